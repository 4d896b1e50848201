package lead_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/crm/lead"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

func TestSomebodyNewBecomesAPersonACardAndACall(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	ana := balcao(shop, "Ana").Members[0]
	var facts []any
	var l lead.Lead
	shop.Do(func(tx *db.Tx) (err error) {
		l, err = lead.Receive(tx, lead.Arrival{Through: "Site", Name: " Maria  Souza ", Phone: "(11) 98765-4321", Email: "Maria@Exemplo.demo", Origin: "site",
			Message: "Quero um box urgente", Source: lead.Source{"utm_source": "google", "estranho": "x", "referrer": "https://a.demo/\x00pagina"}})
		facts = tx.Facts()
		return err
	})
	if l.State != lead.New || l.OwnerID != ana || l.PersonName != "Maria Souza" || l.Source()["utm_source"] != "google" || l.Source()["estranho"] != "" {
		t.Errorf("the lead is %+v from %v", l, l.Source())
	}
	if l.Points != 40 || l.Score().Largest()[0].String() != "+20 Deixou telefone" {
		t.Errorf("it scores %d for %v", l.Points, l.Score().Reasons)
	}
	told := false
	for _, f := range facts {
		if r, ok := f.(event.LeadReceived); ok {
			told = r == event.LeadReceived{PersonID: l.PersonID, OpportunityID: l.OpportunityID, Origin: "site", Score: 40}
		}
	}
	if !told {
		t.Errorf("announced %+v", facts)
	}
	shop.Do(func(tx *db.Tx) error {
		p, err := person.Find(tx, l.PersonID)
		if err != nil || !p.IsLead || p.IsCustomer || p.OwnerID != ana || p.Origin != "site" || p.Email != "maria@exemplo.demo" {
			t.Errorf("the person is %+v, %v", p, err)
		}
		tasks, err := crm.ListTasks(tx, crm.TaskFilter{OriginID: l.OpportunityID})
		if err != nil || len(tasks) != 1 || tasks[0].Title != "Ligar para Maria Souza" || tasks[0].Kind != crm.Call || tasks[0].AssigneeID != ana || !tasks[0].DueTime.Set {
			t.Errorf("the tasks are %+v, %v", tasks, err)
		}
		notices, err := crm.UnseenNotices(tx, ana, 10)
		if err != nil || len(notices) != 1 || !strings.Contains(notices[0].Text, "Maria Souza") {
			t.Errorf("Ana was told %+v, %v", notices, err)
		}
		gifts, err := lead.Gifts(tx, l.ID, 5)
		if err != nil || len(gifts) != 1 || gifts[0].ToID != ana || gifts[0].Why != "todos os leads: a vez na equipe Balcão" {
			t.Errorf("given as %+v, %v", gifts, err)
		}
		offenders, err := lead.Check(tx)
		if len(offenders) > 0 {
			t.Errorf("doctor says %v", offenders)
		}
		return err
	})
}

func TestWhoIsKnownStaysOnePersonAndUnchanged(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	var known person.Person
	shop.Do(func(tx *db.Tx) (err error) {
		known, err = person.Save(tx, person.Person{Name: "Maria Souza", TaxID: "52998224725", Email: "maria@exemplo.demo", IsCustomer: true,
			Phones: []person.Phone{{Digits: "11987654321"}}})
		return err
	})
	for what, a := range map[string]lead.Arrival{
		"telephone":             {Name: "Mariazinha", Phone: "11 98765 4321"},
		"e-mail":                {Name: "M. S.", Email: "MARIA@exemplo.demo"},
		"CPF":                   {Name: "Outro nome", TaxID: "52998224725", Phone: "21999998888"},
		"CPF before telephone":  {Name: "Maria", TaxID: "52998224725", Phone: "11987654321"},
		"telephone, new e-mail": {Name: "Maria", Phone: "11987654321", Email: "outra@exemplo.demo"},
	} {
		a.Through, a.Origin = "Site", "site"
		if l := received(shop, a); l.PersonID != known.ID || l.Name != a.Name {
			t.Errorf("%s: received as %+v", what, l)
		}
	}
	if n := shop.Count("people"); n != 1 {
		t.Errorf("%d people", n)
	}
	if n := shop.Count("opportunities"); n != 5 {
		t.Errorf("%d opportunities", n)
	}
	shop.Do(func(tx *db.Tx) error {
		p, err := person.Find(tx, known.ID)
		if p.Name != known.Name || p.Email != known.Email || len(p.Phones) != 1 || p.IsLead {
			t.Errorf("a stranger changed the record: %+v", p)
		}
		return err
	})
	other := received(shop, lead.Arrival{Through: "Site", Origin: "site", Name: "José", Phone: "11987654321", TaxID: "11144477735"})
	if other.PersonID == known.ID {
		t.Error("somebody with another CPF was taken for Maria, whose telephone they share")
	}
	shop.Do(func(tx *db.Tx) error { _, err := person.Archive(tx, other.PersonID); return err })
	again := received(shop, lead.Arrival{Through: "Site", Origin: "site", Name: "José", TaxID: "11144477735", Phone: "11955554444"})
	shop.Do(func(tx *db.Tx) error {
		p, err := person.Find(tx, again.PersonID)
		if p.ID != other.PersonID || p.Archived() {
			t.Errorf("José came back as %+v", p)
		}
		return err
	})
}

