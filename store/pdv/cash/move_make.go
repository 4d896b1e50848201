package cash

import (
	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
)

// MakeMove does a suprimento, a sangria, a despesa or an opening of the drawer, once for each form.
func MakeMove(tx *db.Tx, m Move) (trail.Event, error) {
	till, err := tills.Lock(tx, m.TillID)
	if err != nil {
		return trail.Event{}, err
	}
	if err := m.check(); err != nil {
		return trail.Event{}, err
	}
	done, found, err := trail.OfForm(tx, m.Client)
	if err != nil || found {
		return repeated(tx, m, done, err)
	}
	if err := mustBeOpenFor(till, m.Kind); err != nil {
		return trail.Event{}, err
	}
	return move(tx, till, m)
}

// mustBeOpenFor: money moves only within a shift, whose count then takes it in.
func mustBeOpenFor(till tills.Till, kind string) error {
	if till.Open() {
		return nil
	}
	return fault.Refuse("O " + till.Name + " está fechado: abra o caixa antes de mexer na gaveta (" + trail.TitleOf(kind) + ").")
}

// print has the printer on the network, where there is one, open the drawer and print what is signed; money moves by hand
// from there.
func print(tx *db.Tx, till tills.Till, e trail.Event) error {
	p := tills.Print{Kind: trail.DrawerOpened, Copy: 1, Drawer: till.Printer.Drawer}
	if e.MovesMoney() {
		p.Kind, p.SubjectID = tills.MovePaper, e.ID
	}
	if !till.Printer.Network() || (!p.Drawer && p.SubjectID == 0) {
		return nil
	}
	return tills.QueuePrints(tx, till.ID, p)
}

func repeated(tx *db.Tx, m Move, done trail.Event, err error) (trail.Event, error) {
	if err == nil && !m.same(done) {
		err = fault.Conflict("Este formulário já foi gravado com outros valores. Recarregue a página para ver o que ficou.")
	}
	if err == nil {
		tx.Log(db.Change{Action: "Envio repetido ignorado", Object: "till_events", ID: done.ID})
	}
	return done, err
}

func move(tx *db.Tx, till tills.Till, m Move) (trail.Event, error) {
	e := trail.Event{
		ID: db.NewID(), Kind: m.Kind, TillID: till.ID, ShiftID: till.ShiftID, Amount: m.Amount, Reason: m.Reason, Source: m.Source,
		ClientID: &m.Client,
	}
	if err := allowWithdrawal(tx, till, m, &e); err != nil {
		return e, err
	}
	if err := moveMoney(tx, till, m, &e); err != nil {
		return e, err
	}
	if _, err := trail.Record(tx, e); err != nil {
		return e, err
	}
	if err := print(tx, till, e); err != nil {
		return e, err
	}
	tx.Log(db.Change{Action: actions[m.Kind], Object: "till_events", ID: e.ID, After: map[string]any{
		"till": till.Name, "amount": m.Amount, "reason": m.Reason, "kind": m.Kind, "from": m.Source, "authorised_by": e.Granted}})
	return trail.Find(tx, e.ID)
}

// allowWithdrawal asks for a supervisor's PIN where the account wants one for each sangria.
func allowWithdrawal(tx *db.Tx, till tills.Till, m Move, e *trail.Event) error {
	settings, err := tx.Settings()
	if err != nil || m.Kind != trail.Withdrawal || !settings.WithdrawalPIN {
		return err
	}
	by, err := authority.Require(tx, m.Grant, authority.Ask{Act: "sangria", TargetID: *till.ShiftID, TillID: till.ID, Amount: m.Amount}, "amount", "A sangria precisa da autorização de um gerente.")
	e.GrantedBy, e.Granted = by.SupervisorID, by.Supervisor
	return err
}

