package account_test

import (
	"strings"
	"testing"

	"omniservicos/store/account"
	"omniservicos/web"
)

var demo = web.Config{Demo: true}

func TestAPersonSignsInWithANewTokenAndOut(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	_, email := s.member(s.account("Loja").ID, "Ana Souza", account.Cashier)
	b := s.browser()
	b.jar["omni"] = "um-token-que-ninguem-deu"
	b.post("/entrar", "email", " "+email+" ", "senha", password).leadsTo("/")
	first := b.jar["omni"]
	if first == "" || first == "um-token-que-ninguem-deu" {
		t.Fatalf("the cookie is %q", first)
	}
	b.post("/entrar", "email", email, "senha", password).leadsTo("/")
	if b.jar["omni"] == first {
		t.Error("the token was kept over a login")
	}
	old := s.browser()
	old.jar["omni"] = first
	old.get("/entrar").status(200)
	b.get("/entrar").leadsTo("/")
	b.get("/sair").status(200).sees("Sair agora")
	last := b.jar["omni"]
	b.post("/sair").leadsTo("/entrar")
	b.jar["omni"] = last
	b.get("/entrar").status(200)
}

func TestTheDoorSaysTheSameForAnUnknownEmail(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	_, email := s.member(s.account("Loja").ID, "Ana Souza", account.Cashier)
	wrong := s.browser().post("/entrar", "email", email, "senha", "não é esta").status(422)
	unknown := s.browser().post("/entrar", "email", "ninguem-"+email, "senha", "não é esta").status(422)
	if wrong.text() != unknown.text() {
		t.Errorf("%q\n%q", wrong.text(), unknown.text())
	}
	wrong.sees("O e-mail ou a senha não conferem.").not("não é esta")
}

func TestWrongPasswordsAreThrottledByPersonAndPlace(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	_, email := s.member(s.account("Loja").ID, "Ana Souza", account.Cashier)
	here := s.browser()
	here.ip = "203.0.113.7"
	for range 5 {
		here.post("/entrar", "email", email, "senha", "não é esta").status(422)
	}
	here.post("/entrar", "email", email, "senha", password).status(429).sees("Espere 15 minutos")
	elsewhere := s.browser()
	elsewhere.ip = "203.0.113.8"
	elsewhere.post("/entrar", "email", email, "senha", password).leadsTo("/")
}

func TestTheDoorLeadsOnlyToOurOwnPages(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	_, email := s.member(s.account("Loja").ID, "Ana Souza", account.Cashier)
	for back, want := range map[string]string{
		"/erp/produtos?q=vidro": "/erp/produtos?q=vidro",
		"https://mau.exemplo":   "/", "//mau.exemplo/x": "/", `/\mau.exemplo`: "/", "/%2f/mau.exemplo": "/",
		"javascript:alert(1)": "/", "/\t/mau.exemplo": "/", "": "/", "entrar": "/",
	} {
		s.browser().post("/entrar", "email", email, "senha", password, "volta", back).leadsTo(want)
	}
}

func TestAPostFromAnotherSiteIsRefused(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	_, email := s.member(s.account("Loja").ID, "Ana Souza", account.Cashier)
	for i, origin := range []string{"https://mau.exemplo", "null", "http://sub.example.com"} {
		b := s.browser()
		b.from = origin
		b.post("/entrar", "email", email, "senha", password).status(403)
		if len(b.jar) != 0 {
			t.Errorf("case %d: a cookie was set", i)
		}
	}
}

func TestTheDoorAsksForBothFields(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	s.browser().post("/entrar", "email", "", "senha", "").status(422).sees("Informe o seu e-mail.", "Informe a sua senha.")
}

func TestTheDoorAnswersNonsenseWithASentence(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	for _, nonsense := range []string{"a\x00b", "a\xff\xfe", strings.Repeat("á", 5000), "<script>alert(1)</script>", "'; drop table identities; --", "a\r\nb@c"} {
		b := s.browser()
		b.post("/entrar", "email", nonsense, "senha", nonsense, "volta", nonsense).status(422)
		b.post("/entrar/codigo", "codigo", nonsense).leadsTo("/entrar")
		b.post("/entrar/senha", "senha", nonsense).leadsTo("/entrar/codigo")
	}
	b := s.as(s.account("Loja").ID, account.Owner)
	for _, path := range []string{"/conta/auditoria?objeto=a%00b", "/conta/auditoria?q=%ff", "/conta/usuarios?q=%00", "/conta/usuarios/99999999999999999999", "/conta/filiais/-1", "/conta/auditoria?registro=-9"} {
		if code := b.get(path).rec.Code; code >= 500 {
			t.Errorf("%s answers %d", path, code)
		}
	}
}
