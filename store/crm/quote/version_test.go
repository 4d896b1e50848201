package quote_test

import (
	"strings"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/catalogue/basket"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/quote"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

func TestWhatWasSentIsNeverChanged(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	door := s.Product("Porta", 50_000, 10)
	q := s.sent(s.deal(s.Customer("Maria Conceição", 0), 1, door))
	for what, change := range map[string]func(*db.Tx) error{
		"an item more": func(tx *db.Tx) error {
			_, err := quote.ChangeItems(tx, q.ID, anyone, basket.Add(door.ID, quantity.One))
			return err
		},
		"other terms": func(tx *db.Tx) error {
			_, err := quote.Save(tx, q.ID, q.Edits, quote.Terms{ValidUntil: q.ValidUntil})
			return err
		},
		"sent again": func(tx *db.Tx) error { _, err := quote.Send(tx, q.ID, q.Edits); return err },
	} {
		if err := s.Try(change); !fault.Is(err, fault.Conflicts) {
			t.Errorf("%s: %v", what, err)
		}
	}
	var n quote.Quote
	s.Do(func(tx *db.Tx) (err error) {
		n, err = quote.Revise(tx, q.ID)
		return err
	})
	s.Do(func(tx *db.Tx) error {
		_, err := quote.ChangeItems(tx, n.ID, anyone, basket.Add(door.ID, quantity.One))
		return err
	})
	if old, now := s.kept(q), s.kept(n); old.State != quote.Replaced || old.Total != 50_000 || now.Total != 100_000 {
		t.Errorf("%s at %s, %s at %s", old.State, old.Total, now.State, now.Total)
	}
	if err := s.answer(q, quote.Answer{Accept: true, Name: "Maria"}); err == nil || !strings.Contains(err.Error(), "refazendo") {
		t.Errorf("answered while it is made anew: %v", err)
	}
	if err := s.Try(func(tx *db.Tx) error { _, err := quote.Revise(tx, q.ID); return err }); !fault.Is(err, fault.Conflicts) {
		t.Errorf("a version of an old version: %v", err)
	}
	n = s.send(n)
	s.Do(func(tx *db.Tx) error {
		shown, err := quote.ByKey(tx, q.Key(tx))
		if shown.Version != 2 {
			t.Errorf("the old link shows version %d", shown.Version)
		}
		return err
	})
	s.Sound()
}

func TestNumbersHaveNoGapAndADoublePressMakesOne(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	o := s.deal(s.Customer("Maria Conceição", 0), 1, s.Product("Porta", 50_000, 10))
	twice := uuid7.New()
	var group sync.WaitGroup
	for i := range 12 {
		n := quote.New{Client: uuid7.New(), OpportunityID: o.ID, BranchID: s.Till.BranchID}
		switch i % 3 {
		case 0:
			n.Client = twice
		case 1:
			n.BranchID = 7 // there is none: it is refused after it took its number
		}
		group.Go(func() { _ = s.Try(func(tx *db.Tx) error { _, err := quote.Make(tx, n); return err }) })
	}
	group.Wait()
	if n, last := s.Count("quotes"), s.One(`select max(number) from quotes where account_id = $1`); n != 5 || last != 5 {
		t.Errorf("%d orçamentos, the last is %d", n, last)
	}
	s.Sound()
}

func TestASellerGivesNoMoreOffThanTheyMay(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	q := s.draft(s.deal(s.Customer("Maria Conceição", 0), 1, s.Product("Porta", 50_000, 10)))
	give := func(limit int64, g basket.Given) error {
		return s.Try(func(tx *db.Tx) error { _, err := quote.ChangeItems(tx, q.ID, limit, basket.Discount(g)); return err })
	}
	if err := give(500, basket.Given{Percent: 501}); !fault.Is(err, fault.Blamed) || !strings.Contains(err.Error(), "R$ 25,00") {
		t.Errorf("more than 5 %%: %v", err)
	}
	for _, g := range []basket.Given{{Percent: 500}, {Discount: 2_500}} {
		if err := give(500, g); err != nil {
			t.Errorf("%+v: %v", g, err)
		}
	}
	if got := s.kept(q); got.Total != 47_500 {
		t.Errorf("the total is %s", got.Total)
	}
}

func TestAnotherCustomerHasOtherPrices(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	door, maria, ana := s.Product("Porta", 50_000, 10), s.Customer("Maria Conceição", 0), s.Customer("Ana Atacado", 0)
	s.Do(func(tx *db.Tx) error {
		list, err := catalogue.SaveList(tx, catalogue.PriceList{Name: "Atacado", Percent: 1_000})
		if err != nil {
			return err
		}
		return catalogue.SetPersonList(tx, ana.ID, list.ID)
	})
	o := s.deal(maria, 1, door)
	s.Do(func(tx *db.Tx) error {
		o.PersonID = ana.ID
		_, err := opportunity.Edit(tx, o)
		return err
	})
	if got := s.opportunity(o); got.Value != 45_000 {
		t.Errorf("for Ana it is %s", got.Value)
	}
	q := s.draft(o)
	s.Do(func(tx *db.Tx) error {
		_, err := quote.Save(tx, q.ID, q.Edits, quote.Terms{PersonID: maria.ID, SellerID: q.SellerID, ValidUntil: q.ValidUntil})
		return err
	})
	if got := s.kept(q); got.Total != 50_000 || got.Lines[0].Rule != "" {
		t.Errorf("for Maria the orçamento is %s by %q", got.Total, got.Lines[0].Rule)
	}
	s.Do(func(tx *db.Tx) error { _, err := person.Merge(tx, maria.ID, ana.ID); return err })
	if got := s.kept(q); got.PersonID != ana.ID {
		t.Error("the orçamento stays with who was merged")
	}
	s.Sound()
}

func TestWhatCannotBeSentIsRefused(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	empty := s.draft(s.deal(s.Customer("Maria Conceição", 0), 1))
	send := func(q quote.Quote, edits int64) error {
		return s.Try(func(tx *db.Tx) error { _, err := quote.Send(tx, q.ID, edits); return err })
	}
	if err := send(empty, empty.Edits); !fault.Is(err, fault.Blamed) {
		t.Errorf("without items: %v", err)
	}
	full := s.draft(s.deal(s.Customer("Ana", 0), 1, s.Product("Porta", 50_000, 10)))
	if err := send(full, full.Edits+1); !fault.Is(err, fault.Conflicts) {
		t.Errorf("changed in another window: %v", err)
	}
	today := dates.Of(s.DB.Now(), full.CreatedAt.Location())
	for what, until := range map[string]dates.Date{"yesterday": today.AddDays(-2), "in two years": today.AddDays(800)} {
		err := s.Try(func(tx *db.Tx) error {
			_, err := quote.Save(tx, full.ID, full.Edits, quote.Terms{ValidUntil: until})
			return err
		})
		if !fault.Is(err, fault.Blamed) {
			t.Errorf("valid until %s: %v", what, err)
		}
	}
}

func TestEachStateSaysWhyItTakesNoAnswer(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	maria, door := s.Customer("Maria Conceição", 0), s.Product("Porta", 50_000, 10)
	for says, change := range map[string]string{
		"já foi aceito por Maria": `state = 'aceito', answer_name = 'Maria', answered_at = now()`,
		"já foi recusado por Bia": `state = 'recusado', answer_name = 'Bia', answered_at = now()`,
		"venceu em":               `valid_until = valid_until - 60`,
		"foi anulado pela loja":   `state = 'anulado'`,
		"está refazendo":          `state = 'substituido'`,
		"confira a versão 3":      `version = 3`,
		"não leva a nenhum":       `link_hash = null`,
		"Escreva o seu nome":      `note = ''`,
	} {
		q := s.sent(s.deal(maria, 1, door))
		s.Do(func(tx *db.Tx) error {
			tx.Log(db.Change{Action: "Teste", Object: "quotes"})
			_, err := tx.Exec(`update quotes set `+change+` where account_id = $1 and id = $2`, q.ID)
			return err
		})
		name := "Carla"
		if strings.HasPrefix(says, "Escreva") {
			name = ""
		}
		if err := s.answer(q, quote.Answer{Accept: true, Name: name}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
	if n := s.Count("presales"); n != 0 {
		t.Errorf("%d pré-vendas were opened", n)
	}
}

func TestALinkIsOfOneOrcamentoOfOneAccount(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, key := range []string{account.LinkKey("orcamento", 1, 1), account.LinkKey("orcamento", 1, 2), account.LinkKey("orcamento", 2, 1), account.LinkKey("formulario", 1, 1), account.LinkKey("orcamento", 11, 1)} {
		if len(key) != 32 || seen[key] {
			t.Errorf("%q", key)
		}
		seen[key] = true
	}
}

func TestTheFirstLookOfTheCustomerIsTold(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	maria := s.Customer("Maria Conceição", 0)
	q := s.sent(s.deal(maria, 1, s.Product("Porta", 50_000, 10)))
	for range 3 {
		s.Do(func(tx *db.Tx) error { return quote.See(tx, q.Key(tx)) })
	}
	if got := s.kept(q); got.ViewedAt == nil {
		t.Error("nobody was told")
	}
	if n := s.One(`select count(*) from timeline where account_id = $1 and text like '%aberto pelo cliente'`); n != 1 {
		t.Errorf("it stands %d times on the timeline", n)
	}
}
