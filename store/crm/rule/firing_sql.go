package rule

import (
	"time"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/event"
)

const firingColumns = `
	f.id, f.rule_id, f.cause, f.happened_at, f.at, coalesce(f.person_id, 0) as person_id, coalesce(p.name, '') as person_name, f.text, f.path, f.why, f.undone_at`

const firingsWithPeople = ` from rule_firings f left join people p on p.account_id = f.account_id and p.id = f.person_id `

// PageSize is how many firings a page of the log shows.
const PageSize = 50

// Log reads a page of what a rule did, newest first, and one more than it holds; before is the last of the page before.
func Log(tx *db.Tx, rule, before int64) (list []Firing, err error) {
	err = tx.List(&list, `
		select `+firingColumns+firingsWithPeople+`
		 where f.account_id = $1 and f.rule_id = $2 and ($3::bigint = 0 or f.id < $3)
		 order by f.id desc limit $4`, rule, before, PageSize+1)
	if err != nil {
		return nil, err
	}
	return list, withEffects(tx, list)
}

// FindFiring reads one with what it did.
func FindFiring(tx *db.Tx, id int64) (f Firing, err error) {
	err = tx.Find(&f, "Este disparo não existe.", `select `+firingColumns+firingsWithPeople+`where f.account_id = $1 and f.id = $2`, id)
	if err != nil {
		return f, err
	}
	one := []Firing{f}
	err = withEffects(tx, one)
	return one[0], err
}

func withEffects(tx *db.Tx, list []Firing) error {
	at := map[int64]int{}
	var ids []int64
	for i, f := range list {
		at[f.ID] = i
		ids = append(ids, f.ID)
	}
	var effects []Effect
	err := tx.List(&effects, `
		select id, firing_id, kind, text, path, done, object_id, card, before_id, after_id, undone_at, undo_note
		  from rule_effects
		 where account_id = $1 and firing_id = any($2)
		 order by id`, pq.Int64Array(ids))
	for _, e := range effects {
		f := &list[at[e.FiringID]]
		f.Effects = append(f.Effects, e)
	}
	return err
}

// Counts are what a rule has done so far.
type Counts struct {
	All    int        `db:"all_of_them"`
	Month  int        `db:"month"` // the last 30 days
	Undone int        `db:"undone"`
	Last   *time.Time `db:"last"`
}

// CountFirings counts them.
func CountFirings(tx *db.Tx, rule int64) (c Counts, err error) {
	err = tx.Get(&c, `
		select count(*) as all_of_them, count(*) filter (where at > $3) as month, count(undone_at) as undone, max(at) as last
		  from rule_firings where account_id = $1 and rule_id = $2`, rule, tx.Now.AddDate(0, 0, -30))
	return c, err
}

// MovePerson gives what rules did for a merged person to the one who stays.
func MovePerson(tx *db.Tx, f event.PersonsMerged) error {
	_, err := tx.Exec(`update rule_firings set person_id = $3 where account_id = $1 and person_id = $2`, f.From, f.Into)
	return err
}
