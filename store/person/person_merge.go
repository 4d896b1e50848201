package person

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/person/field"
)

// Share is something of which a merge moves so many: "vendas", 12.
type Share struct {
	What string
	N    int64
}

// Merge makes two records one: from goes, into stays with all that both had. Each module moves its rows in this
// transaction, those of all branches. Merged again, nothing happens.
func Merge(tx *db.Tx, from, into int64) (p Person, err error) {
	err = tx.Everywhere(func() error {
		p, err = merge(tx, from, into)
		return err
	})
	return p, err
}

func merge(tx *db.Tx, from, into int64) (Person, error) {
	gone, stays, err := lockBoth(tx, from, into)
	if err != nil || gone.MergedInto == into && into != 0 {
		return stays, err
	}
	if err := gone.mayJoin(stays); err != nil {
		return stays, err
	}
	moved, err := Holdings(tx, from)
	if err != nil {
		return stays, err
	}
	if err := bury(tx, gone, into); err != nil {
		return stays, err
	}
	if err := moveTags(tx, from, into); err != nil {
		return stays, err
	}
	others, err := field.Move(tx, from, into)
	if err != nil {
		return stays, err
	}
	joined := stays.join(gone)
	joined.Note = joinLines(append([]string{joined.Note}, others...)...)
	if err := rewrite(tx, joined); err != nil {
		return stays, err
	}
	after := joined.audit()
	after["merged"], after["moved"] = from, moved
	tx.Log(db.Change{Action: "Cadastro unido a outro", Object: "people", ID: from, Before: gone.audit(), After: map[string]any{"merged_into": into}})
	tx.Log(db.Change{Action: "Cadastros unidos", Object: "people", ID: into, Before: stays.audit(), After: after})
	return joined, tx.Emit(event.PersonsMerged{From: from, Into: into, Name: gone.Name})
}

// Preview is what a merge would make of the two, or why it is refused.
func Preview(tx *db.Tx, from, into int64) (gone, joined Person, err error) {
	if gone, err = Find(tx, from); err != nil {
		return gone, joined, err
	}
	stays, err := Find(tx, into)
	if err != nil {
		return gone, stays, err
	}
	if err := gone.mayJoin(stays); err != nil {
		return gone, stays, err
	}
	return gone, stays.join(gone), nil
}

// Holdings is what all modules have of this person: what a merge moves.
func Holdings(tx *db.Tx, id int64) (shares []Share, err error) {
	tell := func(what string, n int64) {
		if n > 0 {
			shares = append(shares, Share{what, n})
		}
	}
	err = tx.Everywhere(func() error { return tx.Emit(event.MergeAsked{From: id, Tell: tell}) })
	return shares, err
}

// lockBoth holds off whoever would write a row that names one of them: a foreign key waits for this lock. What was
// written before is seen by the statements that follow, and so is moved.
func lockBoth(tx *db.Tx, from, into int64) (gone, stays Person, err error) {
	var people []Person
	err = tx.List(&people, `
		select `+personColumns+` from people p
		 where p.account_id = $1 and p.id in ($2, $3) order by p.id for update`, from, into)
	if err != nil {
		return gone, stays, err
	}
	at := func(id int64) int { return slices.IndexFunc(people, func(p Person) bool { return p.ID == id }) }
	if at(from) < 0 || at(into) < 0 {
		return gone, stays, fault.Missing(noPerson)
	}
	if gone, err = withContacts(tx, people[at(from)]); err != nil {
		return gone, stays, err
	}
	stays, err = withContacts(tx, people[at(into)])
	return gone, stays, err
}

// bury archives who goes; whoever was merged into them before is now who stays, too. The CPF or CNPJ is free for the
// one who stays.
func bury(tx *db.Tx, gone Person, into int64) error {
	if err := clearParts(tx, gone.ID); err != nil {
		return err
	}
	_, err := tx.Exec(`
		update people set merged_into = $3, archived_at = coalesce(archived_at, $4), tax_id = case when id = $2 then null else tax_id end
		 where account_id = $1 and (id = $2 or merged_into = $2)`, gone.ID, into, tx.Now)
	return err
}

// moveTags gives the tags of who goes to who stays, each once.
func moveTags(tx *db.Tx, from, into int64) error {
	_, err := tx.Exec(`
		update person_tags g set person_id = $3
		 where g.account_id = $1 and g.person_id = $2
		   and not exists (select 1 from person_tags s where s.account_id = $1 and s.person_id = $3 and s.tag_id = g.tag_id)`, from, into)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`delete from person_tags where account_id = $1 and person_id = $2`, from)
	return err
}

func rewrite(tx *db.Tx, p Person) error {
	if err := update(tx, p); err != nil {
		return err
	}
	if _, err := tx.Exec(`update people set created_at = $3 where account_id = $1 and id = $2`, p.ID, p.CreatedAt); err != nil {
		return err
	}
	if err := clearParts(tx, p.ID); err != nil {
		return err
	}
	return insertParts(tx, []Person{p})
}
