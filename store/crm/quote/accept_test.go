package quote_test

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/catalogue/basket"
	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/quote"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/presale"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
)

func TestWhatWasAcceptedIsSoldAtTheTillAsItWasPromised(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	door, hinge, maria := s.Product("Porta", 50_000, 10), s.Product("Dobradiça", 1_000, 50), s.Customer("Maria Conceição", 0)
	o := s.deal(maria, 2, door, hinge)
	if o.Value != 102_000 || o.ItemCount != 2 {
		t.Fatalf("the opportunity is worth %s, of %d items", o.Value, o.ItemCount)
	}
	q := s.draft(o)
	s.Do(func(tx *db.Tx) error { // 10 % off the doors, and R$ 20,00 off all
		if _, err := quote.ChangeItems(tx, q.ID, anyone, basket.Change(1, quantity.Units(2), basket.Given{Percent: 1_000})); err != nil {
			return err
		}
		_, err := quote.ChangeItems(tx, q.ID, anyone, basket.Discount(basket.Given{Discount: 2_000}))
		return err
	})
	q = s.send(q)
	if got := s.opportunity(o); got.Value != 90_000 {
		t.Errorf("sent, the opportunity is worth %s", got.Value)
	}
	door.Price = 80_000
	s.Do(func(tx *db.Tx) error { _, err := catalogue.Save(tx, door); return err })
	s.mustAccept(q, "Maria Conceição")
	if got := s.opportunity(o); got.State != opportunity.Won || got.Value != 90_000 {
		t.Errorf("accepted, the opportunity is %s at %s", got.State, got.Value)
	}
	p := s.presaleOf(q)
	var opened presale.Opened
	s.Do(func(tx *db.Tx) (err error) {
		opened, err = presale.Open(tx, s.Till.ID, p.Number)
		return err
	})
	if opened.Sale.Total != 90_000 || opened.Sale.CustomerID == nil || *opened.Sale.CustomerID != maria.ID {
		t.Errorf("at the till: %s", opened.Sale.Total)
	}
	s.MustPay(opened.Sale, counter.Cash(90_000))
	if p = s.presaleOf(q); p.State != "convertida" {
		t.Errorf("paid, the pré-venda is %s", p.State)
	}
	err := s.Try(func(tx *db.Tx) error { _, err := quote.Revise(tx, q.ID); return err })
	if !fault.Is(err, fault.Refused) || !strings.Contains(err.Error(), "já foi vendido") {
		t.Errorf("edited after it was sold: %v", err)
	}
	s.says(maria.ID, "Orçamento 1 enviado, válido até", "Orçamento 1 aceito por Maria Conceição", "Oportunidade ganha: Reforma", "Compra nº")
	s.Sound()
}

// says that the person's timeline has these.
func (s *shop) says(person int64, texts ...string) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		lines, err := crm.Timeline(tx, person, 0, 100)
		all := ""
		for _, l := range lines {
			all += l.Text + "\n"
		}
		for _, text := range texts {
			if !strings.Contains(all, text) {
				s.T.Errorf("no %q in\n%s", text, all)
			}
		}
		return err
	})
}

func TestAPackIsPromisedToTheCentavo(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	soap := s.Product("Sabonete", 400, 50)
	s.Do(func(tx *db.Tx) error {
		_, err := catalogue.SavePromotion(tx, catalogue.Promotion{Name: "Leve 3 por R$ 10,00", Kind: catalogue.Pack, ProductID: soap.ID, From: quantity.Units(3), Price: 1000, StartsOn: dates.Of(tx.Now, tx.Zone()).AddDays(-1)})
		return err
	})
	o := s.deal(s.Customer("Ana Souza", 0), 4, soap)
	if o.Value != 1_400 {
		t.Fatalf("three in a pack and one: %s", o.Value)
	}
	q := s.sent(o)
	s.mustAccept(q, "Ana")
	var opened presale.Opened
	s.Do(func(tx *db.Tx) (err error) {
		opened, err = presale.Open(tx, s.Till.ID, s.presaleOf(q).Number)
		return err
	})
	s.MustPay(opened.Sale, counter.Cash(1_400))
	s.Sound()
}

