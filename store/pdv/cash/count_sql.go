package cash

import (
	"cmp"
	"slices"

	"omniservicos/db"
	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/tills"
)

func saveCounts(tx *db.Tx, shift int64, counts []Count) error {
	rows := make([][]any, len(counts))
	for i := range counts {
		c := &counts[i]
		c.CountedBy, c.At = tx.Actor.Name, tx.Now
		rows[i] = []any{shift, c.Closing, c.Round, c.Method, c.Counted, c.Expected, orNull(c.Notes), tx.Actor.Identity, c.CountedBy, c.At}
	}
	return tx.InsertLater("shift_counts", "shift_id, closing, round, method, counted, expected, notes, identity_id, counted_by, at", rows...)
}

// orNull keeps jsonb free of empty text.
func orNull(raw []byte) any {
	if len(raw) == 0 {
		return nil
	}
	return string(raw)
}

// CountsOf are the counts of a shift's last closing, both rounds, cash first.
func CountsOf(tx *db.Tx, shift int64) (counts []Count, err error) {
	err = tx.List(&counts, `
		select closing, round, method, counted, expected, notes, counted_by, at
		  from shift_counts
		 where account_id = $1 and shift_id = $2
		   and closing = (select max(closing) from shift_counts where account_id = $1 and shift_id = $2)
		 order by round, method`, shift)
	if err != nil {
		return nil, err
	}
	methods, err := payment.Of(tx)
	for i := range counts {
		counts[i].Title = titleOf(methods, counts[i].Method)
	}
	slices.SortStableFunc(counts, func(a, b Count) int {
		return cmp.Or(cmp.Compare(a.Round, b.Round), cmp.Compare(placeOf(methods, a.Method), placeOf(methods, b.Method)))
	})
	return counts, err
}

// placeOf is a form of payment's among the account's own: cash stands first, what it no longer takes last.
func placeOf(methods payment.Config, code string) int {
	if code == InDrawer {
		return -1
	}
	if m, known := methods.Find(code); known {
		return m.Position
	}
	return len(methods.Methods)
}

// CountAgain is the second count of a closed shift, by who checks: it stands beside the first, and changes nothing else.
func CountAgain(tx *db.Tx, shiftID int64, d Declared, note string) error {
	shift, err := tills.FindShift(tx, shiftID)
	if err != nil {
		return err
	}
	till, err := tills.Lock(tx, shift.TillID) // two who check at once: the second finds it done
	if err != nil {
		return err
	}
	if shift, err = tills.FindShift(tx, shiftID); err != nil {
		return err
	}
	if shift.ClosedAt == nil {
		return fault.Refuse("Este turno está aberto: a conferência se faz depois do fechamento.")
	}
	if err := d.check(); err != nil {
		return err
	}
	first, err := CountsOf(tx, shiftID)
	if err != nil {
		return err
	}
	second, err := secondRound(first, d)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Turno conferido", Object: "shifts", ID: shiftID,
		After: map[string]any{"till": till.Name, "number": shift.Number, "counted": d.Cash, "expected": shift.Expected, "note": note}})
	return saveCounts(tx, shiftID, second)
}

// secondRound stands what was declared beside what the first round expected.
func secondRound(first []Count, d Declared) (second []Count, err error) {
	r := Reading{}
	closing := 0
	for _, c := range first {
		if c.Round == 2 {
			return nil, fault.Refuse("Este turno já foi conferido.")
		}
		closing = c.Closing
		if c.Method == InDrawer {
			r.Expected = c.Expected
		} else {
			r.Methods = append(r.Methods, MethodTotal{Method: c.Method, Amount: c.Expected})
		}
	}
	if closing == 0 {
		return nil, fault.Refuse("Este turno foi fechado sem contagem por forma de pagamento: não há o que conferir.")
	}
	return d.counts(&r, payment.Config{}, closing, 2), nil
}
