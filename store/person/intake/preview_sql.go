package intake

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/person"
)

// chunk is how many lines go at once: one transaction, a few statements.
const chunk = 500

// Likely is what would become of one line.
type Likely struct {
	Number int
	Name   string
	Text   string        // what is wrong with it
	Person person.Person // who is there already, where somebody is
}

// Outlook is what would become of a file, before anything of it comes in.
type Outlook struct {
	New, Known, Wrong int
	Errors, Matches   []Likely // the first of each
}

// mostLikely is how many lines of each sort a preview shows.
const mostLikely = 50

// Preview says what would become of each line as things stand.
func Preview(tx *db.Tx, i Import) (o Outlook, err error) {
	all, err := lines(tx, i)
	if err != nil {
		return o, err
	}
	var matched []int64
	for len(all) > 0 {
		n := min(len(all), chunk)
		ids, err := known(tx, all[:n])
		if err != nil {
			return o, err
		}
		for k, l := range all[:n] {
			matched = o.count(l, ids[k], matched)
		}
		all = all[n:]
	}
	people, err := person.ByIDs(tx, matched)
	for k := range o.Matches {
		o.Matches[k].Person = people[o.Matches[k].Person.ID]
	}
	return o, err
}

func (o *Outlook) count(l Line, id int64, matched []int64) []int64 {
	at := Likely{Number: l.Number, Name: l.Person.Name, Text: l.Problem}
	switch {
	case l.Problem != "":
		if o.Wrong++; len(o.Errors) < mostLikely {
			o.Errors = append(o.Errors, at)
		}
	case id == 0:
		o.New++
	default:
		at.Person.ID = id
		if o.Known++; len(o.Matches) < mostLikely {
			o.Matches, matched = append(o.Matches, at), append(matched, id)
		}
	}
	return matched
}

// known finds who the lines already are, by position; a line that is wrong is nobody.
func known(tx *db.Tx, list []Line) ([]int64, error) {
	people := make([]person.Person, len(list))
	for k, l := range list {
		if l.Problem == "" {
			people[k] = l.Person
		}
	}
	return person.Known(tx, people)
}

// Confirm lets the file come in: a job takes it from here.
func Confirm(tx *db.Tx, id int64) (Import, error) {
	i, err := lock(tx, id)
	if err != nil || i.State == Running || i.State == Finished {
		return i, err
	}
	if i.State != Checking {
		return i, fault.Conflict("Diga primeiro o que cada coluna traz.")
	}
	tx.Log(db.Change{Action: "Importação de pessoas iniciada", Object: "people_imports", ID: id, After: map[string]any{"file": i.FileName, "rows": i.Total}})
	if _, err := tx.Exec(`update people_imports set state = $3 where account_id = $1 and id = $2`, id, Running); err != nil {
		return i, err
	}
	i.State = Running
	return i, tx.Enqueue(jobKind, Job{ImportID: id})
}
