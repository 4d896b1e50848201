package lead_test

import (
	"fmt"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/crm/lead"
	"omniservicos/store/crm/opportunity"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// open is a shop with a form, whose leads go to this team in turn.
func open(t *testing.T, sites ...string) (site *webtest.Site, f lead.Form) {
	t.Helper()
	site = webtest.New(t)
	site.Do(func(tx *db.Tx) error {
		list, err := opportunity.ListPipelines(tx)
		if err != nil {
			return err
		}
		f, err = lead.SaveForm(tx, lead.Form{
			Key: "orcamento", Title: "Peça um orçamento", Shown: []string{lead.FieldPhone, lead.FieldEmail, lead.FieldCity, lead.FieldUF, lead.FieldMessage},
			Required: []string{lead.FieldPhone}, Origin: "site", StageID: list[0].Stages[0].ID, Consent: lead.FirstConsent, Sites: sites,
		})
		return err
	})
	return site, f
}

// team gives all leads to these people in turn.
func team(site *webtest.Site, people ...*webtest.Person) {
	site.T.Helper()
	var ids []int64
	for _, p := range people {
		ids = append(ids, p.Identity)
	}
	site.Do(func(tx *db.Tx) error {
		t, err := account.SaveTeam(tx, account.Team{Name: "Balcão", Members: ids})
		if err != nil {
			return err
		}
		return lead.SaveRoutes(tx, []lead.Route{{TeamID: t.ID}})
	})
}

func address(site *webtest.Site) string { return "/f/" + site.Account.Slug + "/orcamento" }

// filled is the form as somebody fills it in at human speed, and what a test adds or changes.
func filled(f lead.Form, fields ...string) url.Values {
	form := url.Values{"t": {f.Stamp(time.Now().Add(-time.Minute))}, "name": {"Maria Souza"}, "phone": {"(11) 98765-4321"}, "email": {""}, "city": {""}, "uf": {""},
		"message": {"Quero um box"}, "consent": {"1"}, "website": {""}}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	return form
}

// visit sends the form from an address on the net.
func visit(site *webtest.Site, ip string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", address(site), strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.RemoteAddr = ip + ":4000"
	rec := httptest.NewRecorder()
	site.App.ServeHTTP(rec, r)
	return rec
}

// elsewhere is another network each time.
func elsewhere(n int) string { return fmt.Sprintf("198.51.%d.%d", n/250, n%250+1) }

func only(site *webtest.Site) (l lead.Lead) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) error {
		list, err := lead.List(tx, lead.Filter{})
		if len(list) != 1 {
			site.T.Fatalf("there are %d leads", len(list))
		}
		l = list[0]
		return err
	})
	return l
}
