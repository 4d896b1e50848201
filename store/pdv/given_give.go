package pdv

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/authority"
)

// Adjust gives a discount or a surcharge on the sale or on one of its lines, up to the person's limit or to what a
// supervisor allowed. Less than what stands needs no one.
func Adjust(tx *db.Tx, sale int64, a Adjustment) (Sale, error) {
	s, err := LockSale(tx, sale)
	if err != nil {
		return s, err
	}
	if err := s.MustBeOpen(); err != nil {
		return s, err
	}
	given, base, err := s.givenTo(a.Line)
	if err != nil {
		return s, err
	}
	if err := a.check(base); err != nil {
		return s, err
	}
	by, err := s.allow(tx, a, given, base)
	if err != nil {
		return s, err
	}
	noteAdjustment(tx, &s, a, given.stands(a), a.amount(base), by)
	given.give(a, base, by != "" || a.amount(base) <= given.stands(a))
	if a.Line != 0 {
		item := s.line(a.Line)
		item.Total = given.on(base)
		if err := saveLines(tx, s.ID, []*Item{item}); err != nil {
			return s, err
		}
	}
	return s, saveTotals(tx, &s)
}

// givenTo is what stands on the sale or on a line, and what it is taken of.
func (s *Sale) givenTo(line int) (*Given, money.Cents, error) {
	if line == 0 {
		return &s.Given, s.Subtotal, nil
	}
	item := s.line(line)
	if item == nil {
		return nil, 0, fault.Missing("Este item não está na venda.")
	}
	return &item.Given, item.base(), nil
}

// AdjustmentBase is what is asked of a sale before a supervisor allows a discount or a surcharge: what it is taken of.
func AdjustmentBase(tx *db.Tx, sale int64, line int) (money.Cents, error) {
	s, err := FindSale(tx, sale)
	if err != nil {
		return 0, err
	}
	_, base, err := s.givenTo(line)
	return base, err
}

// line is an item that counts, or nil.
func (s *Sale) line(n int) *Item {
	for i := range s.Items {
		if s.Items[i].LineNo == n && s.Items[i].CancelledAt == nil {
			return &s.Items[i]
		}
	}
	return nil
}

// allow uses up a supervisor's grant where the person's own limit does not reach, and names the supervisor.
func (s *Sale) allow(tx *db.Tx, a Adjustment, t *Given, base money.Cents) (supervisor string, err error) {
	amount, most := a.amount(base), s.room(a, t, base)
	if amount <= most || amount <= t.stands(a) {
		return "", nil
	}
	noun, act := a.noun()
	where := "nesta venda"
	if a.Line != 0 {
		where = "neste item"
	}
	ask := authority.Ask{Act: act, TargetID: s.ID, Line: a.Line, TillID: s.TillID, Amount: amount}
	grant, err := authority.Require(tx, a.Grant, ask, "discount", "Seu limite de "+noun+" "+where+" é "+most.String()+": peça a um gerente.")
	return grant.Supervisor, err
}

func noteAdjustment(tx *db.Tx, s *Sale, a Adjustment, before, after money.Cents, supervisor string) {
	action, key := "Desconto alterado", "discount"
	if a.Surcharge {
		action, key = "Acréscimo alterado", "surcharge"
	}
	was, is := map[string]any{key: before}, map[string]any{key: after}
	if a.Line != 0 {
		was["line"], is["line"] = a.Line, a.Line
	}
	if supervisor != "" {
		is["authorised_by"] = supervisor
	}
	tx.Log(db.Change{Action: action, Object: "sales", ID: s.ID, Before: was, After: is})
}
