package account_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"omniservicos/store/account"
	"omniservicos/web"
)

func TestAChangedPasswordEndsTheOtherSessions(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	identity, email := s.member(shop.ID, "Ana Souza", account.Accountant)
	here, there := s.signed(shop.ID, identity), s.signed(shop.ID, identity)
	const next = "perfil de alumínio U"
	here.post("/conta/perfil/senha", "atual", "não é esta", "senha", next, "repetida", next).status(422).sees("A senha atual não confere.")
	here.post("/conta/perfil/senha", "atual", password, "senha", "12345678", "repetida", "12345678").status(422).sees("entre as mais usadas")
	here.post("/conta/perfil/senha", "atual", password, "senha", next, "repetida", "outra").status(422).sees("são diferentes")
	there.get("/conta/perfil").status(200)
	here.post("/conta/perfil/senha", "atual", password, "senha", next, "repetida", next).leadsTo("/conta/perfil")
	here.get("/conta/perfil").status(200)
	there.get("/conta/perfil").leadsTo("/entrar?volta=%2Fconta%2Fperfil")
	s.browser().post("/entrar", "email", email, "senha", password).status(422)
	s.browser().post("/entrar", "email", email, "senha", next).leadsTo("/")
}

func TestGuessingOnTheProfilePageIsThrottledToo(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	b := s.as(s.account("Loja").ID, account.Seller)
	for range 5 {
		b.post("/conta/perfil/senha", "atual", "não é esta", "senha", "longa o bastante", "repetida", "longa o bastante").status(422)
	}
	b.post("/conta/perfil/senha", "atual", password, "senha", "longa o bastante", "repetida", "longa o bastante").status(429)
}

var endings = regexp.MustCompile(`/conta/perfil/sessoes/\d+/encerrar`)

func TestAPersonEndsTheirOwnSessionsAndNobodyElses(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	identity, _ := s.member(shop.ID, "Ana Souza", account.Cashier)
	here, there, third := s.signed(shop.ID, identity), s.signed(shop.ID, identity), s.signed(shop.ID, identity)
	other := s.as(shop.ID, account.Owner)
	ways := endings.FindAllString(here.get("/conta/perfil").status(200).sees("Esta sessão", "Encerrar as outras sessões").rec.Body.String(), -1)
	if len(ways) != 2 {
		t.Fatalf("%d sessions can be ended", len(ways))
	}
	other.post(ways[0]).status(404)
	here.post(ways[0]).leadsTo("/conta/perfil")
	here.post(ways[0]).status(404)
	open := 0
	for _, b := range []*browser{there, third} {
		if b.get("/conta/perfil").rec.Code == 200 {
			open++
		}
	}
	if open != 1 {
		t.Errorf("%d of two other sessions are open", open)
	}
	here.post("/conta/perfil/sessoes/encerrar").leadsTo("/conta/perfil")
	there.get("/conta/perfil").status(303)
	third.get("/conta/perfil").status(303)
	here.get("/conta/perfil").status(200).not("Encerrar as outras sessões")
}

func TestANameIsSavedAndEscaped(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	b := s.as(s.account("Loja").ID, account.Cashier)
	b.post("/conta/perfil", "name", "  ").status(422).sees("Informe o seu nome.")
	b.post("/conta/perfil", "name", `<script>alert("Bia")</script>`).leadsTo("/conta/perfil")
	page := b.get("/conta/perfil").status(200)
	if strings.Contains(page.rec.Body.String(), "<script>alert") {
		t.Error("a name runs as a script")
	}
}

func TestSwitchingAccountsStartsANewSessionThere(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	glass, tyres, strange := s.account("Cristal"), s.account("Rota 101"), s.account("De Outrem")
	identity, email := s.member(glass.ID, "Ana Souza", account.Owner)
	n := account.NewMember{Email: email, Name: "Outro nome", Roles: []account.Role{account.Accountant}}
	if _, err := account.AddMember(context.Background(), s.db, tyres.ID, n); err != nil {
		t.Fatal(err)
	}
	b := s.signed(glass.ID, identity)
	old := s.browser()
	old.jar["omni"] = b.jar["omni"]
	b.get("/conta/plugins").status(200).sees("Cristal", "Rota 101")
	b.post("/conta/trocar", "account", fmt.Sprint(strange.ID)).status(404)
	b.post("/conta/trocar", "account", "x").status(404)
	b.post("/conta/trocar", "account", fmt.Sprint(tyres.ID)).leadsTo("/")
	old.get("/conta/perfil").status(303)
	b.get("/conta/plugins").status(403) // an accountant there, an owner only here
	b.get("/conta/perfil").status(200).sees("Rota 101").not("Outro nome")

	b.post("/conta/perfil", "name", "Ana", "conta", fmt.Sprint(glass.ID)).status(409).sees("outra conta", "Rota 101")
	b.post("/conta/perfil", "name", "Ana", "conta", fmt.Sprint(tyres.ID)).status(303)
}

