package intake

import (
	"context"
	"errors"
	"time"

	"omniservicos/db"
	"omniservicos/store/person"
	"omniservicos/store/person/field"
)

// Job is an import that waits to come in or to be undone.
type Job struct{ ImportID int64 }

const jobKind = "pessoas.importar"

// Subscribe makes an import a job that works chunk by chunk, each a transaction: who waits sees how far it has come.
func Subscribe(b *db.Bus) {
	db.Call(b, jobKind, Run)
	db.On(b, MovePerson)
}

// Run takes an import on until its last line is through. A worker that died goes on from the last chunk that was kept.
func Run(ctx context.Context, d *db.DB, account int64, j Job) error {
	var i Import
	var all []Line
	err := d.InAccount(ctx, db.Scope{Account: account, ReadOnly: true}, func(tx *db.Tx) (err error) {
		if i, err = Find(tx, j.ImportID); err == nil && i.State == Running {
			all, err = lines(tx, i)
		}
		return err
	})
	scope := db.Scope{Account: account, Actor: db.Actor{Identity: i.IdentityID, Name: i.Actor, Request: "importacao"}, Timeout: time.Minute}
	for working := i.Working(); err == nil && working && ctx.Err() == nil; {
		err = d.InAccount(ctx, scope, func(tx *db.Tx) (err error) {
			working, err = step(tx, j.ImportID, all)
			return err
		})
	}
	if err == nil && ctx.Err() != nil {
		return &db.Wait{For: time.Second, Cause: errors.New("ainda há linhas por fazer")}
	}
	return err
}

// step does the next chunk and says whether there is more.
func step(tx *db.Tx, id int64, all []Line) (more bool, err error) {
	i, err := lock(tx, id)
	switch {
	case err != nil || !i.Working():
		tx.Log(db.Change{Action: "Importação já concluída", Object: "people_imports", ID: id})
		return false, err
	case i.State == Undoing:
		return undoNext(tx, i)
	}
	return i.Done < len(all), takeNext(tx, i, all)
}

// takeNext brings the next lines in, and closes the import after the last.
func takeNext(tx *db.Tx, i Import, all []Line) error {
	next := all[min(i.Done, len(all)):]
	next = next[:min(len(next), chunk)]
	if len(next) == 0 {
		tx.Log(db.Change{Action: "Importação de pessoas concluída", Object: "people_imports", ID: i.ID, After: i.tally()})
		_, err := tx.Exec(`update people_imports set state = $3, finished_at = $4, content = null where account_id = $1 and id = $2`, i.ID, Finished, tx.Now)
		return err
	}
	b := batch{tx: tx, of: &i, lines: next, results: make([]result, len(next))}
	if err := b.take(); err != nil {
		return err
	}
	i.Done += len(next)
	tx.Log(db.Change{Action: "Linhas da planilha importadas", Object: "people_imports", ID: i.ID, After: i.tally()})
	_, err := tx.Exec(`
		update people_imports set done = $3, made = $4, changed = $5, same = $6, skipped = $7, failed = $8 where account_id = $1 and id = $2`,
		i.ID, i.Done, i.Made, i.Changed, i.Same, i.Skipped, i.Failed)
	return err
}

func (i Import) tally() map[string]any {
	return map[string]any{"rows": i.Done, "made": i.Made, "changed": i.Changed, "same": i.Same, "skipped": i.Skipped, "failed": i.Failed}
}

// batch is one chunk of lines on its way in.
type batch struct {
	tx      *db.Tx
	of      *Import
	lines   []Line
	results []result
	own     []field.Field
	tags    map[string]int64  // by folded name
	origins map[string]string // key by what the file says
}

// result is what became of a line, as it is kept.
type result struct {
	outcome  string
	personID int64
	text     string
	before   *Snapshot
	now      Snapshot // of who was changed
}

// take brings the lines in: who is new all at once, who is there one by one.
func (b *batch) take() error {
	if err := b.prepare(); err != nil {
		return err
	}
	ids, err := known(b.tx, b.lines)
	if err != nil {
		return err
	}
	there, err := snapshots(b.tx, ids)
	if err != nil {
		return err
	}
	var fresh []int // positions
	for k, l := range b.lines {
		s, found := there[ids[k]]
		switch {
		case l.Problem != "":
			b.results[k] = result{outcome: Failed, text: l.Problem}
		case !found:
			fresh = append(fresh, k)
		case b.of.OnDuplicate == Skip:
			b.results[k] = result{outcome: Skipped, personID: s.Person.ID, text: "Já está no cadastro como “" + s.Person.Name + "”."}
		default:
			if b.results[k], err = b.lay(l, s); err != nil {
				return err
			}
			if b.results[k].outcome == Changed {
				there[s.Person.ID] = b.results[k].now // two lines may be one person: the second starts from the first
			}
		}
	}
	if err := b.register(fresh); err != nil {
		return err
	}
	return b.keep()
}

// register creates who is new.
func (b *batch) register(fresh []int) error {
	people := make([]person.Person, len(fresh))
	for n, k := range fresh {
		people[n] = b.lines[k].Person
	}
	if err := person.Register(b.tx, people); err != nil {
		return err
	}
	values := map[int64]map[int64]string{}
	var tags [][]any
	for n, k := range fresh {
		id := people[n].ID
		b.results[k] = result{outcome: Made, personID: id}
		values[id] = b.lines[k].Fields
		for _, tag := range b.tagsOf(b.lines[k]) {
			tags = append(tags, []any{id, tag})
		}
	}
	if err := field.Add(b.tx, b.own, values); err != nil {
		return err
	}
	return b.tx.InsertOrSkip("person_tags", "person_id, tag_id", tags...)
}
