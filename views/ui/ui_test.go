package ui

import (
	"context"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"
)

func draw(t *testing.T, ctx context.Context, c templ.Component) string {
	t.Helper()
	var out strings.Builder
	if err := c.Render(ctx, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestFormCarriesTheAccountItWasDrawnFor(t *testing.T) {
	ctx := WithConta(context.Background(), "42")
	if html := draw(t, ctx, Form(FormView{Action: "/x"})); !strings.Contains(html, `name="conta" value="42"`) {
		t.Errorf("a posted form must carry the account:\n%s", html)
	}
	if html := draw(t, ctx, Form(FormView{Action: "/x", Conta: "7"})); !strings.Contains(html, `value="7"`) || strings.Contains(html, `value="42"`) {
		t.Errorf("an account given by name comes before the page's:\n%s", html)
	}
	if html := draw(t, ctx, Form(FormView{Action: "/x", Method: "get"})); strings.Contains(html, "conta") {
		t.Errorf("a search must not put the account in the address:\n%s", html)
	}
}

func TestFieldTiesItsErrorToItsInput(t *testing.T) {
	html := draw(t, context.Background(), Field(FieldView{Name: "preco", Label: "Preço", Help: "Em reais.", Error: "Informe o preço."}))
	for _, want := range []string{`for="f-preco"`, `aria-invalid="true"`, `aria-describedby="f-preco-help f-preco-error"`, `id="f-preco-error"`} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in\n%s", want, html)
		}
	}
}

func TestChangingTheOrderGoesBackToTheFirstPage(t *testing.T) {
	u, _ := url.Parse("/produtos?q=vidro&depois=99&ordem=nome")
	table := TableView{Sort: "nome", URL: u}
	for col, want := range map[string]string{
		"nome":  "/produtos?ordem=-nome&q=vidro",
		"preco": "/produtos?ordem=preco&q=vidro",
	} {
		if got := table.sortHref(Col{Sort: col}); got != want {
			t.Errorf("order by %s leads to %s, want %s", col, got, want)
		}
	}
}

func TestAnEmptyTableSaysWhetherTheFiltersAreToBlame(t *testing.T) {
	view := func(address string) string {
		u, _ := url.Parse(address)
		return draw(t, context.Background(), Table(TableView{URL: u, Empty: EmptyView{Text: "Os produtos ficam aqui."}}))
	}
	if html := view("/produtos?ordem=nome&q="); !strings.Contains(html, "Os produtos ficam aqui.") {
		t.Errorf("an order and an empty search filter nothing:\n%s", html)
	}
	if html := view("/produtos?q=vidro"); !strings.Contains(html, "Nada foi encontrado") {
		t.Errorf("a search that finds nothing must say so:\n%s", html)
	}
}

func TestTakingAFilterAwayKeepsTheOthers(t *testing.T) {
	f := FiltersView{Action: "/titulos", Query: url.Values{"situacao": {"aberto"}, "vence": {"7"}, "depois": {"12"}}}
	if got, want := f.without("situacao"), "/titulos?vence=7"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestRelative(t *testing.T) {
	now := time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		t    time.Time
		want string
	}{
		{now.Add(-20 * time.Second), "agora"},
		{now.Add(-5 * time.Minute), "há 5 min"},
		{now.Add(3 * time.Hour), "em 3 h"},
		{now.Add(-13 * time.Hour), "há 13 h"},
		{now.Add(-20 * time.Hour), "ontem"},
		{now.Add(22 * time.Hour), "amanhã"},
		{now.AddDate(0, 0, -4), "há 4 dias"},
		{now.AddDate(0, 0, 10), "em 10 dias"},
		{now.AddDate(0, -3, 0), "há 3 meses"},
		{now.AddDate(-2, 0, -5), "há 2 anos"},
	} {
		if got := relative(c.t, now); got != c.want {
			t.Errorf("%s: got %q, want %q", c.t, got, c.want)
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{"Ana de Souza": "AS", "Érica": "É", "": "–", "joão  pereira": "JP"} {
		if got := initials(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
