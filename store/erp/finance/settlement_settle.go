package finance

import (
	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// NewSettlement is what a person types to settle a title, in whole or in part.
type NewSettlement struct {
	TitleID        int64
	Amount         money.Cents // what it takes off the title
	Interest       money.Cents // paid on top
	Discount       money.Cents // of Amount, what is forgiven
	Fee            money.Cents // what the acquirer kept
	PaidOn         dates.Date  // zero: today
	MoneyAccountID int64
	// Key is the form's own UUID: posted twice, it settles once. Empty where the caller sees to that.
	Key string
}

// Settle takes the amount off the title, moves the money and announces it. A second click with the same key changes
// nothing and shows the title as the first left it.
func Settle(tx *db.Tx, n NewSettlement) (Title, error) {
	first, err := firstTime(tx, n.Key, n)
	if err != nil {
		return Title{}, err
	}
	if !first {
		return FindTitle(tx, n.TitleID)
	}
	t, err := lockTitle(tx, n.TitleID)
	if err != nil {
		return t, err
	}
	today := dates.Of(tx.Now, tx.Zone())
	s := Settlement{
		ID: db.NewID(), TitleID: t.ID, PaidOn: n.PaidOn, Amount: n.Amount, Interest: n.Interest, Discount: n.Discount, Fee: n.Fee,
		MoneyAccountID: n.MoneyAccountID,
	}
	if s.PaidOn.IsZero() {
		s.PaidOn = today
	}
	if err := s.check(t, today); err != nil {
		return t, err
	}
	if err := mustBeInUse(tx, s.MoneyAccountID); err != nil {
		return t, err
	}
	err = apply(tx, &t, s, "Baixa lançada")
	return t, err
}

// Reverse undoes a settlement: what it took off is open again, and its money goes back.
func Reverse(tx *db.Tx, settlement int64, reason string) (Title, error) {
	if reason == "" {
		return Title{}, fault.Blame("motivo", "Escreva o motivo do estorno.")
	}
	s, err := FindSettlement(tx, settlement)
	if err != nil {
		return Title{}, err
	}
	t, err := lockTitle(tx, s.TitleID)
	if err != nil {
		return t, err
	}
	if s, err = FindSettlement(tx, settlement); err != nil { // again, now that nobody else can reverse it
		return t, err
	}
	back, err := s.reversal(reason, dates.Of(tx.Now, tx.Zone()))
	if err != nil {
		return t, err
	}
	back.ID = db.NewID()
	err = apply(tx, &t, back, "Baixa estornada")
	return t, err
}

// apply writes a settlement or a reversal on a locked title.
func apply(tx *db.Tx, t *Title, s Settlement, action string) error {
	before := t.Open
	t.take(s.Amount)
	if err := saveTitle(tx, *t); err != nil {
		return err
	}
	if err := insertSettlement(tx, s); err != nil {
		return err
	}
	if t.OnCredit() {
		if _, err := owe(tx, t.PersonID, -s.Amount); err != nil {
			return err
		}
	}
	if err := Post(tx, s.entries(*t)); err != nil {
		return err
	}
	tx.Log(db.Change{Action: action, Object: "titles", ID: t.ID, Before: map[string]any{"open_amount": before}, After: map[string]any{
		"open_amount": t.Open, "settlement_id": s.ID, "amount": s.Amount, "interest": s.Interest, "discount": s.Discount, "fee": s.Fee,
		"money_account_id": s.MoneyAccountID, "paid_on": s.PaidOn, "reason": s.Reason}})
	return tx.Emit(event.TitleSettled{
		TitleID: t.ID, SettlementID: s.ID, PersonID: t.PersonID, BranchID: t.BranchID, Direction: t.Direction, Method: t.Method,
		Document: t.Name(), Amount: s.Amount, Open: t.Open,
	})
}

// mustBeInUse checks the account that was chosen.
func mustBeInUse(tx *db.Tx, id int64) error {
	var there bool
	err := tx.Get(&there, `select exists (select 1 `+accountsAndBranches+` where m.account_id = $1 and m.id = $2 and m.archived_at is null)`, id)
	if err == nil && !there {
		return fault.Blame("money_account_id", "Escolha a conta por onde o dinheiro passa.")
	}
	return err
}
