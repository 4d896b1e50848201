package tills

import (
	"context"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/stock"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// OpenFirst gives a new account its first till.
func OpenFirst(tx *db.Tx, f event.AccountCreated) error {
	depot, err := stock.MainDepot(tx, f.BranchID)
	if err != nil {
		return err
	}
	_, err = New(tx, "Caixa 1", f.BranchID, depot)
	return err
}

// New makes a till and its drawer.
func New(tx *db.Tx, name string, branch, depot int64) (int64, error) {
	drawer, err := finance.NewAccount(tx, "caixa", name, branch)
	if err != nil {
		return 0, err
	}
	id := db.NewID()
	tx.Log(db.Change{Action: "Caixa criado", Object: "tills", ID: id, After: map[string]any{"till": name, "depot_id": depot}})
	return id, tx.Insert("tills", "id, name, branch_id, depot_id, money_account_id", []any{id, name, branch, depot, drawer})
}

// Open begins a shift: the float (fundo de troco) leaves the safe and enters the drawer.
func Open(tx *db.Tx, id int64, float money.Cents) (Shift, error) {
	till, err := Lock(tx, id)
	if err != nil {
		return Shift{}, err
	}
	if till.Open() {
		return Shift{}, fault.Refuse("O " + till.Name + " já está aberto.")
	}
	if float < 0 {
		return Shift{}, fault.Blame("float", "O fundo de troco não pode ser negativo.")
	}
	shift := Shift{
		ID: db.NewID(), TillID: id, Float: float, OpenedAt: tx.Now, OpenedBy: tx.Actor.Identity,
		BusinessDay: dates.Of(tx.Now, tx.Zone()),
	}
	if err := insertShift(tx, &shift); err != nil {
		return Shift{}, err
	}
	tx.Log(db.Change{Action: "Caixa aberto", Object: "shifts", ID: shift.ID, After: map[string]any{"till": till.Name, "number": shift.Number, "float": float}})
	return shift, MoveCash(tx, till, "fundo", float, "Fundo de troco", shift.ID)
}

// insertShift numbers the shift after the till's last one; the till is locked, so no two take one number.
func insertShift(tx *db.Tx, s *Shift) error {
	err := tx.Get(&s.Number, `select coalesce(max(number), 0) + 1 from shifts where account_id = $1 and till_id = $2`, s.TillID)
	if err != nil {
		return err
	}
	err = tx.Insert("shifts", "id, till_id, number, business_day, float_amount, opened_at, opened_by",
		[]any{s.ID, s.TillID, s.Number, s.BusinessDay, s.Float, s.OpenedAt, s.OpenedBy})
	if err != nil {
		return err
	}
	_, err = tx.Exec(`update tills set shift_id = $3 where account_id = $1 and id = $2`, s.TillID, s.ID)
	return err
}

// MoveCash takes amount from the safe into the till's drawer; a negative amount goes back.
func MoveCash(tx *db.Tx, till Till, kind string, amount money.Cents, text string, shift int64) error {
	if amount == 0 {
		return nil
	}
	settings, err := tx.Settings()
	if err != nil {
		return err
	}
	return finance.Post(tx, []finance.Entry{
		{AccountID: settings.SafeAccountID, Kind: kind, Amount: -amount, Text: text + " · " + till.Name, OriginKind: "turno", OriginID: shift},
		{AccountID: till.MoneyAccountID, Kind: kind, Amount: amount, Text: text, OriginKind: "turno", OriginID: shift},
	})
}

// Know refuses a till that is not this account's, before a PIN is tried at it: tries are counted by till.
func Know(ctx context.Context, d *db.DB, account, till int64) error {
	return d.InAccount(ctx, db.Scope{Account: account, ReadOnly: true}, func(tx *db.Tx) error {
		_, err := Find(tx, till)
		return err
	})
}
