package rule

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/cause"
)

// Rehearse says what the rule would have done over the last 90 days. It asks what the real run asks, and writes nothing.
func Rehearse(tx *db.Tx, r Rule, n Names) (h Rehearsal, err error) {
	from := tx.Now.AddDate(0, 0, -RehearsedDays)
	w := cause.Window{From: from, To: tx.Now, N: r.Days, Zone: tx.Zone(), Past: true}
	if h.Causes, h.Cases, err = r.found(tx, n.Trigger(r.Cause), w); err != nil {
		return h, err
	}
	if err := gather(tx, h.Cases); err != nil {
		return h, err
	}
	slices.Reverse(h.Cases)
	h.tally(from, tx.Now, tx.Zone())
	return h, nil
}
