package lead

import (
	"slices"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/dates"
)

// desk is where leads arrive: its turn counts them, and orders who is next.
type desk struct {
	Turn        int64 `db:"turn"`
	CallMinutes int   `db:"call_minutes"`
}

// arrive takes the next turn of the desk and holds it until the end of the transaction: leads are received one after
// another, so that a person is never met twice and turns stay even however many come at once.
func arrive(tx *db.Tx) (d desk, err error) {
	var rows []desk
	err = tx.ListWrite(&rows, `
		insert into lead_desks (account_id) values ($1)
		on conflict (account_id) do update set turn = lead_desks.turn + 1
		returning turn, call_minutes`)
	if len(rows) > 0 {
		d = rows[0]
	}
	return d, err
}

// crowd is who may receive leads now.
type crowd struct {
	teams   []account.Team
	names   map[int64]string
	away    map[int64]bool
	origins map[string]string
}

func gather(tx *db.Tx) (w crowd, err error) {
	if w.teams, err = account.ListTeams(tx); err != nil {
		return w, err
	}
	people, err := account.Colleagues(tx)
	if err != nil {
		return w, err
	}
	w.names, w.away = map[int64]string{}, map[int64]bool{}
	for _, p := range people {
		w.names[p.ID] = p.Name
	}
	pauses, err := Pauses(tx)
	if err != nil {
		return w, err
	}
	today := dates.Of(tx.Now, tx.Zone())
	for _, p := range pauses {
		w.away[p.IdentityID] = p.On(today)
	}
	w.origins, err = originNames(tx)
	return w, err
}

// here says whether somebody is of the account and not away.
func (w crowd) here(identity int64) bool { return w.names[identity] != "" && !w.away[identity] }

func (w crowd) team(id int64) (account.Team, bool) {
	i := slices.IndexFunc(w.teams, func(t account.Team) bool { return t.ID == id })
	if i < 0 {
		return account.Team{}, false
	}
	return w.teams[i], true
}

// choose says who receives a lead, and why: who looks after the person already, then the first line that fits and has
// somebody there. 0 is whoever can.
func choose(tx *db.Tx, d desk, w crowd, l Lead, lookedAfterBy int64) (identity int64, why string, err error) {
	if w.here(lookedAfterBy) {
		return lookedAfterBy, "já cuida desta pessoa", nil
	}
	routes, err := Routes(tx)
	if err != nil {
		return 0, "", err
	}
	passed := "nenhuma linha da distribuição serve"
	for _, r := range routes {
		if !r.fits(l) {
			continue
		}
		if w.here(r.IdentityID) {
			return r.IdentityID, r.words(w.origins), nil
		}
		if team, ok := w.team(r.TeamID); ok {
			if identity, err = turnOf(tx, d, w, team); err != nil || identity != 0 {
				return identity, r.words(w.origins) + ": a vez na equipe " + team.Name, err
			}
		}
		passed = "quem receberia (" + r.words(w.origins) + ") está em pausa"
	}
	return 0, passed, nil
}

// turnOf is whose turn it is in a team: who is there and has waited longest. Who comes back from a holiday takes up one
// turn, and is not flooded with those that were missed.
func turnOf(tx *db.Tx, d desk, w crowd, team account.Team) (int64, error) {
	var here []int64
	for _, m := range team.Members {
		if w.here(m) {
			here = append(here, m)
		}
	}
	if len(here) == 0 {
		return 0, nil
	}
	var identity int64
	err := tx.Get(&identity, `
		select m.id from unnest($3::bigint[]) as m (id)
		  left join lead_turns t on t.account_id = $1 and t.team_id = $2 and t.identity_id = m.id
		 order by t.turn nulls first, m.id limit 1`, team.ID, pq.Int64Array(here))
	if err != nil {
		return 0, err
	}
	_, err = tx.Exec(`
		insert into lead_turns (account_id, team_id, identity_id, turn) values ($1, $2, $3, $4)
		on conflict (account_id, team_id, identity_id) do update set turn = excluded.turn`, team.ID, identity, d.Turn)
	return identity, err
}
