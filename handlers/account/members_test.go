package account_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/web"
)

var secretShown = regexp.MustCompile(`[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}`)

// identityOf finds who has this e-mail.
func (s *site) identityOf(email string) int64 {
	s.t.Helper()
	id, err := account.FindIdentity(context.Background(), s.db, email)
	if err != nil {
		s.t.Fatal(err)
	}
	return id
}

func (s *site) audited(accountID int64, action string) (n int) {
	s.t.Helper()
	s.in(accountID, func(tx *db.Tx) error {
		return tx.Get(&n, `select count(*) from audit_lines where account_id = $1 and action = $2`, action)
	})
	return n
}

func TestAnOwnerIncludesAPersonWhoChoosesTheirOwnPassword(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	owner := s.as(shop.ID, account.Owner)
	email := fmt.Sprintf("caixa-%d@teste.demo", shop.ID)
	owner.get("/conta/usuarios/novo").status(200).sees("Incluir usuário", "Estoquista")
	owner.post("/conta/usuarios", "name", "", "email", "x", "roles", "rei").status(422).sees("Informe o nome da pessoa.", "Escolha os perfis da lista.")
	owner.post("/conta/usuarios", "name", "Bia", "email", "sem arroba", "roles", "caixa").status(422).sees("Informe um e-mail")
	owner.post("/conta/usuarios", "name", "Bia", "email", email).status(422).sees("pelo menos um perfil")
	page := owner.post("/conta/usuarios", "name", "Bia Lima", "email", strings.ToUpper(email), "roles", "caixa", "roles", "vendedor").status(200)
	secret := secretShown.FindString(page.text())
	owner.post("/conta/usuarios", "name", "Bia Lima", "email", email, "roles", "caixa").status(422).sees("já participa")
	owner.get("/conta/usuarios?q=BIA").status(200).sees("Bia Lima", email, "Vendedor", "nunca entrou").not(secret)
	owner.get("/conta/usuarios?q=ninguem").status(200).sees("Nada foi encontrado")

	bia := s.browser()
	bia.post("/entrar", "email", email, "senha", secret).leadsTo("/entrar/codigo")
	bia.post("/entrar/senha", "senha", "box de banheiro", "repetida", "box de banheiro").leadsTo("/")
	bia.get("/conta/usuarios").status(403).sees("Seu perfil não permite: Administrar usuários.")
	if n := s.audited(shop.ID, "Usuário incluído"); n != 2 { // the owner by the test, Bia by the owner
		t.Errorf("%d lines in the audit", n)
	}
}

func TestAPersonOfAnotherAccountKeepsTheirPassword(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	here, there := s.account("Aqui"), s.account("Ali")
	owner := s.as(here.ID, account.Owner)
	_, email := s.member(there.ID, "Caio Dias", account.Owner)
	page := owner.post("/conta/usuarios", "name", "Outro Nome", "email", email, "roles", "caixa").status(200).sees("Caio Dias", "senha que já tem")
	if secretShown.MatchString(page.text()) {
		t.Error("a password was shown for somebody who has one")
	}
	at := fmt.Sprintf("/conta/usuarios/%d", s.identityOf(email))
	owner.get(at).status(200).sees("participa também de outra conta").not("Gerar senha nova")
	owner.post(at + "/senha").status(422).sees("só ela mesma")
	owner.post(at + "/segundo-passo").status(422)
	s.browser().post("/entrar", "email", email, "senha", password).leadsTo("/")
}

func TestRightsActOnTheNextRequest(t *testing.T) {
	t.Parallel()
	s := open(t, web.Config{})
	shop := s.account("Loja")
	owner := s.as(shop.ID, account.Owner)
	identity, _ := s.member(shop.ID, "Bia Lima", account.Manager)
	bia := s.signed(shop.ID, identity)
	at := fmt.Sprintf("/conta/usuarios/%d", identity)
	probe := "/conta/auditoria"
	bia.get(probe).status(200)
	owner.post(at, "roles", "caixa").leadsTo(at)
	bia.get(probe).status(403)
	owner.post(at, "roles", "caixa", "roles", "gerente").leadsTo(at)
	bia.get(probe).status(303) // who administers owes the second step: in again
	owner.post(at).status(422).sees("pelo menos um perfil")
	owner.post(at, "roles", "caixa", "branches", "42").status(422).sees("Escolha as filiais da lista.")
}

