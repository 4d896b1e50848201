package account

import (
	"strconv"

	"omniservicos/store/account"
	view "omniservicos/views/account"
	"omniservicos/web"
)

const teamsPath = "/conta/equipes"

func showTeams(c *web.Context) error {
	teams, err := account.ListTeams(c.Tx)
	if err != nil {
		return err
	}
	people, err := account.Colleagues(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Equipes", view.Teams(view.TeamsView{Teams: teams, People: people}))
}

func newTeam(c *web.Context) error {
	people, err := account.Colleagues(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Nova equipe", view.Team(&view.TeamForm{People: people}, "Nova equipe", teamsPath))
}

func createTeam(c *web.Context) error { return saveTeam(c, account.Team{}, "Nova equipe", teamsPath) }

func showTeam(c *web.Context) error {
	t, err := account.FindTeam(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	people, err := account.Colleagues(c.Tx)
	if err != nil {
		return err
	}
	return c.Page(t.Name, view.Team(view.TeamOf(t, people), t.Name, teamPath(t)))
}

func updateTeam(c *web.Context) error {
	t, err := account.FindTeam(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return saveTeam(c, t, t.Name, teamPath(t))
}

func saveTeam(c *web.Context, t account.Team, title, action string) error {
	people, err := account.Colleagues(c.Tx)
	if err != nil {
		return err
	}
	f := &view.TeamForm{Team: t, People: people}
	if !c.Read(f) {
		return c.Invalid(title, view.Team(f, title, action))
	}
	_, err = account.SaveTeam(c.Tx, f.Team)
	if f.Blame(err) {
		return c.Invalid(title, view.Team(f, title, action))
	}
	if err != nil {
		return err
	}
	return c.Done(teamsPath, "Equipe salva.")
}

func archiveTeam(c *web.Context) error {
	t, err := account.ArchiveTeam(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done(teamsPath, "A equipe "+t.Name+" foi desfeita.")
}

func teamPath(t account.Team) string { return teamsPath + "/" + strconv.FormatInt(t.ID, 10) }