func TestSwitchingToWhereOneAdministersAsksForTheSecondStep(t *testing.T) {
	t.Parallel()
	s := open(t, web.Config{})
	here, there := s.account("Aqui"), s.account("Ali")
	identity, email := s.member(here.ID, "Ana Souza", account.Seller)
	b := s.signed(here.ID, identity)
	n := account.NewMember{Email: email, Name: "Ana", Roles: []account.Role{account.Manager}}
	if _, err := account.AddMember(context.Background(), s.db, there.ID, n); err != nil {
		t.Fatal(err)
	}
	b.post("/conta/trocar", "account", fmt.Sprint(there.ID)).leadsTo("/entrar/codigo")
	b.get("/conta/perfil").status(303)
	b.get("/entrar/codigo").status(200).sees("Proteja a sua entrada")
}

func TestSessionsEndIdleAndInAll(t *testing.T) {
	t.Parallel()
	s, now := fresh(t, demo)
	shop := s.account("Loja")
	identity, _ := s.member(shop.ID, "Ana Souza", account.Cashier)
	idle, busy := s.signed(shop.ID, identity), s.signed(shop.ID, identity)
	for range 3 {
		now.at = now.at.Add(account.IdleLimit - time.Minute)
		busy.get("/conta/perfil").status(200)
	}
	idle.get("/conta/perfil").status(303)
	for range 24 {
		now.at = now.at.Add(account.IdleLimit - time.Minute)
		busy.get("/conta/perfil")
	}
	busy.get("/conta/perfil").status(303) // twelve hours are over, however busy
}

func TestAProgramComesInWithATokenAndNotWithACookie(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Cristal")
	identity, email := s.member(shop.ID, "Ana Souza", account.Seller)
	token, err := account.CreateToken(context.Background(), s.db, shop.ID, identity)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(token string) *answer {
		r := httptest.NewRequest("GET", "/api/v1/conta", nil)
		r.Header.Set("Authorization", "Bearer "+token)
		a := &answer{t: t, path: "GET /api/v1/conta", rec: httptest.NewRecorder()}
		s.app.ServeHTTP(a.rec, r)
		return a
	}
	want := fmt.Sprintf(`{"conta":%q,"nome":"Cristal","usuario":%q}`, shop.Slug, email)
	if got := ask(token).status(200).rec.Body.String(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	b := s.signed(shop.ID, identity)
	ask(b.jar["omni"]).status(401)
	b.get("/api/v1/conta").status(401)
	thief := s.browser()
	thief.jar["omni"] = token
	thief.get("/conta/perfil").status(303)

	way := endings.FindString(b.get("/conta/perfil").status(200).sees("Programas com o seu acesso").rec.Body.String())
	b.post(way).leadsTo("/conta/perfil")
	ask(token).status(401)
}

func TestAPersonSetsTheirOwnPINWithTheirPassword(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	identity, _ := s.member(shop.ID, "Ana Souza", account.Manager)
	b := s.signed(shop.ID, identity)
	b.get("/conta/perfil").status(200).sees("Não cadastrado", "Criar o PIN")
	for _, c := range []struct{ present, pin, again, says string }{
		{"não é esta", "4321", "4321", "A senha atual não confere."},
		{password, "1234", "1234", "seria adivinhado logo"},
		{password, "43", "43", "de 4 a 8 algarismos"},
		{password, "4321", "4322", "Os dois PINs são diferentes."},
		{password, "", "", "Escolha o PIN."},
	} {
		b.post("/conta/perfil/pin", "atual", c.present, "pin", c.pin, "pin_repetido", c.again).status(422).sees(c.says)
	}
	b.get("/conta/perfil").status(200).sees("Não cadastrado")
	b.post("/conta/perfil/pin", "atual", password, "pin", "4321", "pin_repetido", "4321").leadsTo("/conta/perfil")
	b.get("/conta/perfil").status(200).sees("Cadastrado", "Trocar o PIN").not("Não cadastrado")
	here := account.PINTry{Account: shop.ID, Identity: identity, Terminal: 1, PIN: "4321"}
	if right, err := account.CheckPIN(context.Background(), s.db, here); err != nil || !right {
		t.Errorf("the PIN is %v (%v)", right, err)
	}
	elsewhere := here
	elsewhere.Account = s.account("Outra loja").ID
	if right, err := account.CheckPIN(context.Background(), s.db, elsewhere); err != nil || right {
		t.Errorf("in another account the PIN is %v (%v)", right, err)
	}
}
