package account_test

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"omniservicos/db/dbtest"
	"omniservicos/store/account"
	"omniservicos/web"
)

// clock is a clock that a test moves; its database is the test's own.
type clock struct{ at time.Time }

func (s *site) clock() *clock {
	c := &clock{at: time.Now()}
	s.db.Now = func() time.Time { return c.at }
	return c
}

func fresh(t *testing.T, config web.Config) (*site, *clock) {
	t.Helper()
	d, _ := dbtest.Fresh(t)
	s := over(t, d, config)
	return s, s.clock()
}

var secretOnPage = regexp.MustCompile(`<code>((?:[A-Z2-7]{4} ?)+)</code>`)

func secretOf(t *testing.T, a *answer) string {
	t.Helper()
	m := secretOnPage.FindStringSubmatch(a.rec.Body.String())
	if m == nil {
		t.Fatalf("no secret on the page: %s", a.text())
	}
	return strings.ReplaceAll(m[1], " ", "")
}

func code(t *testing.T, secret string, at time.Time) string {
	t.Helper()
	c, err := totp.GenerateCode(secret, at)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// enrol takes an owner through the first entry and gives the secret and the recovery codes.
func enrol(t *testing.T, s *site, now *clock, email string) (secret string, recovery []string) {
	t.Helper()
	b := s.browser()
	b.post("/entrar", "email", email, "senha", password).leadsTo("/entrar/codigo")
	page := b.get("/entrar/codigo").status(200).sees("Proteja a sua entrada", "<path")
	secret = secretOf(t, page)
	if again := secretOf(t, b.get("/entrar/codigo")); again != secret {
		t.Fatal("the page offered another secret when it was seen again")
	}
	b.post("/entrar/codigo", "codigo", "000000").status(422).sees("não confere")
	done := b.post("/entrar/codigo", "codigo", code(t, secret, now.at)).status(200).sees("Guarde estes códigos")
	recovery = regexp.MustCompile(`[a-z2-7]{4}(-[a-z2-7]{4}){3}`).FindAllString(done.text(), -1)
	if len(recovery) != 10 {
		t.Fatalf("%d recovery codes", len(recovery))
	}
	b.get("/entrar").leadsTo("/") // in
	return secret, recovery
}

func TestAnOwnerCannotPassWithoutTheSecondStep(t *testing.T) {
	t.Parallel()
	s, now := fresh(t, web.Config{})
	_, email := s.member(s.account("Loja").ID, "Ana Souza", account.Owner)
	b := s.browser()
	b.post("/entrar", "email", email, "senha", password, "volta", "/conta/plugins").leadsTo("/entrar/codigo?volta=%2Fconta%2Fplugins")
	b.get("/conta/plugins").leadsTo("/entrar?volta=%2Fconta%2Fplugins") // a pending session opens nothing
	secret, _ := enrol(t, s, now, email)

	now.at = now.at.Add(time.Minute)
	b.post("/entrar", "email", email, "senha", password).leadsTo("/entrar/codigo")
	pending := b.jar["omni"]
	b.get("/entrar/codigo").status(200).sees("Confirme que é você").not(secret)
	b.post("/entrar/codigo", "codigo", code(t, secret, now.at), "volta", "/conta/plugins").leadsTo("/conta/plugins")
	if b.jar["omni"] == pending {
		t.Error("the pending token was raised to a session")
	}
	b.get("/conta/plugins").status(200)
}

func TestACodeIsGoodOnceAndOneStepEarlyOrLate(t *testing.T) {
	t.Parallel()
	s, now := fresh(t, web.Config{})
	_, email := s.member(s.account("Loja").ID, "Ana Souza", account.Manager)
	secret, recovery := enrol(t, s, now, email)
	door := func() *browser {
		b := s.browser()
		b.post("/entrar", "email", email, "senha", password).leadsTo("/entrar/codigo")
		return b
	}
	door().post("/entrar/codigo", "codigo", code(t, secret, now.at)).status(422) // the enrolment used it
	now.at = now.at.Add(5 * time.Minute)
	door().post("/entrar/codigo", "codigo", code(t, secret, now.at.Add(-time.Minute))).status(422)
	late := code(t, secret, now.at.Add(-30*time.Second))
	door().post("/entrar/codigo", "codigo", late).leadsTo("/")
	door().post("/entrar/codigo", "codigo", late).status(422).sees("já foi usado")
	door().post("/entrar/codigo", "codigo", code(t, secret, now.at.Add(30*time.Second))).leadsTo("/")

	door().post("/entrar/codigo", "codigo", strings.ToUpper(recovery[3])).leadsTo("/")
	door().post("/entrar/codigo", "codigo", recovery[3]).status(422)
	door().post("/entrar/codigo", "codigo", recovery[4]).leadsTo("/")
}

func TestCodesAreThrottled(t *testing.T) {
	t.Parallel()
	s, now := fresh(t, web.Config{})
	_, email := s.member(s.account("Loja").ID, "Ana Souza", account.Owner)
	secret, _ := enrol(t, s, now, email)
	now.at = now.at.Add(time.Hour)
	b := s.browser()
	b.post("/entrar", "email", email, "senha", password).leadsTo("/entrar/codigo")
	for range 5 {
		b.post("/entrar/codigo", "codigo", "123123").status(422)
	}
	b.post("/entrar/codigo", "codigo", code(t, secret, now.at)).status(429)
}

func TestTheDemonstrationAsksForNoCode(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	_, email := s.member(s.account("Loja").ID, "Ana Souza", account.Owner)
	s.browser().post("/entrar", "email", email, "senha", password).leadsTo("/")
}

func TestSecretsAreSealedAtRest(t *testing.T) {
	t.Parallel()
	s, now := fresh(t, web.Config{})
	_, email := s.member(s.account("Loja").ID, "Ana Souza", account.Owner)
	secret, recovery := enrol(t, s, now, email)
	var kept string
	err := s.db.Look(context.Background(), &kept, `select i::text from identities i where email = $1`, email)
	if err != nil || strings.Contains(kept, secret) || strings.Contains(kept, recovery[0]) {
		t.Errorf("%v: %s", err, kept)
	}
}

func TestATemporaryPasswordIsReplacedAtTheFirstEntry(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	email := "novo-" + shop.Slug + "@teste.demo"
	n := account.NewMember{Email: email, Name: "Bia Lima", PasswordHash: passwordHash(), Roles: []account.Role{account.Owner}, Temporary: true}
	if _, err := account.AddMember(context.Background(), s.db, shop.ID, n); err != nil {
		t.Fatal(err)
	}
	b := s.browser()
	b.post("/entrar", "email", email, "senha", password).leadsTo("/entrar/codigo")
	b.get("/conta/plugins").leadsTo("/entrar?volta=%2Fconta%2Fplugins")
	b.get("/entrar/codigo").leadsTo("/entrar/senha")
	b.get("/entrar/senha").status(200).sees("Escolha a sua senha")
	b.post("/entrar/senha", "senha", password, "repetida", password).status(422).sees("diferente da atual")
	b.post("/entrar/senha", "senha", "senha123", "repetida", "senha123").status(422).sees("entre as mais usadas")
	b.post("/entrar/senha", "senha", "curta", "repetida", "curta").status(422).sees("pelo menos 8")
	b.post("/entrar/senha", "senha", "espelho lapidado", "repetida", "outra coisa").status(422).sees("são diferentes")
	b.post("/entrar/senha", "senha", "espelho lapidado", "repetida", "espelho lapidado").leadsTo("/")
	b.get("/conta/plugins").status(200)
	s.browser().post("/entrar", "email", email, "senha", password).status(422)
	s.browser().post("/entrar", "email", email, "senha", "espelho lapidado").leadsTo("/")
}

func TestTheCommandLineLetsALoneOwnerBackIn(t *testing.T) {
	t.Parallel()
	s, now := fresh(t, web.Config{})
	shop := s.account("Loja")
	identity, email := s.member(shop.ID, "Ana Souza", account.Owner)
	enrol(t, s, now, email)
	open := s.signed(shop.ID, identity)
	if err := account.ForgetSecondStep(context.Background(), s.db, strings.ToUpper(email)); err != nil {
		t.Fatal(err)
	}
	open.get("/conta/perfil").status(303)
	phc, err := account.NewPasswordHash("outra frase boa")
	if err != nil {
		t.Fatal(err)
	}
	if err := account.ForcePassword(context.Background(), s.db, email, phc); err != nil {
		t.Fatal(err)
	}
	b := s.browser()
	b.post("/entrar", "email", email, "senha", password).status(422)
	b.post("/entrar", "email", email, "senha", "outra frase boa").leadsTo("/entrar/codigo")
	b.get("/entrar/codigo").status(200).sees("Proteja a sua entrada")
	if err := account.ForcePassword(context.Background(), s.db, "ninguem@teste.demo", phc); err == nil {
		t.Error("a password was set for nobody")
	}
	if n := s.audited(shop.ID, "Senha trocada pela linha de comando"); n != 1 {
		t.Errorf("%d lines in the audit", n)
	}
}
