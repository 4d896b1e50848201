package quote_test

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/quote"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

func id(n int64) string { return strconv.FormatInt(n, 10) }

var hidden = regexp.MustCompile(`name="(\w+)" value="([^"]*)"`)

// valueOf is what a page's hidden field holds.
func valueOf(t *testing.T, body, name string) string {
	t.Helper()
	for _, m := range hidden.FindAllStringSubmatch(body, -1) {
		if m[1] == name {
			return m[2]
		}
	}
	t.Fatalf("the page has no field %q", name)
	return ""
}

// deal is an open opportunity about one product, with Maria.
func deal(site *webtest.Site, p catalogue.Product) (o opportunity.Opportunity) {
	site.T.Helper()
	maria := site.Customer("Maria Conceição")
	site.Do(func(tx *db.Tx) error {
		funnels, err := opportunity.ListPipelines(tx)
		if err != nil {
			return err
		}
		o, err = opportunity.Create(tx, opportunity.Opportunity{Title: "Reforma da cozinha", PersonID: maria.ID, StageID: funnels[0].Stages[0].ID})
		return err
	})
	return o
}

// sent takes the opportunity's page from the first item to the link.
func sent(t *testing.T, seller *webtest.Person, o opportunity.Opportunity, code string) (page, link string) {
	t.Helper()
	at := "/crm/oportunidades/" + id(o.ID)
	key := valueOf(t, seller.GET(at).Status(200).Body(), "key")
	seller.POST(at+"/itens", "key", key, "code", code).Status(303)
	body := seller.GET(at).Status(200).Sees("Fazer orçamento").Body()
	page = seller.POST("/crm/orcamentos", "client", valueOf(t, body, "client"), "oportunidade", id(o.ID)).Status(303).Location()
	body = seller.GET(page).Status(200).Sees("Rascunho", "Maria Conceição").Body()
	seller.POST(page+"/enviar", "edits", valueOf(t, body, "edits")).Status(303)
	return page, linkOn(t, seller, page)
}

// linkOn is the customer's address on the orçamento's page.
func linkOn(t *testing.T, seller *webtest.Person, page string) string {
	t.Helper()
	u, err := url.Parse(valueOf(t, strings.ReplaceAll(seller.GET(page).Status(200).Sees("Copiar link", "Enviar por WhatsApp").Body(), ` type="text" value`, ` value`), "link"))
	if err != nil || u.Host == "" {
		t.Fatalf("the link is %v (%v)", u, err)
	}
	return u.Path
}

func answer(site *webtest.Site, link string, fields ...string) *webtest.Answer {
	site.T.Helper()
	v := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		v.Set(fields[i], fields[i+1])
	}
	return site.Anonymous("POST", link, v)
}

func kept(site *webtest.Site, page string) (q quote.Quote) {
	site.T.Helper()
	n, _ := strconv.ParseInt(page[strings.LastIndex(page, "/")+1:], 10, 64)
	site.Do(func(tx *db.Tx) (err error) {
		q, err = quote.Find(tx, n)
		return err
	})
	return q
}

func counted(n *int, query string) func(*db.Tx) error {
	return func(tx *db.Tx) error { return tx.Get(n, query) }
}
