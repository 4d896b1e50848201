package cash

import (
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
	view "omniservicos/views/pdv/cash"
	"omniservicos/views/pdv/part"
	"omniservicos/web"
)

func showShift(c *web.Context) error {
	v, err := shiftView(c, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Page(v.Till.Name, view.Shift(v))
}

func shiftView(c *web.Context, id int64) (v view.ShiftView, err error) {
	v = view.ShiftView{Zone: c.Tx.Zone(), Sells: c.May(may.Sell), Sees: c.May(may.ViewCounts), Reason: &part.ReasonForm{}}
	if v.Again, err = countForm(c); err != nil {
		return v, err
	}
	if v.Shift, err = tills.FindShift(c.Tx, id); err != nil {
		return v, err
	}
	if v.Till, err = tills.Find(c.Tx, v.Shift.TillID); err != nil {
		return v, err
	}
	if v.Counts, err = cash.CountsOf(c.Tx, id); err != nil {
		return v, err
	}
	if v.Zs, err = cash.ZsOfShift(c.Tx, id); err != nil {
		return v, err
	}
	if v.Events, err = trail.OfShift(c.Tx, id); err != nil {
		return v, err
	}
	if v.Unsent, err = cash.ListUnsent(c.Tx, id); err != nil {
		return v, err
	}
	closed := v.Shift.ClosedAt != nil
	v.Counter = c.May(may.Count) && closed && len(v.Counts) > 0 && v.Counts[len(v.Counts)-1].Round == 1
	v.Reopens, err = mayReopen(c, v, closed)
	return v, err
}

func mayReopen(c *web.Context, v view.ShiftView, closed bool) (bool, error) {
	if !closed || v.Till.Open() || !c.May(may.Reopen) {
		return false, nil
	}
	last, err := tills.LastShift(c.Tx, v.Till.ID)
	return last == v.Shift.ID, err
}

func countAgain(c *web.Context) error {
	f, err := countForm(c)
	if err != nil {
		return err
	}
	if c.Read(f) {
		err := cash.CountAgain(c.Tx, c.ID("id"), f.Declared, f.Note)
		if err == nil {
			return c.Done(c.URL().Path[:len(c.URL().Path)-len("/conferir")], "Conferência gravada.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := shiftView(c, c.ID("id"))
	if err != nil {
		return err
	}
	v.Again, v.Counter = f, true
	return c.Invalid(v.Till.Name, view.Shift(v))
}

func reopenShift(c *web.Context) error {
	var f part.ReasonForm
	if c.Read(&f) {
		shift, err := cash.ReopenShift(c.Tx, c.ID("id"), f.Reason)
		if err == nil {
			return c.Done(part.TillPath(shift.TillID, ""), "Turno reaberto.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := shiftView(c, c.ID("id"))
	if err != nil {
		return err
	}
	v.Reason, v.Reopens = &f, true
	return c.Invalid(v.Till.Name, view.Shift(v))
}
