package intake

import (
	"encoding/json"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/person/field"
	"omniservicos/store/words"
)

// prepare makes sure of the tags and origins that the lines name. One that cannot be is a line's problem, not the file's.
func (b *batch) prepare() (err error) {
	if b.own, err = field.List(b.tx); err != nil {
		return err
	}
	b.tags, b.origins = map[string]int64{}, map[string]string{"": ""}
	for k := range b.lines {
		l := &b.lines[k]
		if l.Problem != "" {
			continue
		}
		for _, name := range l.Tags {
			if err := b.tag(name); err != nil && !blame(l, err) {
				return err
			}
		}
		if err := b.origin(l.Origin); err != nil && !blame(l, err) {
			return err
		}
		l.Person.Origin = b.origins[words.Key(l.Origin)]
	}
	return nil
}

// blame makes a refusal the line's problem.
func blame(l *Line, err error) bool {
	f, refused := fault.As(err)
	if refused {
		l.Problem = f.Text
	}
	return refused
}

func (b *batch) tag(name string) error {
	if _, known := b.tags[words.Key(name)]; known {
		return nil
	}
	list, err := person.EnsureTags(b.tx, name)
	if err == nil {
		b.tags[words.Key(name)] = list[0].ID
	}
	return err
}

func (b *batch) origin(name string) error {
	if _, known := b.origins[words.Key(name)]; known {
		return nil
	}
	key, err := person.EnsureOrigin(b.tx, name)
	if err == nil {
		b.origins[words.Key(name)] = key
	}
	return err
}

func (b *batch) tagsOf(l Line) (ids []int64) {
	for _, name := range l.Tags {
		ids = append(ids, b.tags[words.Key(name)])
	}
	return ids
}

// lay lays a line over who is there; where it says nothing new nothing is written.
func (b *batch) lay(l Line, s Snapshot) (result, error) {
	if !l.changes(s) {
		return result{outcome: Same, personID: s.Person.ID}, nil
	}
	p, err := person.Save(b.tx, l.over(s.Person))
	if f, refused := fault.As(err); refused {
		return result{outcome: Failed, personID: s.Person.ID, text: f.Text}, nil
	}
	if err != nil {
		return result{}, err
	}
	values := map[int64]string{}
	for id, value := range l.Fields {
		if value != "" {
			values[id] = value
		}
	}
	if err := field.Set(b.tx, p.ID, values); err != nil {
		return result{}, err
	}
	if tags := b.tagsOf(l); len(tags) > 0 {
		if err := person.AddTags(b.tx, p.ID, tags...); err != nil {
			return result{}, err
		}
	}
	now, err := snapshots(b.tx, []int64{p.ID})
	return result{outcome: Changed, personID: p.ID, before: &s, now: now[p.ID]}, err
}

// keep writes down what became of each line, with how the records stand now: an undo must know if anybody touches them.
func (b *batch) keep() error {
	var ids []int64
	for _, r := range b.results {
		if r.outcome == Made {
			ids = append(ids, r.personID)
		}
	}
	now, err := snapshots(b.tx, ids)
	if err != nil {
		return err
	}
	rows := make([][]any, len(b.lines))
	for k, r := range b.results {
		b.of.count(r.outcome)
		var before any
		after := ""
		if r.before != nil {
			if before, err = json.Marshal(r.before); err != nil {
				return err
			}
		}
		switch r.outcome {
		case Made:
			after = hashOf(now[r.personID])
		case Changed:
			after = hashOf(r.now)
		}
		rows[k] = []any{b.of.ID, b.lines[k].Number, r.outcome, db.OrNull(r.personID), r.text, before, after}
	}
	return b.tx.Insert("people_import_rows", "import_id, number, outcome, person_id, text, before, after", rows...)
}

func (i *Import) count(outcome string) {
	at := map[string]*int{Made: &i.Made, Changed: &i.Changed, Same: &i.Same, Skipped: &i.Skipped, Failed: &i.Failed}[outcome]
	*at++
}

// Undo takes an import back: a job does it, line by line.
func Undo(tx *db.Tx, id int64) (Import, error) {
	i, err := lock(tx, id)
	if err != nil || i.State == Undoing || i.State == Undone {
		return i, err
	}
	if i.State != Finished {
		return i, fault.Conflict("Só uma importação concluída pode ser desfeita.")
	}
	tx.Log(db.Change{Action: "Desfazer da importação iniciado", Object: "people_imports", ID: id, Before: i.tally()})
	if _, err := tx.Exec(`update people_imports set state = $3, done = 0 where account_id = $1 and id = $2`, id, Undoing); err != nil {
		return i, err
	}
	i.State, i.Done = Undoing, 0
	return i, tx.Enqueue(jobKind, Job{ImportID: id})
}
