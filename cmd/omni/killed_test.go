package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/pdv/tills"
)

// visitor is a browser without looks: it keeps cookies and follows nothing.
type visitor struct {
	s      *serving
	client *http.Client
}

func (s *serving) visitor() *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.home.t.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &visitor{s: s, client: &http.Client{Jar: jar, CheckRedirect: stay}}
}

// get gives a page that has to be there.
func (v *visitor) get(path string) string {
	v.s.home.t.Helper()
	answer, err := v.client.Get(v.s.address + path)
	return v.read(path, 200, answer, err)
}

// post sends a form that has to succeed, and gives where it leads.
func (v *visitor) post(path string, fields ...string) (to string) {
	v.s.home.t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	answer, err := v.client.PostForm(v.s.address+path, form)
	v.read(path, 303, answer, err)
	return answer.Header.Get("Location")
}

func (v *visitor) read(path string, status int, answer *http.Response, err error) string {
	v.s.home.t.Helper()
	if err != nil {
		v.s.home.t.Fatalf("%v\n%s", err, v.s.log)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != status {
		v.s.home.t.Fatalf("%s: status %d, %v\n%s\n%s", path, answer.StatusCode, err, body, v.s.log)
	}
	return string(body)
}

const cashiersPassword = "vidro temperado 8 mm"

// stockUp fills a shop with a cashier, a till and three services to sell.
func (h *home) stockUp() (till int64) {
	h.t.Helper()
	h.must("account", "create", "--slug", "ana", "--name", "Loja da Ana")
	d, err := db.Open(h.t.Context(), strings.TrimSpace(h.must("dburl")), db.Options{})
	if err != nil {
		h.t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	phc, err := account.NewPasswordHash(cashiersPassword)
	if err != nil {
		h.t.Fatal(err)
	}
	var shop int64
	if err := d.Look(h.t.Context(), &shop, `select id from accounts where slug = $1`, "ana"); err != nil {
		h.t.Fatal(err)
	}
	n := account.NewMember{Email: "caixa@ana.demo", Name: "Camila", PasswordHash: phc, Roles: []account.Role{account.Cashier}}
	if _, err := account.AddMember(h.t.Context(), d, shop, n); err != nil {
		h.t.Fatal(err)
	}
	err = d.InAccount(h.t.Context(), db.Scope{Account: shop}, func(tx *db.Tx) error {
		for i := range 3 {
			p := catalogue.Product{Kind: catalogue.Service, SKU: fmt.Sprint(11 + i), Name: fmt.Sprintf("Serviço %d", 1+i), Unit: "un", Price: 1000}
			if _, err := catalogue.Save(tx, p); err != nil {
				return err
			}
		}
		tills, err := tills.List(tx)
		if err == nil {
			till = tills[0].ID
		}
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return till
}

var saleOnPage = regexp.MustCompile(`/pdv/vendas/\d+/`)

// The power goes while a customer is served: nothing that was answered is lost, and nothing is done twice.
func TestASaleOutlivesTheServer(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	s := h.serve()
	till := fmt.Sprintf("/pdv/caixas/%d", h.stockUp())
	camila := s.visitor()
	camila.post("/entrar", "email", "caixa@ana.demo", "senha", cashiersPassword)
	camila.post(till+"/abrir", "fundo", "100")
	for i := range 3 {
		camila.post(till+"/itens", "code", fmt.Sprint(11+i))
	}
	s.stop(syscall.SIGKILL)

	s = h.serve()
	back := s.visitor()
	back.post("/entrar", "email", "caixa@ana.demo", "senha", cashiersPassword)
	page := back.get(till)
	for i := range 3 {
		if !strings.Contains(page, fmt.Sprintf("Serviço %d", 1+i)) {
			t.Errorf("line %d did not outlive the server", i+1)
		}
	}
	sale := saleOnPage.FindString(page)
	if sale == "" {
		t.Fatalf("no sale stands open at the till:\n%s", page)
	}
	pay := []string{"forma", "dinheiro", "valor", "50", "parcelas", "1"}
	receipt := back.post(sale+"finalizar", pay...)
	first := back.get(receipt)
	s.stop(syscall.SIGKILL)

	s = h.serve()
	again := s.visitor()
	again.post("/entrar", "email", "caixa@ana.demo", "senha", cashiersPassword)
	if to := again.post(sale+"finalizar", pay...); to != receipt {
		t.Errorf("the second time leads to %s, the first to %s", to, receipt)
	}
	if second := again.get(receipt); paper(second) != paper(first) || !strings.Contains(paper(first), "Serviço 3") {
		t.Errorf("the receipt was and is:\n%s\n%s", first, second)
	}
	if strings.Contains(again.get(till), sale) {
		t.Error("the paid sale stands open at the till")
	}
	h.must("doctor")
	s.stop(syscall.SIGTERM)
}

// paper is what the receipt says, without the frame around it.
func paper(page string) string {
	_, said, _ := strings.Cut(page, "<main")
	said, _, _ = strings.Cut(said, "</main>")
	return said
}