func TestOfTwoAnswersAtOnceOneCounts(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	q := s.sent(s.deal(s.Customer("João Lima", 0), 1, s.Product("Porta", 50_000, 10)))
	var group sync.WaitGroup
	var taken, told atomic.Int32
	for i := range 8 {
		group.Go(func() {
			a := quote.Answer{Accept: i%2 == 0, Name: []string{"João", "Bia"}[i%2]}
			switch err := s.answer(q, a); {
			case err == nil:
				taken.Add(1)
			case fault.Is(err, fault.Conflicts) && strings.Contains(err.Error(), "já foi"):
				told.Add(1)
			default:
				t.Errorf("%+v: %v", a, err)
			}
		})
	}
	group.Wait()
	got := s.kept(q)
	if taken.Load() != 4 || told.Load() != 4 { // the same four times is one answer
		t.Errorf("%d were taken and %d told, and it is %s by %s", taken.Load(), told.Load(), got.State, got.AnswerName)
	}
	if n := s.Count("presales"); (got.State == quote.Accepted) != (n == 1) {
		t.Errorf("it is %s, with %d pré-vendas", got.State, n)
	}
	s.Sound()
}

func TestEditingAfterAcceptanceVoidsIt(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	maria := s.Customer("Maria Conceição", 0)
	o := s.deal(maria, 1, s.Product("Porta", 50_000, 10))
	q := s.sent(o)
	s.mustAccept(q, "Maria")
	var n quote.Quote
	s.Do(func(tx *db.Tx) (err error) {
		n, err = quote.Revise(tx, q.ID)
		return err
	})
	if got := s.kept(q); got.State != quote.Voided || got.AnswerName != "Maria" || got.Total != 50_000 {
		t.Errorf("the first version is %+v", got)
	}
	if n.Version != 2 || n.Number != q.Number || n.State != quote.Draft || len(n.Lines) != 1 {
		t.Errorf("the second is %+v", n)
	}
	if got := s.opportunity(o); !got.Open() {
		t.Errorf("the opportunity is %s", got.State)
	}
	if p := s.presaleOf(q); p.State != "cancelada" {
		t.Errorf("the pré-venda is %s", p.State)
	}
	s.says(maria.ID, "Orçamento 1 anulado: editado depois do aceite", "Oportunidade reaberta: Reforma")
	if err := s.answer(q, quote.Answer{Accept: true, Name: "Maria", Version: 1}); !fault.Is(err, fault.Conflicts) {
		t.Errorf("accepted again: %v", err)
	}
	s.send(n)
	if err := s.answer(q, quote.Answer{Accept: true, Name: "Maria", Version: 1}); err == nil || !strings.Contains(err.Error(), "confira a versão 2") {
		t.Errorf("the old version in another tab: %v", err)
	}
	s.mustAccept(n, "Maria")
	if got := s.opportunity(o); got.State != opportunity.Won {
		t.Errorf("accepted again, the opportunity is %s", got.State)
	}
	s.Sound()
}

func TestOfTwoAcceptedTheOtherKeepsTheOpportunityWon(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	o := s.deal(s.Customer("Maria Conceição", 0), 1, s.Product("Porta", 50_000, 10))
	first, second := s.sent(o), s.sent(o)
	s.mustAccept(first, "Maria")
	s.mustAccept(second, "Maria")
	annul := func(q quote.Quote) {
		s.Do(func(tx *db.Tx) error { _, err := quote.Annul(tx, q.ID, "pediu outro"); return err })
	}
	if annul(first); s.opportunity(o).State != opportunity.Won {
		t.Error("the second was accepted too")
	}
	if annul(second); !s.opportunity(o).Open() {
		t.Error("nothing won it any more")
	}
	s.Sound()
}

func TestTheCustomersWordWinsWhatWasGivenUp(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	o := s.deal(s.Customer("Maria Conceição", 0), 1, s.Product("Porta", 50_000, 10))
	q := s.sent(o)
	s.Do(func(tx *db.Tx) error {
		reasons, err := opportunity.Reasons(tx)
		if err != nil {
			return err
		}
		_, err = opportunity.Lose(tx, opportunity.Close{ID: o.ID, Moves: s.opportunity(o).Moves, ReasonID: reasons[0].ID})
		return err
	})
	s.mustAccept(q, "Maria")
	if got := s.opportunity(o); got.State != opportunity.Won || got.ReasonID != 0 {
		t.Errorf("it is %s", got.State)
	}
	s.Sound()
}

func TestAnOrcamentoOfTheWholeValueForFreeIsWonToo(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	o := s.deal(s.Customer("Maria Conceição", 0), 1, s.Product("Brinde", 500, 10))
	s.Do(func(tx *db.Tx) error {
		_, err := opportunity.ChangeItems(tx, o.ID, anyone, basket.Discount(basket.Given{Percent: 10_000}))
		return err
	})
	q := s.sent(o)
	if q.Total != money.Cents(0) {
		t.Fatalf("it is %s", q.Total)
	}
	s.mustAccept(q, "Maria")
	s.Sound()
}
