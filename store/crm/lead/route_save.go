package lead

import (
	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// Routes are the lines of the distribution, in order.
func Routes(tx *db.Tx) (list []Route, err error) {
	err = tx.List(&list, `
		select id, origin, city, uf, min_value, min_score, coalesce(team_id, 0) as team_id, identity_id
		  from lead_routes where account_id = $1 order by position, id`)
	return list, err
}

// SaveRoutes makes the distribution what it is here.
func SaveRoutes(tx *db.Tx, list []Route) error {
	if len(list) > mostRoutes {
		return fault.Blame("routes", "São no máximo 40 linhas.")
	}
	origins, err := originNames(tx)
	if err != nil {
		return err
	}
	teams, err := account.ListTeams(tx)
	if err != nil {
		return err
	}
	people, err := account.Colleagues(tx)
	if err != nil {
		return err
	}
	var rows [][]any
	var said []string
	for i, r := range list {
		if err := r.check(origins, teams, people); err != nil {
			return err
		}
		said = append(said, r.words(origins))
		rows = append(rows, []any{db.NewID(), i + 1, r.Origin, r.City, words.Key(r.City), r.UF, r.MinValue, r.MinScore, db.OrNull(r.TeamID), r.IdentityID})
	}
	tx.Log(db.Change{Action: "Distribuição de leads alterada", Object: "lead_routes", After: map[string]any{"rules": said}})
	if _, err := arrive(tx); err != nil { // nobody is received by half the lines
		return err
	}
	if _, err := tx.Exec(`delete from lead_routes where account_id = $1`); err != nil {
		return err
	}
	return tx.Insert("lead_routes", "id, position, origin, city, place, uf, min_value, min_score, team_id, identity_id", rows...)
}

// Pauses are who receives no leads, now or soon.
func Pauses(tx *db.Tx) (list []Pause, err error) {
	err = tx.List(&list, `select identity_id, from_on, until_on from lead_pauses where account_id = $1 order by identity_id`)
	return list, err
}

// SetPause keeps somebody from receiving leads for these days; the person has one pause, the last that was set.
func SetPause(tx *db.Tx, p Pause) error {
	names, err := account.Names(tx, []int64{p.IdentityID})
	switch {
	case err != nil:
		return err
	case names[p.IdentityID] == "":
		return fault.Blame("identity", "Escolha a pessoa da lista.")
	case p.FromOn.IsZero():
		p.FromOn = dates.Of(tx.Now, tx.Zone())
	}
	if p.UntilOn != nil && p.UntilOn.Before(p.FromOn) {
		return fault.Blame("until_on", "A pausa acaba antes de começar: confira as datas.")
	}
	tx.Log(db.Change{Action: "Pausa na distribuição de leads", Object: "lead_pauses", ID: p.IdentityID, After: map[string]any{"from": p.FromOn, "valid_until": p.UntilOn, "members": names[p.IdentityID]}})
	_, err = tx.Exec(`
		insert into lead_pauses (account_id, identity_id, from_on, until_on) values ($1, $2, $3, $4)
		on conflict (account_id, identity_id) do update set from_on = excluded.from_on, until_on = excluded.until_on`, p.IdentityID, p.FromOn, p.UntilOn)
	return err
}

// EndPause lets somebody receive leads again.
func EndPause(tx *db.Tx, identity int64) error {
	tx.Log(db.Change{Action: "Pausa na distribuição de leads retirada", Object: "lead_pauses", ID: identity})
	n, err := tx.Exec(`delete from lead_pauses where account_id = $1 and identity_id = $2`, identity)
	if err == nil && n == 0 {
		err = fault.Missing("Esta pessoa não está em pausa.")
	}
	return err
}

// CallMinutes is within how many minutes a new lead is to be called.
func CallMinutes(tx *db.Tx) (n int, err error) {
	err = tx.Get(&n, `select coalesce((select call_minutes from lead_desks where account_id = $1), 30)`)
	return n, err
}

// SetCallMinutes changes that.
func SetCallMinutes(tx *db.Tx, n int) error {
	if n < 5 || n > 2880 {
		return fault.Blame("call_minutes", "O prazo vai de 5 minutos a 48 horas (2880 minutos).")
	}
	if _, err := arrive(tx); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Prazo para ligar a um lead alterado", Object: "lead_routes", After: map[string]any{"minutes": n}})
	_, err := tx.Exec(`update lead_desks set call_minutes = $2 where account_id = $1`, n)
	return err
}
