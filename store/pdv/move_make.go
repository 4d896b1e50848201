package pdv

import (
	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// MakeMove does a suprimento, a sangria, a despesa or an opening of the drawer, once for each form.
func MakeMove(tx *db.Tx, m Move) (Event, error) {
	till, err := LockTill(tx, m.TillID)
	if err != nil {
		return Event{}, err
	}
	if err := m.check(); err != nil {
		return Event{}, err
	}
	done, found, err := eventOfForm(tx, m.Client)
	if err != nil || found {
		return repeated(tx, m, done, err)
	}
	if err := till.mustBeOpenFor(m.Kind); err != nil {
		return Event{}, err
	}
	return move(tx, till, m)
}

// mustBeOpenFor: money moves only within a shift, whose count then takes it in.
func (t *Till) mustBeOpenFor(kind string) error {
	if t.Open() {
		return nil
	}
	return fault.Refuse("O " + t.Name + " está fechado: abra o caixa antes de mexer na gaveta (" + EventTitle(kind) + ").")
}

// openDrawer opens it by the printer on the network, where there is one; money moves by hand from there.
func (t *Till) openDrawer(tx *db.Tx) error {
	if !t.Printer.Network() || !t.Printer.Drawer {
		return nil
	}
	return QueuePrints(tx, t.ID, Print{Kind: DrawerOpened, Copy: 1, Drawer: true})
}

func repeated(tx *db.Tx, m Move, done Event, err error) (Event, error) {
	if err == nil && !m.same(done) {
		err = fault.Conflict("Este formulário já foi gravado com outros valores. Recarregue a página para ver o que ficou.")
	}
	if err == nil {
		tx.Log(db.Change{Action: "Envio repetido ignorado", Object: "till_events", ID: done.ID})
	}
	return done, err
}

func move(tx *db.Tx, till Till, m Move) (Event, error) {
	e := Event{
		ID: db.NewID(), Kind: m.Kind, TillID: till.ID, ShiftID: till.ShiftID, Amount: m.Amount, Reason: m.Reason, Source: m.Source,
		ClientID: &m.Client,
	}
	if err := allowWithdrawal(tx, till, m, &e); err != nil {
		return e, err
	}
	if err := moveMoney(tx, till, m, &e); err != nil {
		return e, err
	}
	if _, err := Record(tx, e); err != nil {
		return e, err
	}
	if err := till.openDrawer(tx); err != nil {
		return e, err
	}
	tx.Log(db.Change{Action: actions[m.Kind], Object: "till_events", ID: e.ID, After: map[string]any{
		"till": till.Name, "amount": m.Amount, "reason": m.Reason, "kind": m.Kind, "from": m.Source, "authorised_by": e.Granted}})
	return FindEvent(tx, e.ID)
}

// allowWithdrawal asks for a supervisor's PIN where the account wants one for each sangria.
func allowWithdrawal(tx *db.Tx, till Till, m Move, e *Event) error {
	settings, err := tx.Settings()
	if err != nil || m.Kind != Withdrawal || !settings.WithdrawalPIN {
		return err
	}
	by, err := Authority(tx, m.Grant, Ask{Act: "sangria", TargetID: *till.ShiftID, TillID: till.ID, Amount: m.Amount}, "amount", "A sangria precisa da autorização de um gerente.")
	e.GrantedBy, e.Granted = by.SupervisorID, by.Supervisor
	return err
}

func moveMoney(tx *db.Tx, till Till, m Move, e *Event) error {
	switch m.Kind {
	case Supply:
		return supply(tx, till, m, e.ID)
	case Withdrawal:
		if err := refuseBeyondDrawer(tx, till, m.Amount); err != nil {
			return err
		}
		return fromDrawerToSafe(tx, till, m, e.ID)
	case Expense:
		return spend(tx, till, m, e)
	case DrawerOpened:
		return nil
	}
	return fault.Refuse("Este movimento de caixa não existe.")
}

func supply(tx *db.Tx, till Till, m Move, event int64) error {
	entries := []finance.Entry{{AccountID: till.MoneyAccountID, Kind: Supply, Amount: m.Amount, Text: "Suprimento · " + m.Reason, OriginKind: "caixa", OriginID: event}}
	if m.Source == FromSafe {
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		entries = append(entries, finance.Entry{AccountID: settings.SafeAccountID, Kind: Supply, Amount: -m.Amount,
			Text: "Suprimento do " + till.Name + " · " + m.Reason, OriginKind: "caixa", OriginID: event})
	}
	return finance.Post(tx, entries)
}

// refuseBeyondDrawer keeps the drawer from going below zero. It does not say how much is there: the count is blind.
func refuseBeyondDrawer(tx *db.Tx, till Till, amount money.Cents) error {
	balance, err := lockDrawer(tx, till)
	if err == nil && amount > balance {
		return fault.Blame("amount", "Não há tanto dinheiro nesta gaveta: confira o valor.")
	}
	return err
}

// lockDrawer gives what the drawer holds, and locks the safe with it, in their order: money may go there.
func lockDrawer(tx *db.Tx, till Till) (money.Cents, error) {
	settings, err := tx.Settings()
	if err != nil {
		return 0, err
	}
	balances, err := finance.LockBalances(tx, till.MoneyAccountID, settings.SafeAccountID)
	return balances[till.MoneyAccountID], err
}

func fromDrawerToSafe(tx *db.Tx, till Till, m Move, event int64) error {
	settings, err := tx.Settings()
	if err != nil {
		return err
	}
	return finance.Post(tx, []finance.Entry{
		{AccountID: till.MoneyAccountID, Kind: Withdrawal, Amount: -m.Amount, Text: "Sangria · " + m.Reason, OriginKind: "caixa", OriginID: event},
		{AccountID: settings.SafeAccountID, Kind: Withdrawal, Amount: m.Amount, Text: "Sangria do " + till.Name + " · " + m.Reason, OriginKind: "caixa", OriginID: event},
	})
}

// spend makes a payable that is paid from the drawer at once: the expense stands in the books with its category, and
// event and title name each other.
func spend(tx *db.Tx, till Till, m Move, e *Event) error {
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
func Overfull(tx *db.Tx, till Till) (limit money.Cents, over bool, err error) {
	settings, err := tx.Settings()
	if err != nil || settings.DrawerAlert == 0 || !till.Open() {
		return 0, false, err
	}
	balance, err := finance.Balance(tx, till.MoneyAccountID)
	limit = money.Cents(settings.DrawerAlert)
	return limit, balance > limit, err
}
