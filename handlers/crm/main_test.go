package crm_test

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/person"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// register saves somebody without going through the pages.
func register(site *webtest.Site, p person.Person) person.Person {
	site.T.Helper()
	p.IsCustomer = true
	site.Do(func(tx *db.Tx) (err error) {
		p, err = person.Save(tx, p)
		return err
	})
	return p
}

func pageOf(p person.Person) string { return "/crm/clientes/" + strconv.FormatInt(p.ID, 10) }

func idOf(p person.Person) string { return strconv.FormatInt(p.ID, 10) }

// typed is a form with the least that a person needs, and what a test adds or changes.
func typed(fields ...string) url.Values {
	form := url.Values{"kind": {"PF"}, "name": {"Maria da Conceição"}, "is_customer": {"1"}, "phones": {""}, "zip": {""}}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	return form
}

// confirmOf is what the button "Salvar mesmo assim" of a page sends.
func confirmOf(t *testing.T, page string) string {
	t.Helper()
	_, after, found := strings.Cut(page, `name="confirm"`)
	if !found {
		t.Fatal("the page has no button Salvar mesmo assim")
	}
	_, after, _ = strings.Cut(after, `value="`)
	value, _, _ := strings.Cut(after, `"`)
	return value
}
