package walk

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"omniservicos/web/webtest"
)

// bad is what people paste and what attackers try.
var bad = map[string]string{
	"empty":         "",
	"spaces":        "   ",
	"too long":      strings.Repeat("á", 5000),
	"negative":      "-1",
	"zero":          "0",
	"huge":          "999999999999999999999999",
	"huge decimal":  "99999999999999999,99",
	"tiny":          "0,00001",
	"wrong type":    "abc",
	"script":        `<script>alert(1)</script>`,
	"quote":         `"'><img src=x onerror=alert(1)>`,
	"NUL":           "a\x00b",
	"broken UTF-8":  "a\xff\xfeb",
	"emoji":         "🛒🧾",
	"right to left": "\u202eabc\u202c שלום",
	"line break":    "a\r\nb",
	"formula":       "=1+1",
	"sql":           "'; drop table sales; --",
	"no such id":    "123456789",
	"old date":      "0001-01-01",
	"far date":      "31/12/9999",
	"no such date":  "29/02/2027",
}

func TestNoFormAnswersBadInputWithAnError(t *testing.T) {
	t.Parallel()
	site, others := webtest.Furnish(t), webtest.Furnish(t)
	foreign := map[string]string{}
	for table, id := range idsOf(t, others) {
		foreign["another account's "+table] = fmt.Sprint(id)
	}
	theirs := sums(t, others)
	owner := site.As("dono")
	tried, kinds := map[string]bool{}, map[string]int{}
	for _, page := range owner.Crawl("/", "/pdv", "/pdv/caixas", "/conta/usuarios") {
		for _, form := range page.Forms {
			key, kind := form.Method+" "+form.Action, form.Method+" "+kindOf(form.Action)
			if tried[key] || kinds[kind] == mostOfAKind || strings.HasPrefix(form.Action, "/sair") {
				continue
			}
			tried[key] = true
			kinds[kind]++
			abuse(t, site, form, foreign)
		}
	}
	if theirs != sums(t, others) {
		t.Error("a form changed another account")
	}
	if len(tried) < 15 {
		t.Errorf("only %d forms were found", len(tried))
	}
}

// mostOfAKind is how many forms of one address, in which only the ids differ, are tried: the rows of a list are alike.
const mostOfAKind = 3

// wrongFor is what a field is sent: all that is bad, and ids of every table of another account where it may hold one.
func wrongFor(field webtest.Field, foreign map[string]string) map[string]string {
	wrong := maps.Clone(bad)
	for what, id := range foreign {
		if isID(field.Value) || slices.Contains([]string{"", "hidden", "checkbox", "radio"}, field.Type) || what == "another account's people" {
			wrong[what] = id
		}
	}
	return wrong
}

func isID(value string) bool { return len(value) > 15 && strings.Trim(value, "0123456789") == "" }

// abuse sends the form with one field wrong at a time: a sentence, or stored and shown escaped, never an error of ours.
func abuse(t *testing.T, site *webtest.Site, form webtest.Form, foreign map[string]string) {
	owner := site.As("dono")
	for _, field := range form.Fields {
		for what, value := range wrongFor(field, foreign) {
			values := form.Values()
			values.Set(field.Name, value)
			a := send(owner, form, values)
			if a.Code() >= 500 {
				t.Errorf("%s %s: field %s with %s answered %d", form.Method, form.Action, field.Name, what, a.Code())
			}
			if a.Code() == 422 && !strings.Contains(a.Body(), "field-error") && !strings.Contains(a.Body(), `role="alert"`) && !strings.Contains(a.Body(), "plain-title") {
				t.Errorf("%s %s: field %s with %s was refused without a sentence", form.Method, form.Action, field.Name, what)
			}
			if a.Code() == 303 && strings.HasPrefix(a.Location(), "/entrar") {
				owner = site.As("dono") // a form that ends sessions
			}
			if !strings.HasPrefix(a.Header("Content-Disposition"), "attachment") { // a file to keep is no page: it says what was typed
				a.Not("<script>alert(1)</script>", `"'><img src=x`)
			}
		}
	}
}

func send(p *webtest.Person, form webtest.Form, values url.Values) *webtest.Answer {
	if form.Method == "POST" {
		return p.PostForm(form.Action, values)
	}
	at, _, _ := strings.Cut(form.Action, "?")
	return p.GET(at + "?" + values.Encode())
}
