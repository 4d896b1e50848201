package lead_test

import (
	"fmt"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/crm"
	"omniservicos/store/crm/lead"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

// points is what a lead scores now.
func points(shop *storetest.Shop, l lead.Lead) (n int) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) error {
		found, err := lead.Find(tx, l.ID)
		n = found.Points
		return err
	})
	return n
}

func saveRules(shop *storetest.Shop, rules ...lead.Rule) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) error { return lead.SaveRules(tx, rules) })
}

func TestEachRuleAsksItsQuestion(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	full := received(shop, lead.Arrival{Through: "Teste", Name: "Vidros Ltda", Phone: "11987654321", Email: "a@b.demo", TaxID: "11222333000181", City: "São Paulo",
		UF: "SP", Value: 150_000, Origin: "site", Message: "Preciso com urgência de um box", Source: lead.Source{"utm_source": "Google"}})
	bare := received(shop, lead.Arrival{Through: "Teste", Name: "Zé", Email: "ze@b.demo", Origin: "loja", Message: "box", UF: "RJ"})
	for _, c := range []struct {
		rule       lead.Rule
		full, bare bool
	}{
		{lead.Rule{What: lead.ByOrigin, Value: "site"}, true, false}, {lead.Rule{What: lead.ByPhone}, true, false}, {lead.Rule{What: lead.ByEmail}, true, true},
		{lead.Rule{What: lead.ByCNPJ}, true, false}, {lead.Rule{What: lead.ByCity, Value: "SAO PAULO"}, true, false}, {lead.Rule{What: lead.ByUF, Value: "sp"}, true, false},
		{lead.Rule{What: lead.ByValue, Value: "R$ 1.500,00"}, true, false}, {lead.Rule{What: lead.ByValue, Value: "1500,01"}, false, false},
		{lead.Rule{What: lead.ByWords, Value: "BOX urgencia"}, true, false}, {lead.Rule{What: lead.ByWords, Value: "box"}, true, true},
		{lead.Rule{What: lead.ByCampaign, Value: "google"}, true, false}, {lead.Rule{What: lead.ByKnown}, false, false}, {lead.Rule{What: lead.ByRecent, Value: "30"}, false, false},
	} {
		c.rule.Points = 7
		saveRules(shop, c.rule)
		if got := points(shop, full) == 7; got != c.full {
			t.Errorf("%+v of the full one: %v", c.rule, got)
		}
		if got := points(shop, bare) == 7; got != c.bare {
			t.Errorf("%+v of the bare one: %v", c.rule, got)
		}
	}
}

func TestTheThreeLargestReasonsAreShown(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	saveRules(shop, lead.Rule{What: lead.ByPhone, Points: 10}, lead.Rule{What: lead.ByOrigin, Value: "site", Points: -40},
		lead.Rule{What: lead.ByUF, Value: "SP", Points: 25}, lead.Rule{What: lead.ByEmail, Points: 5})
	l := received(shop, lead.Arrival{Through: "Teste", Name: "Ana", Phone: "11987654321", Email: "a@b.demo", UF: "SP", Origin: "site"})
	if got := fmt.Sprint(l.Points, " ", l.Score().Largest()); got != "0 [−40 A origem é Site +25 O estado é SP +10 Deixou telefone]" {
		t.Errorf("got %s", got)
	}
}

func TestAScoreFollowsWhatIsKnown(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	saveRules(shop, lead.Rule{What: lead.ByCNPJ, Points: 25}, lead.Rule{What: lead.ByValue, Value: "1000", Points: 9}, lead.Rule{What: lead.ByRecent, Value: "5", Points: 3})
	l := received(shop, lead.Arrival{Through: "Teste", Name: "Vidros Ltda", Email: "a@b.demo"})
	if l.Points != 0 {
		t.Errorf("begins with %d", l.Points)
	}
	shop.Do(func(tx *db.Tx) error {
		p, err := person.Find(tx, l.PersonID)
		if err != nil {
			return err
		}
		p.Kind, p.TaxID = person.Legal, "11222333000181"
		_, err = person.Save(tx, p)
		return err
	})
	if got := points(shop, l); got != 25 {
		t.Errorf("with a CNPJ it scores %d", got)
	}
	shop.Do(func(tx *db.Tx) error {
		o, err := opportunity.Find(tx, l.OpportunityID)
		if err != nil {
			return err
		}
		o.Value = 100_000
		_, err = opportunity.Edit(tx, o)
		return err
	})
	if got := points(shop, l); got != 34 {
		t.Errorf("with a value it scores %d", got)
	}
	shop.Do(func(tx *db.Tx) error { return crm.AddNote(tx, l.PersonID, "Passou na loja.") })
	again := received(shop, lead.Arrival{Through: "Teste", Name: "Vidros Ltda", Email: "a@b.demo"})
	if again.Points != 28 {
		t.Errorf("who spoke with us yesterday scores %d for %v", again.Points, again.Score().Reasons)
	}
}

