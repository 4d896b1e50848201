package rule

import (
	"slices"
	"strconv"
	"time"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/cause"
	"omniservicos/store/crm"
)

// overlap is how far each look goes back behind the last one: a row is seen only when its transaction is through, and none
// lives longer than that.
const overlap = 5 * time.Minute

// stretch is the longest time that one look covers: after a long rest a rule catches up day by day.
const stretch = 24 * time.Hour

// handful is how many causes one transaction fires for: short ones keep out of everybody's way.
const handful = 50

// window is what the rule looks at next.
func (r Rule) window(now time.Time, zone *time.Location) cause.Window {
	from := r.Seen.Add(-overlap)
	if from.Before(r.Since) {
		from = r.Since
	}
	to := now
	if end := r.Seen.Add(stretch); end.Before(now) {
		to = end
	}
	return cause.Window{From: from, To: to, N: r.Days, Zone: zone}
}

// Step fires one rule for its next causes, a handful at most, and says whether it has more to look at. Whatever ends it,
// what it did and that it did it are kept or lost together; the key of the log keeps a cause from firing twice.
func Step(tx *db.Tx, id int64) (more bool, err error) {
	r, found, err := hold(tx, id)
	if err != nil || !found {
		return false, err
	}
	if err := tx.Within(r.Branches); err != nil {
		return false, err
	}
	t, found, err := cause.Named(tx, r.Cause)
	if err != nil {
		return false, err
	}
	if !found { // of a plugin that is off: what happens meanwhile is none of the rule's
		return false, mark(tx, id, tx.Now)
	}
	w := r.window(tx.Now, tx.Zone())
	due, err := r.due(tx, t, w)
	if err != nil {
		return false, err
	}
	if len(due) > 0 {
		if left, err := r.fire(tx, due); err != nil || left {
			return left, err
		}
	}
	return w.To.Before(tx.Now), mark(tx, id, w.To)
}

// due are the cases of the window that the rule has not fired for.
func (r Rule) due(tx *db.Tx, t cause.Trigger, w cause.Window) ([]Case, error) {
	_, cases, err := r.found(tx, t, w)
	if err != nil || len(cases) == 0 {
		return nil, err
	}
	var keys, fired []string
	for _, k := range cases {
		keys = append(keys, k.Key)
	}
	err = tx.List(&fired, `select cause from rule_firings where account_id = $1 and rule_id = $2 and cause = any($3)`, r.ID, pq.StringArray(keys))
	done := map[string]bool{}
	for _, key := range fired {
		done[key] = true
	}
	return slices.DeleteFunc(cases, func(k Case) bool { return done[k.Key] }), err
}

// mark keeps up to where the rule has looked. It is a bookmark of the machine's and changes nothing of anybody's, so it
// leaves no line in the audit; that is why it is read like a query.
func mark(tx *db.Tx, id int64, seen time.Time) error {
	var kept time.Time
	return tx.Get(&kept, `update rules set seen = greatest(seen, $3), failure = '' where account_id = $1 and id = $2 returning seen`, id, seen)
}

// fire does what the rule says for the first of the cases, and says whether some are left. A rule that fires too often
// within an hour pauses itself and tells who wrote it.
func (r Rule) fire(tx *db.Tx, due []Case) (left bool, err error) {
	var lately int
	err = tx.Get(&lately, `select count(*) from rule_firings where account_id = $1 and rule_id = $2 and at > $3`, r.ID, tx.Now.Add(-time.Hour))
	if err != nil {
		return false, err
	}
	if lately >= most {
		return false, r.stop(tx)
	}
	now := due[:min(len(due), handful, most-lately)]
	if err := gather(tx, now); err != nil {
		return false, err
	}
	n, err := ReadNames(tx)
	if err != nil {
		return false, err
	}
	tx.Actor = db.Actor{Name: cause.MarkOfRules + r.Name, Request: tx.Actor.Request}
	for _, k := range now {
		if err := r.do(tx, k, n); err != nil {
			return false, err
		}
	}
	return len(due) > len(now), nil
}

func (r Rule) stop(tx *db.Tx) error {
	why := "Disparou mais de 1.000 vezes em uma hora."
	if err := crm.Notify(tx, r.EditedBy, "A automação “"+r.Name+"” pausou sozinha: disparou mais de 1.000 vezes em uma hora.", Path(r.ID)); err != nil {
		return err
	}
	return r.become(tx, Paused, why)
}

// Path is the page of a rule.
func Path(id int64) string { return "/crm/automacoes/" + strconv.FormatInt(id, 10) }
