package account

import "omniservicos/db"

const teamQuery = `
	select t.id, t.name,
	       coalesce(array_agg(m.identity_id order by m.identity_id) filter (where m.identity_id is not null), '{}') as members
	  from teams t
	  left join team_members tm on tm.account_id = t.account_id and tm.team_id = t.id
	  left join memberships m on m.account_id = tm.account_id and m.identity_id = tm.identity_id and m.ended_at is null
	 where t.account_id = $1 and t.archived_at is null`

// ListTeams are the account's teams, by name.
func ListTeams(tx *db.Tx) (teams []Team, err error) {
	err = tx.List(&teams, teamQuery+` group by t.account_id, t.id order by t.name, t.id limit 200`)
	return teams, err
}

// FindTeam reads one team.
func FindTeam(tx *db.Tx, id int64) (t Team, err error) {
	err = tx.Find(&t, noTeam, teamQuery+` and t.id = $2 group by t.account_id, t.id`, id)
	return t, err
}

const noTeam = "Esta equipe não existe."

// MembersOf are the identities to filter by where a list is asked for one team's; nil, which filters nothing, where the
// team is 0.
func MembersOf(tx *db.Tx, team int64) ([]int64, error) {
	if team == 0 {
		return nil, nil
	}
	t, err := FindTeam(tx, team)
	return t.Members, err
}
