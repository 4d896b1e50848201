package account

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// SaveTeam creates the team when its ID is 0, and changes it otherwise.
func SaveTeam(tx *db.Tx, t Team) (Team, error) {
	t = t.tidy()
	if err := t.check(); err != nil {
		return t, err
	}
	if err := checkTeam(tx, t); err != nil {
		return t, err
	}
	if t.ID == 0 {
		return createTeam(tx, t)
	}
	return t, changeTeam(tx, t)
}

func createTeam(tx *db.Tx, t Team) (Team, error) {
	t.ID = db.NewID()
	names, err := Names(tx, t.Members)
	if err != nil {
		return t, err
	}
	tx.Log(db.Change{Action: "Equipe criada", Object: "teams", ID: t.ID, After: t.audit(names)})
	if err := tx.Insert("teams", "id, name", []any{t.ID, t.Name}); err != nil {
		return t, err
	}
	return t, addTeamMembers(tx, t)
}

// checkTeam refuses a name that another team has, and who is not of the account.
func checkTeam(tx *db.Tx, t Team) error {
	var n struct {
		Same  int `db:"same"`
		Known int `db:"known"`
	}
	err := tx.Get(&n, `
		select (select count(*) from teams where account_id = $1 and lower(name) = lower($2) and id <> $3 and archived_at is null) as same,
		       (select count(*) from memberships where account_id = $1 and identity_id = any($4) and ended_at is null) as known`,
		t.Name, t.ID, t.Members)
	switch {
	case err != nil:
		return err
	case n.Same > 0:
		return fault.Blame("name", "Outra equipe já tem este nome.")
	case n.Known != len(t.Members):
		return fault.Blame("members", "Marque pessoas da lista.")
	}
	return nil
}

func changeTeam(tx *db.Tx, t Team) error {
	before, err := lockTeam(tx, t.ID)
	if err != nil {
		return err
	}
	names, err := Names(tx, slices.Concat(before.Members, t.Members))
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Equipe alterada", Object: "teams", ID: t.ID, Before: before.audit(names), After: t.audit(names)})
	if _, err := tx.Exec(`update teams set name = $3 where account_id = $1 and id = $2`, t.ID, t.Name); err != nil {
		return err
	}
	if _, err := tx.Exec(`delete from team_members where account_id = $1 and team_id = $2 and identity_id <> all($3)`, t.ID, t.Members); err != nil {
		return err
	}
	return addTeamMembers(tx, t)
}

func addTeamMembers(tx *db.Tx, t Team) error {
	rows := make([][]any, 0, len(t.Members))
	for _, m := range t.Members {
		rows = append(rows, []any{t.ID, m})
	}
	return tx.InsertOrSkip("team_members", "team_id, identity_id", rows...)
}

// ArchiveTeam takes a team out of all lists; what it was given stays with whom it went to.
func ArchiveTeam(tx *db.Tx, id int64) (Team, error) {
	t, err := lockTeam(tx, id)
	if err != nil {
		return t, err
	}
	names, err := Names(tx, t.Members)
	if err != nil {
		return t, err
	}
	tx.Log(db.Change{Action: "Equipe desfeita", Object: "teams", ID: id, Before: t.audit(names)})
	_, err = tx.Exec(`update teams set archived_at = $3 where account_id = $1 and id = $2`, id, tx.Now)
	return t, err
}

// lockTeam holds the team's row, so that two who save it at once do not mix their people.
func lockTeam(tx *db.Tx, id int64) (Team, error) {
	var locked []int64
	if err := tx.Lock(&locked, "teams", `select id from teams where account_id = $1 and id = $2 for no key update`, id); err != nil {
		return Team{}, err
	}
	return FindTeam(tx, id)
}
