package rule

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/cause"
	"omniservicos/store/person"
)

// Rehearse says what the rule would have done over the last 90 days. It asks what the real run asks, and writes nothing.
func Rehearse(tx *db.Tx, r Rule, n Names) (h Rehearsal, err error) {
	from := tx.Now.AddDate(0, 0, -RehearsedDays)
	w := cause.Window{From: from, To: tx.Now, N: r.Days, Zone: tx.Zone(), Past: true}
	if h.Causes, h.Cases, err = r.found(tx, n.Trigger(r.Cause), w); err != nil {
		return h, err
	}
	slices.Reverse(h.Cases)
	h.tally(from, tx.Now, tx.Zone())
	return h, h.name(tx)
}

// name reads who the first cases and the people met most are: there may be thousands of others, which nobody is shown.
func (h *Rehearsal) name(tx *db.Tx) error {
	if err := gather(tx, h.Cases[:min(len(h.Cases), Shown)]); err != nil {
		return err
	}
	h.People = h.People[:min(len(h.People), mostPeople)]
	var ids []int64
	for _, t := range h.People {
		ids = append(ids, t.ID)
	}
	people, err := person.ByIDs(tx, ids)
	for i := range h.People {
		h.People[i].Name = people[h.People[i].ID].Name
	}
	return err
}