func TestWhatNoRuleMayBe(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	for what, r := range map[string]lead.Rule{
		"an unknown question": {What: "signo", Points: 1}, "no points": {What: lead.ByPhone}, "too many": {What: lead.ByPhone, Points: 1001},
		"no value": {What: lead.ByCity, Points: 1}, "an unknown origin": {What: lead.ByOrigin, Value: "lua", Points: 1}, "no money": {What: lead.ByValue, Value: "muito", Points: 1},
		"no words": {What: lead.ByWords, Value: "!!!", Points: 1}, "no days": {What: lead.ByRecent, Value: "0", Points: 1}, "too many days": {What: lead.ByRecent, Value: "9999999999", Points: 1},
	} {
		if err := shop.Try(func(tx *db.Tx) error { return lead.SaveRules(tx, []lead.Rule{r}) }); !fault.Is(err, fault.Blamed) {
			t.Errorf("%s: got %v", what, err)
		}
	}
	shop.Do(func(tx *db.Tx) error {
		rules, err := lead.Rules(tx)
		if len(rules) != len(lead.FirstRules) {
			t.Errorf("a refusal left %d rules", len(rules))
		}
		return err
	})
}

// Many leads are scored by one statement; the time is printed, and only an order of magnitude fails.
func TestManyLeadsAreScoredAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	t.Parallel()
	shop := storetest.New(t)
	l := received(shop, lead.Arrival{Through: "Teste", Name: "Ana", Phone: "11987654321"})
	const many = 5_000
	shop.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Muitos leads", Object: "leads"})
		for _, statement := range []string{
			`insert into opportunities (account_id, id, pipeline_id, stage_id, position, title, person_id, value, state, created_at, created_by, stage_at, moved_at, moved_by, edited_at, edited_by)
			 select account_id, id + n, pipeline_id, stage_id, position + n, title, person_id, value, state, created_at, created_by, stage_at, moved_at, moved_by, edited_at, edited_by
			   from opportunities, generate_series(1, 5000) n where account_id = $1`,
			`insert into leads (account_id, id, person_id, opportunity_id, through, name, phone, email, tax_id, company, city, uf, message, place, words, origin, source, began_stage_id, state, received_at)
			 select l.account_id, l.id + n, l.person_id, l.opportunity_id + n, through, name, phone, email, tax_id, company, city, uf, message, place, words, origin, source, began_stage_id, state, received_at
			   from leads l, generate_series(1, 5000) n where l.account_id = $1`,
		} {
			if _, err := tx.Exec(statement); err != nil {
				return err
			}
		}
		return nil
	})
	if _, err := dbtest.Owner(t).SQL().Exec(`analyze leads, opportunities`); err != nil { // as autovacuum does within a minute
		t.Fatal(err)
	}
	began := time.Now()
	saveRules(shop, lead.Rule{What: lead.ByPhone, Points: 11}, lead.Rule{What: lead.ByWords, Value: "box", Points: 5}, lead.Rule{What: lead.ByRecent, Value: "30", Points: 5})
	took := time.Since(began)
	t.Logf("%d leads scored in %s", many, took.Round(time.Millisecond))
	if took > 12*time.Second {
		t.Errorf("%d leads took %s", many, took)
	}
	if got := points(shop, l); got != 11 {
		t.Errorf("scores %d", got)
	}
	var listed time.Duration
	shop.Do(func(tx *db.Tx) error {
		began := time.Now()
		page, err := lead.List(tx, lead.Filter{})
		listed = time.Since(began)
		if len(page) != lead.PageSize {
			t.Errorf("a page has %d", len(page))
		}
		return err
	})
	t.Logf("first page in %s", listed.Round(100*time.Microsecond))
}
