package walk

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// poisons are what turns into a program where a page forgets to write text as text.
var poisons = []string{`<script>alert(1)</script>`, `"><img src=x onerror=alert(2)>`, `javascript:alert(3)`}

// plausible are tried in turn where a field takes no free text.
var plausible = []string{"", "1,00", "1", "2099-01-31", "12:00", "ABC1D23", "bia@teste.demo", "52998224725", "01310-100"}

// last are forms that close, end or hide what the others are about.
var last = []string{"/arquivar", "/cancelar", "/descartar", "/fechar", "/encerrar", "/estornar", "/reverter"}

// never are forms that end the walk itself.
var never = []string{"/sair", "/desligar", "/trocar", "/senha", "/segundo-passo", "/sessoes", "/sessoes/encerrar"}

// poisonEverything writes each poison into every text field of every form, and gives the pages where it may show.
func poisonEverything(site *webtest.Site, owner *webtest.Person, start ...string) (paths []string, taken int) {
	site.T.Helper()
	forms := textForms(owner.Crawl(start...))
	for _, poison := range poisons {
		for _, form := range forms {
			if form.Method == "GET" {
				at, _, _ := strings.Cut(form.Action, "?")
				paths = append(paths, at+"?"+poisoned(form, poison, nil).Encode())
				continue
			}
			if to, ok := take(owner, form, poison); ok {
				taken++
				paths = append(paths, to)
			}
		}
	}
	for _, page := range owner.Crawl(start...) {
		paths = append(paths, page.Path)
	}
	slices.Sort(paths)
	return slices.Compact(paths), taken
}

// textForms are the forms with free text, one of each action and set of fields, those that end something last.
func textForms(pages []webtest.Page) (forms []webtest.Form) {
	seen := map[string]bool{}
	for _, page := range pages {
		for _, form := range page.Forms {
			key := form.Method + kindOf(form.Action)
			for _, field := range form.Fields {
				key += " " + field.Name
			}
			free := slices.ContainsFunc(form.Fields, isFree)
			if free && !seen[key] && !form.Multipart && !endsIn(form.Action, never) {
				seen[key] = true
				forms = append(forms, form)
			}
		}
	}
	slices.SortStableFunc(forms, func(a, b webtest.Form) int { return rankOf(a) - rankOf(b) })
	return forms
}

func rankOf(f webtest.Form) int {
	return slices.IndexFunc(last, func(s string) bool { return strings.HasSuffix(f.Action, s) })
}

func endsIn(path string, tails []string) bool {
	return slices.ContainsFunc(tails, func(s string) bool { return strings.HasSuffix(path, s) })
}

func isFree(f webtest.Field) bool {
	return slices.Contains([]string{"", "text", "textarea", "search", "tel", "email", "url"}, f.Type)
}

// poisoned are the form's values with the poison in its free fields; instead says what others take.
func poisoned(form webtest.Form, poison string, instead map[string]string) url.Values {
	values := url.Values{}
	for _, field := range form.Fields {
		if field.Value == "" && (field.Type == "radio" || field.Type == "checkbox") {
			continue // a browser sends only what is ticked
		}
		value := field.Value
		if other, ok := instead[field.Name]; ok {
			value = other
		} else if isFree(field) {
			value = poison
		}
		values.Add(field.Name, value)
	}
	return values
}

// take posts the form until it is taken: a field that refuses the poison gets what it had, then something plausible.
func take(owner *webtest.Person, form webtest.Form, poison string) (to string, ok bool) {
	instead, tries := map[string]string{}, map[string]int{}
	for range len(plausible) + 1 {
		a := owner.PostForm(form.Action, poisoned(form, poison, instead))
		if a.Code() != 422 {
			return a.Location(), a.Location() != ""
		}
		for _, field := range form.Fields {
			if !strings.Contains(a.Body(), `id="f-`+field.Name+`-error"`) {
				continue
			}
			try := tries[field.Name]
			if instead[field.Name] = field.Value; try > 0 {
				instead[field.Name] = plausible[(try-1)%len(plausible)]
			}
			tries[field.Name]++
		}
	}
	return "", false
}

// program is what in a tag would run: a script without a file, a handler, an address that is a program.
func program(tag *html.Node) string {
	from := ""
	for _, a := range tag.Attr {
		address := slices.Contains([]string{"href", "src", "action", "formaction"}, a.Key)
		if strings.HasPrefix(a.Key, "on") || address && strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:") {
			return "<" + tag.Data + " " + a.Key + "=" + a.Val + ">"
		}
		if a.Key == "src" || a.Key == "type" && a.Val == "application/json" {
			from = a.Val
		}
	}
	if tag.Data == "script" && from == "" || tag.Data == "img" && from == "x" {
		return "<" + tag.Data + ">"
	}
	return ""
}

// theDoors are where a walk begins.
var theDoors = []string{"/", "/pdv", "/pdv/caixas", "/conta/usuarios", "/conta/perfil", "/crm/clientes/novo", "/erp/produtos/novo"}

func TestWhatPeopleTypeStaysText(t *testing.T) {
	t.Parallel()
	site := webtest.Furnish(t)
	owner := site.As("dono")
	paths, taken := poisonEverything(site, owner, theDoors...)
	shown := 0
	for _, path := range paths {
		body := owner.GET(path).Body()
		if strings.Contains(body, "alert(") {
			shown++
		}
		for _, tag := range tagsOf(t, body) {
			if found := program(tag); found != "" {
				t.Errorf("%s holds %s", path, found)
			}
		}
	}
	t.Logf("%d times a form took the poison, %d of %d pages show it", taken, shown, len(paths))
	if taken < 60 || shown < 100 {
		t.Errorf("only %d times a form took it and %d pages show it: nothing is proven", taken, shown)
	}
}

// worst is of each kind of page the one that shows most of the poison; the gallery of components shows none of it.
func worst(owner *webtest.Person, paths []string) (chosen map[string]string) {
	chosen, most := map[string]string{}, map[string]int{}
	for _, path := range paths {
		kind := kindOf(path)
		n := 1 + strings.Count(owner.GET(path).Body(), "alert(")
		if n > most[kind] && kind != "/estilo" {
			chosen[kind], most[kind] = path, n
		}
	}
	return chosen
}

func TestWhatPeopleTypeRunsInNoBrowser(t *testing.T) {
	browser.Need(t)
	site := webtest.Furnish(t)
	owner := site.As("dono")
	paths, _ := poisonEverything(site, owner, theDoors...)
	tab := browser.Open(t, site.Serve(), owner.Token, browser.Desktop)
	heard := tab.Trouble()
	tab.Go("/")
	for what, probe := range map[string]string{ // what would be heard is heard
		"dialog: 4": `setTimeout(() => alert(4)); null`,
		"security":  `document.body.insertAdjacentHTML("beforeend", "<img src=/nada onerror='alert(5)'>"); null`,
	} {
		browser.Eval[any](tab, probe)
		said := ""
		tab.Until("the probe is heard: "+what, func() bool {
			said += strings.Join(heard(), "\n")
			return strings.Contains(said, what)
		})
	}
	for _, path := range worst(owner, paths) {
		heard()
		tab.Go(path)
		for _, what := range heard() {
			t.Errorf("%s: %s", path, what)
		}
	}
}
