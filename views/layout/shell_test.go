package layout

import (
	"context"
	"strings"
	"testing"

	"omniservicos/views/ui"
)

func TestTheDeepestMenuEntryIsCurrent(t *testing.T) {
	menu := []Item{{Path: "/"}, {Path: "/erp/produtos"}, {Path: "/erp/produtos/precos"}, {Path: "/erp"}}
	for path, want := range map[string]string{
		"/":                      "/",
		"/erp/produtos/12":       "/erp/produtos",
		"/erp/produtos/precos/9": "/erp/produtos/precos",
		"/erp/produtos-antigos":  "/erp",
		"/crm":                   "",
		"/erp/produtos/precos":   "/erp/produtos/precos",
	} {
		if got := (Shell{Path: path, Menu: menu}).current(); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}

func TestGroupsStandInTheOrderOfADaysWork(t *testing.T) {
	s := Shell{Menu: []Item{{Title: "Cortes", Group: "Vidraçaria"}, {Title: "Caixa e bancos", Group: "Gestão"}, {Title: "PDV", Group: "Operação"}, {Title: "Clientes", Group: "Cadastros"}, {Title: "Agenda", Group: "Operação"}}}
	got := s.groups()
	if len(got) != 4 || got[0].Title != "Operação" || len(got[0].Items) != 2 || got[1].Title != "Cadastros" || got[2].Title != "Gestão" || got[3].Title != "Vidraçaria" {
		t.Errorf("got %+v", got)
	}
}

func TestEveryFormOfAPageCarriesItsAccount(t *testing.T) {
	var out strings.Builder
	shell := Shell{AccountID: 42, PersonName: "Ana", Accounts: []Link{{Title: "A", Value: "42", Current: true}, {Title: "B", Value: "43"}}}
	if err := Page(shell, ui.Form(ui.FormView{Action: "/x"})).Render(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	html := out.String()
	if posts, marks := strings.Count(html, `method="post"`), strings.Count(html, `name="conta" value="42"`); posts != 4 || marks != posts {
		t.Errorf("%d posted forms (change of account, sign out and what it asks, the page's own), %d with the account", posts, marks)
	}
	if !strings.Contains(html, `<meta name="conta" content="42">`) {
		t.Error("htmx reads the account from the page's head")
	}
}