func TestAnEndedMemberIsOutAtOnceAndMayComeBack(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	owner := s.as(shop.ID, account.Owner)
	identity, email := s.member(shop.ID, "Bia Lima", account.Cashier)
	bia := s.signed(shop.ID, identity)
	at := fmt.Sprintf("/conta/usuarios/%d", identity)
	bia.get("/conta/perfil").status(200)
	owner.post(at + "/encerrar").leadsTo("/conta/usuarios")
	bia.get("/conta/perfil").status(303)
	s.browser().post("/entrar", "email", email, "senha", password).status(422).sees("não participa mais de nenhuma conta")
	owner.get("/conta/usuarios").status(200).not("Bia Lima")
	owner.get("/conta/usuarios?situacao=encerrados").status(200).sees("Bia Lima")
	owner.get(at).status(200).sees("Devolver o acesso")
	owner.post(at + "/devolver").leadsTo(at)
	s.browser().post("/entrar", "email", email, "senha", password).leadsTo("/")
}

func TestAForgottenPasswordIsStartedAnewAndSessionsEnd(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	owner := s.as(shop.ID, account.Owner)
	identity, email := s.member(shop.ID, "Bia Lima", account.Cashier)
	bia := s.signed(shop.ID, identity)
	at := fmt.Sprintf("/conta/usuarios/%d", identity)
	owner.post(at + "/sessoes").leadsTo(at)
	bia.get("/conta/perfil").status(303)
	bia = s.signed(shop.ID, identity)
	secret := secretShown.FindString(owner.post(at + "/senha").status(200).text())
	bia.get("/conta/perfil").status(303)
	s.browser().post("/entrar", "email", email, "senha", password).status(422)
	s.browser().post("/entrar", "email", email, "senha", secret).leadsTo("/entrar/codigo")
}

func TestAnAccountKeepsAnOwner(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	first, _ := s.member(shop.ID, "Ana Souza", account.Owner)
	ana := s.signed(shop.ID, first)
	at := fmt.Sprintf("/conta/usuarios/%d", first)
	ana.post(at, "roles", "caixa").status(422).sees("pelo menos um dono")
	ana.post(at + "/encerrar").status(422).sees("pelo menos um dono")
	ana.post(at + "/senha").status(422).sees("página do seu perfil")
	s.as(shop.ID, account.Owner)
	ana.post(at, "roles", "caixa").leadsTo(at)
	ana.get("/conta/usuarios").status(403)
}

func TestTwoOwnersWhoEndEachOtherLeaveOne(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	ana, _ := s.member(shop.ID, "Ana Souza", account.Owner)
	bia, _ := s.member(shop.ID, "Bia Lima", account.Owner)
	done := make(chan error, 2)
	for _, identity := range []int64{ana, bia} {
		go func() {
			done <- s.db.InAccount(context.Background(), db.Scope{Account: shop.ID}, func(tx *db.Tx) error {
				return account.EndMember(tx, identity)
			})
		}()
	}
	one, two := <-done, <-done
	if (one == nil) == (two == nil) {
		t.Errorf("one must stay: %v, %v", one, two)
	}
}

func TestAMemberOfAnotherAccountIsNotThere(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	owner := s.as(s.account("Aqui").ID, account.Owner)
	stranger, _ := s.member(s.account("Ali").ID, "Caio Dias", account.Owner)
	at := fmt.Sprintf("/conta/usuarios/%d", stranger)
	owner.get(at).status(404)
	for _, what := range []string{"", "/senha", "/segundo-passo", "/sessoes", "/encerrar", "/devolver"} {
		owner.post(at+what, "roles", "caixa").status(404)
	}
}
