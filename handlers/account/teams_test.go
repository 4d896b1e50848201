package account_test

import (
	"strconv"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
)

func TestAManagerFormsATeam(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Cristal")
	ana, rui := s.seller(shop, "Ana"), s.seller(shop, "Rui")
	boss := s.as(shop.ID, account.Manager)
	boss.get("/conta/equipes").status(200).sees("As equipes ficam aqui", "Nova equipe")
	boss.post("/conta/equipes", "name", "  Balcão  da loja ", "members", number(ana), "members", number(rui), "members", number(ana)).leadsTo("/conta/equipes")
	team := s.teams(shop.ID)[0]
	if team.Name != "Balcão da loja" || len(team.Members) != 2 || !team.Has(ana) {
		t.Errorf("the team is %+v", team)
	}
	page := "/conta/equipes/" + strconv.FormatInt(team.ID, 10)
	boss.get(page).status(200).sees("Balcão da loja", "checked")
	boss.post(page, "name", "Balcão", "members", number(rui)).leadsTo("/conta/equipes")
	if team = s.teams(shop.ID)[0]; team.Name != "Balcão" || len(team.Members) != 1 || !team.Has(rui) {
		t.Errorf("the team is %+v", team)
	}
	boss.post(page + "/desfazer").leadsTo("/conta/equipes")
	if left := s.teams(shop.ID); len(left) != 0 {
		t.Errorf("there are still %+v", left)
	}
	boss.get(page).status(404)
	boss.get("/conta/auditoria?objeto=teams").status(200).sees("Equipe criada", "Equipe alterada", "Equipe desfeita")
}

func TestWhoLeftTheAccountIsInNoTeam(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Cristal")
	ana, rui := s.seller(shop, "Ana"), s.seller(shop, "Rui")
	s.in(shop.ID, func(tx *db.Tx) error {
		if _, err := account.SaveTeam(tx, account.Team{Name: "Balcão", Members: []int64{ana, rui}}); err != nil {
			return err
		}
		return account.EndMember(tx, rui)
	})
	if team := s.teams(shop.ID)[0]; len(team.Members) != 1 || team.Has(rui) {
		t.Errorf("the team is %+v", team)
	}
}

func TestWhatNoTeamMayBe(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop, other := s.account("Cristal"), s.account("Rota")
	ana, stranger := s.seller(shop, "Ana"), s.seller(other, "Estranha")
	boss := s.as(shop.ID, account.Owner)
	boss.post("/conta/equipes", "name", "Balcão", "members", number(ana)).leadsTo("/conta/equipes")
	for sentence, fields := range map[string][]string{
		"Dê um nome à equipe.":              {"name", " ", "members", number(ana)},
		"Marque pelo menos uma pessoa.":     {"name", "Rua"},
		"Outra equipe já tem este nome.":    {"name", "BALCÃO", "members", number(ana)},
		"Marque pessoas da lista.":          {"name", "Rua", "members", number(stranger)},
		"no máximo 80":                      {"name", strings.Repeat("a", 81), "members", number(ana)},
		"caracteres que não podem ser guar": {"name", "a\x00b", "members", number(ana)},
	} {
		boss.post("/conta/equipes", fields...).status(422).sees(sentence)
	}
	team := s.teams(shop.ID)[0]
	theirs := s.as(other.ID, account.Owner)
	for _, path := range []string{"", "/desfazer"} {
		theirs.post("/conta/equipes/"+strconv.FormatInt(team.ID, 10)+path, "name", "Minha", "members", number(stranger)).status(404)
	}
	s.signed(shop.ID, ana).get("/conta/equipes").status(403)
}

func (s *site) teams(shop int64) (teams []account.Team) {
	s.in(shop, func(tx *db.Tx) (err error) {
		teams, err = account.ListTeams(tx)
		return err
	})
	return teams
}

func (s *site) seller(shop account.Account, name string) (identity int64) {
	s.t.Helper()
	identity, _ = s.member(shop.ID, name, account.Seller)
	return identity
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