func moveMoney(tx *db.Tx, till tills.Till, m Move, e *trail.Event) error {
	switch m.Kind {
	case trail.Supply:
		return supply(tx, till, m, e.ID)
	case trail.Withdrawal:
		if err := refuseBeyondDrawer(tx, till, m.Amount); err != nil {
			return err
		}
		return fromDrawerToSafe(tx, till, m, e.ID)
	case trail.Expense:
		return spend(tx, till, m, e)
	case trail.DrawerOpened:
		return nil
	}
	return fault.Refuse("Este movimento de caixa não existe.")
}

func supply(tx *db.Tx, till tills.Till, m Move, event int64) error {
	entries := []finance.Entry{{AccountID: till.MoneyAccountID, Kind: trail.Supply, Amount: m.Amount, Text: "Suprimento · " + m.Reason, OriginKind: "caixa", OriginID: event}}
	if m.Source == FromSafe {
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		entries = append(entries, finance.Entry{AccountID: settings.SafeAccountID, Kind: trail.Supply, Amount: -m.Amount,
			Text: "Suprimento do " + till.Name + " · " + m.Reason, OriginKind: "caixa", OriginID: event})
	}
	return finance.Post(tx, entries)
}

// refuseBeyondDrawer keeps the drawer from going below zero. It does not say how much is there: the count is blind.
func refuseBeyondDrawer(tx *db.Tx, till tills.Till, amount money.Cents) error {
	balance, err := lockDrawer(tx, till)
	if err == nil && amount > balance {
		return fault.Blame("amount", "Não há tanto dinheiro nesta gaveta: confira o valor.")
	}
	return err
}

// lockDrawer gives what the drawer holds, and locks the safe with it, in their order: money may go there.
func lockDrawer(tx *db.Tx, till tills.Till) (money.Cents, error) {
	settings, err := tx.Settings()
	if err != nil {
		return 0, err
	}
	balances, err := finance.LockBalances(tx, till.MoneyAccountID, settings.SafeAccountID)
	return balances[till.MoneyAccountID], err
}

func fromDrawerToSafe(tx *db.Tx, till tills.Till, m Move, event int64) error {
	settings, err := tx.Settings()
	if err != nil {
		return err
	}
	return finance.Post(tx, []finance.Entry{
		{AccountID: till.MoneyAccountID, Kind: trail.Withdrawal, Amount: -m.Amount, Text: "Sangria · " + m.Reason, OriginKind: "caixa", OriginID: event},
		{AccountID: settings.SafeAccountID, Kind: trail.Withdrawal, Amount: m.Amount, Text: "Sangria do " + till.Name + " · " + m.Reason, OriginKind: "caixa", OriginID: event},
	})
}

// spend makes a payable that is paid from the drawer at once: the expense stands in the books with its category, and
// event and title name each other.
func spend(tx *db.Tx, till tills.Till, m Move, e *trail.Event) error {
	if err := refuseBeyondDrawer(tx, till, m.Amount); err != nil {
		return err
	}
	today := dates.Of(tx.Now, tx.Zone())
	made, err := finance.CreateTitles(tx, finance.NewTitles{
		Direction: "pagar", PersonID: m.Person, BranchID: till.BranchID, Document: "Despesa do " + till.Name, Category: m.Source, Method: "dinheiro",
		Note: m.Reason, IssuedOn: today, Parts: []finance.Part{{DueOn: today, Amount: m.Amount}}, OriginKind: "caixa", OriginID: e.ID,
	})
	if err != nil {
		return err
	}
	e.TitleID = &made[0].ID
	_, err = finance.Settle(tx, finance.NewSettlement{TitleID: made[0].ID, Amount: m.Amount, PaidOn: today, MoneyAccountID: till.MoneyAccountID})
	return err
}

// Overfull says whether the drawer holds more than the account wants in it; the amount itself stays unsaid.
func Overfull(tx *db.Tx, till tills.Till) (limit money.Cents, over bool, err error) {
	settings, err := tx.Settings()
	if err != nil || settings.DrawerAlert == 0 || !till.Open() {
		return 0, false, err
	}
	balance, err := finance.Balance(tx, till.MoneyAccountID)
	limit = money.Cents(settings.DrawerAlert)
	return limit, balance > limit, err
}