func TestManyAtOnceAreOnePersonAndStayEven(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	team := balcao(shop, "Ana", "Rui", "Eva")
	var group sync.WaitGroup
	for i := range 100 {
		group.Go(func() {
			if err := shop.Try(func(tx *db.Tx) error { _, err := lead.Receive(tx, caller(i%90)); return err }); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if people, leads := shop.Count("people"), shop.Count("leads"); people != 90 || leads != 100 {
		t.Errorf("%d people wrote %d times", people, leads)
	}
	// Ten wrote again and went to who knew them; the other ninety went round.
	first := map[int64]int{}
	shop.Do(func(tx *db.Tx) error {
		gifts, err := lead.Gifts(tx, 0, 1000)
		for _, g := range gifts {
			if strings.Contains(g.Why, "a vez") {
				first[g.ToID]++
			}
		}
		return err
	})
	for _, m := range team.Members {
		if first[m] != 30 {
			t.Errorf("the turns were %v", first)
		}
	}
}

func TestAStateFollowsTheCard(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	balcao(shop, "Ana")
	l := received(shop, caller(1))
	is := func(want string) {
		t.Helper()
		shop.Do(func(tx *db.Tx) (err error) {
			if l, err = lead.Find(tx, l.ID); err == nil && l.State != want {
				t.Errorf("is %q, want %q", l.State, want)
			}
			return err
		})
	}
	shop.Do(func(tx *db.Tx) error {
		tasks, err := crm.ListTasks(tx, crm.TaskFilter{OriginID: l.OpportunityID})
		if err != nil {
			return err
		}
		_, err = crm.FinishTask(tx, tasks[0].ID) // from anywhere
		return err
	})
	is(lead.Contacted)
	shop.Do(func(tx *db.Tx) error { _, err := lead.Qualify(tx, l.ID); return err })
	is(lead.Qualified)
	shop.Do(func(tx *db.Tx) error {
		reasons, err := opportunity.Reasons(tx)
		if err != nil {
			return err
		}
		_, err = opportunity.Lose(tx, opportunity.Close{ID: l.OpportunityID, Moves: l.Moves, ReasonID: reasons[0].ID})
		return err
	})
	is(lead.Discarded)
	if l.Reason != "Preço" {
		t.Errorf("discarded for %q", l.Reason)
	}
	shop.Do(func(tx *db.Tx) error { _, err := opportunity.Reopen(tx, l.OpportunityID); return err })
	is(lead.Qualified)
	shop.Do(func(tx *db.Tx) error {
		_, err := opportunity.Win(tx, opportunity.Close{ID: l.OpportunityID, Moves: l.Moves, Value: 1000})
		return err
	})
	is(lead.Customer)
	shop.Do(func(tx *db.Tx) error {
		p, err := person.Find(tx, l.PersonID)
		if !p.IsCustomer || p.IsLead {
			t.Errorf("who bought is %v", p.Roles())
		}
		lines, err2 := crm.Timeline(tx, p.ID, 0, 50)
		if len(lines) < 6 || err != nil {
			t.Errorf("the history has %d lines", len(lines))
		}
		return err2
	})
}

func TestASentFormIsReceivedOnceAndKeepsWhatWasAgreedTo(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	f := contactForm(shop)
	s := sent(f, caller(1), "203.0.113.9")
	for range 2 {
		shop.Do(func(tx *db.Tx) error { return lead.Take(tx, f, s) })
	}
	if n := shop.Count("leads"); n != 1 {
		t.Fatalf("a page sent twice is %d leads", n)
	}
	f.Consent = "Outras palavras"
	shop.Do(func(tx *db.Tx) error { _, err := lead.SaveForm(tx, f); return err })
	shop.Do(func(tx *db.Tx) error {
		list, err := lead.List(tx, lead.Filter{})
		if err != nil {
			return err
		}
		text, err := lead.ConsentOf(tx, list[0])
		if text != lead.FirstConsent || list[0].ConsentIP != "203.0.113.9" || list[0].ConsentAt == nil {
			t.Errorf("agreed to %q, from %q at %v", text, list[0].ConsentIP, list[0].ConsentAt)
		}
		return err
	})
}

func TestProgramsAreNotReceived(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	f, other := contactForm(shop), contactForm(storetest.New(t))
	now := time.Now()
	take := func(s lead.Sent) error {
		s.Arrival = caller(7)
		return shop.Try(func(tx *db.Tx) error { return lead.Take(tx, f, s) })
	}
	if err := take(lead.Sent{Trap: "https://spam.demo", Stamp: f.Stamp(now.Add(-time.Minute))}); err != nil {
		t.Errorf("a trapped program is told %v", err)
	}
	for what, stamp := range map[string]string{
		"at once": f.Stamp(now), "yesterday's": f.Stamp(now.Add(-25 * time.Hour)), "another form's": other.Stamp(now.Add(-time.Minute)),
		"none": "", "forged": strings.Repeat("A", 64), "no base64": "!!", "tomorrow's": f.Stamp(now.Add(time.Hour)),
	} {
		if err := take(lead.Sent{Stamp: stamp}); !fault.Is(err, fault.Refused) {
			t.Errorf("%s: got %v", what, err)
		}
	}
	if n := shop.Count("leads"); n != 0 {
		t.Errorf("%d leads", n)
	}
}

func TestABurstIsCountedOneByOne(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	f := contactForm(shop)
	var group sync.WaitGroup
	var mu sync.Mutex
	looked := 0
	for range 30 {
		group.Go(func() {
			err := shop.Try(func(tx *db.Tx) error {
				tx.Log(db.Change{Action: "Envio de teste", Object: "lead_forms"})
				return lead.Counted(tx, f, "2001:db8::1")
			})
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				looked++
			} else if !fault.Is(err, fault.TooMany) {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if looked != 5 && looked != 10 { // the stretch of ten minutes may have ended meanwhile
		t.Errorf("%d of 30 were looked at", looked)
	}
}
