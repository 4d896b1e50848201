package pdv_test

import (
	"slices"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/doctor"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/storetest/counter"
)

func paid(method string, v money.Cents) pdv.Payment {
	return pdv.Payment{Method: method, Tendered: v, Instalments: 1}
}

// strict is the shop of a manager who wants the card's slip typed and knows who pays with the meal card.
var strict = pdv.Terms{
	Config: payment.Config{Methods: append(slices.Clone(payment.Seeds.Methods),
		payment.Method{Code: "cartao_loja", Title: "Cartão da loja", Kind: payment.Credit, Active: true, MaxInstalments: 3, NeedsNSU: true},
		payment.Method{Code: "convenio", Title: "Convênio", Kind: payment.Other, Active: true, MaxInstalments: 1, NeedsCustomer: true},
		payment.Method{Code: "antigo", Title: "Vale antigo", Kind: payment.Other, MaxInstalments: 1})},
	Today: dates.Date{Year: 2026, Month: time.November, Day: 23}, FiadoDays: 30,
}

func TestEachFormAsksForWhatItNeeds(t *testing.T) {
	t.Parallel()
	maria := int64(8)
	day := func(n int) dates.Date { return strict.Today.AddDays(n) }
	for name, c := range map[string]struct {
		payment  pdv.Payment
		customer *int64
		refusal  string
		detail   string
	}{
		"a card needs nothing":   {paid("credito", 5000), nil, "", ""},
		"a card with its slip":   {pdv.Payment{Method: "credito", Tendered: 5000, Instalments: 3, Brand: "Visa", NSU: "123", Authorisation: "9X"}, nil, "", "Visa · NSU 123 · aut. 9X"},
		"a slip that is wanted":  {pdv.Payment{Method: "cartao_loja", Tendered: 5000, Instalments: 1, NSU: "123"}, nil, "Digite o NSU e a autorização do comprovante de Cartão da loja.", ""},
		"one of twelve centavos": {pdv.Payment{Method: "credito", Tendered: 11, Instalments: 12}, nil, "O valor deve dar pelo menos um centavo por parcela.", ""},
		"a cheque":               {pdv.Payment{Method: "cheque", Tendered: 5000, Instalments: 1, Bank: "341", ChequeNumber: "000123", DueOn: day(30)}, nil, "", "banco 341 · cheque 000123 · bom para 23/12/2026"},
		"a cheque for today":     {pdv.Payment{Method: "cheque", Tendered: 5000, Instalments: 1, Bank: "341", ChequeNumber: "7"}, nil, "", "banco 341 · cheque 7 · bom para 23/11/2026"},
		"a cheque of no bank":    {pdv.Payment{Method: "cheque", Tendered: 5000, Instalments: 1, ChequeNumber: "7"}, nil, "Digite o banco e o número do cheque.", ""},
		"a cheque of yesterday":  {pdv.Payment{Method: "cheque", Tendered: 5000, Instalments: 1, Bank: "1", ChequeNumber: "7", DueOn: day(-1)}, nil, "O cheque não pode vencer antes de hoje, 23/11/2026.", ""},
		"fiado by its term":      {paid("fiado", 5000), &maria, "", "vence em 23/12/2026"},
		"fiado by agreement":     {pdv.Payment{Method: "fiado", Tendered: 5000, Instalments: 1, DueOn: day(5)}, &maria, "", "vence em 28/11/2026"},
		"fiado in three years":   {pdv.Payment{Method: "fiado", Tendered: 5000, Instalments: 1, DueOn: day(1100)}, &maria, "O fiado pode vencer em até dois anos: confira a data 27/11/2029.", ""},
		"fiado twelve times":     {pdv.Payment{Method: "fiado", Tendered: 5000, Instalments: 12}, &maria, "Fiado aceita de 1 a 1 parcelas.", ""},
		"a voucher without code": {paid("vale_troca", 5000), nil, "O código do vale-troca não confere: digite de novo os 12 caracteres impressos nele.", ""},
		"somebody must be named": {paid("convenio", 5000), nil, "Para receber em Convênio, informe o cliente da venda.", ""},
		"somebody is named":      {paid("convenio", 5000), &maria, "", ""},
		"no longer in use":       {paid("antigo", 5000), nil, "Vale antigo não está em uso nesta conta: escolha outra forma.", ""},
		"what is not asked goes": {pdv.Payment{Method: "pix", Tendered: 5000, Instalments: 1, Brand: "Visa", Bank: "1", DueOn: day(3)}, nil, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := saleOf(c.payment.Tendered)
			s.CustomerID = c.customer
			err := s.Settle([]pdv.Payment{c.payment}, strict)
			refused, _ := fault.As(err)
			switch {
			case refused != nil && refused.Text != c.refusal, refused == nil && c.refusal != "":
				t.Fatalf("refused with %v, want %q", err, c.refusal)
			case err == nil && s.Payments[0].Detail() != c.detail:
				t.Errorf("keeps %q, want %q", s.Payments[0].Detail(), c.detail)
			}
		})
	}
}

// titlesOf are what a sale left to receive.
func (s *shop) titlesOf(sale pdv.Sale) (titles []finance.Title) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		var ids []int64
		err := tx.List(&ids, `select id from titles where account_id = $1 and origin_kind = 'venda' and origin_id = $2 order by method, part`, sale.ID)
		for _, id := range ids {
			t, err := finance.FindTitle(tx, id)
			if err != nil {
				return err
			}
			titles = append(titles, t)
		}
		return err
	})
	return titles
}

func TestSeveralFormsInOneSaleEachWithItsTitles(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.Do(func(tx *db.Tx) error {
		c, err := payment.Of(tx)
		if err != nil {
			return err
		}
		_, err = payment.SaveTerm(tx, payment.Term{ID: c.Terms[0].ID, Method: "credito", From: 1, To: 12, Fee: 349, FirstDays: 30, EachDays: 30})
		if err != nil {
			return err
		}
		_, err = payment.SaveMethod(tx, payment.Method{Title: "Vale-refeição", Kind: payment.Other, Active: true, MaxInstalments: 1})
		return err
	})
	maria := s.Customer("Maria", 20000)
	sale := s.Scan(s.Product("Bicicleta", 50000, 3))
	s.Do(func(tx *db.Tx) error {
		_, err := pdv.SetCustomer(tx, sale.ID, maria.ID, "")
		return err
	})
	var today dates.Date
	s.Do(func(tx *db.Tx) error { today = dates.Of(tx.Now, tx.Zone()); return nil })
	done := s.MustPay(sale,
		pdv.Payment{Method: "credito", Tendered: 10000, Instalments: 3, Brand: "Visa", NSU: "4711"}, paid("debito", 5000), paid("pix", 5000),
		pdv.Payment{Method: "cheque", Tendered: 7000, Instalments: 1, Bank: "341", ChequeNumber: "000123", DueOn: today.AddDays(45)},
		pdv.Payment{Method: "fiado", Tendered: 3000, Instalments: 1, DueOn: today.AddDays(10)}, paid("vale_refeicao", 8000), counter.Cash(20000))
	if done.Change != 8000 || len(done.Payments) != 7 {
		t.Fatalf("change %s of %d payments", done.Change, len(done.Payments))
	}
	want := []struct {
		method        string
		amount, fee   money.Cents
		days, parts   int
		note          string
		fromThePerson bool
	}{
		{"cheque", 7000, 0, 45, 1, "banco 341 · cheque 000123", true},
		{"credito", 3334, 117, 30, 3, "Visa · NSU 4711", false}, {"credito", 3333, 116, 60, 3, "Visa · NSU 4711", false}, {"credito", 3333, 116, 90, 3, "Visa · NSU 4711", false},
		{"debito", 5000, 0, 1, 1, "", false}, {"fiado", 3000, 0, 10, 1, "", true}, {"vale_refeicao", 8000, 0, 30, 1, "", false},
	}
	got := s.titlesOf(done)
	if len(got) != len(want) {
		t.Fatalf("%d titles, want %d: %+v", len(got), len(want), got)
	}
	for i, w := range want {
		g := got[i]
		if g.Method != w.method || g.Amount != w.amount || g.Fee != w.fee || g.Net() != w.amount-w.fee || g.DueOn != today.AddDays(w.days) ||
			g.Parts != w.parts || g.Note != w.note || (g.PersonID == maria.ID) != w.fromThePerson {
			t.Errorf("title %d is %+v, want %+v", i, g, w)
		}
	}
	s.Sound()
	if n := s.One(`select coalesce(sum(amount), 0) from money_movements where account_id = $1 and origin_kind = 'venda' and origin_id = $2`, sale.ID); n != 17000 {
		t.Errorf("%d centavos came at once, want 12000 of cash and 5000 of Pix", n)
	}
}

func TestTheSamePaymentWithAnotherSlipIsAnotherSale(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale := s.Scan(s.Product("Arroz 5 kg", 5000, 10))
	card := pdv.Payment{Method: "credito", Tendered: 5000, Instalments: 1, NSU: "1"}
	s.MustPay(sale, card)
	s.MustPay(sale, card)
	card.NSU = "2"
	if _, err := s.Pay(sale, card); err == nil {
		t.Error("another NSU was taken for the same sale")
	}
	s.Sound()
}

func TestTheBooksSayWhenAPaymentIsNotWhatCame(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale := s.MustPay(s.Scan(s.Product("Arroz 5 kg", 5000, 10)), counter.Credit(5000, 2))
	for _, breach := range []string{
		`update sale_payments set method = 'cheque_velho' where account_id = $1 and sale_id = $2`,
		`update sale_payments set method = 'vale_troca' where account_id = $1 and sale_id = $2`,
		`update sale_payments set amount = -amount where account_id = $1 and sale_id = $2`,
		`update sale_payments set sale_id = 1 where account_id = $1 and sale_id = $2`,
		`update titles set amount = amount + 1, open_amount = open_amount + 1 where account_id = $1 and origin_id = $2 and part = 1`,
	} {
		var found []string
		_ = s.Try(func(tx *db.Tx) (err error) {
			if _, err := tx.Exec(breach, sale.ID); err != nil {
				return err
			}
			if found, err = doctor.Examine(tx); err != nil {
				return err
			}
			return fault.Refuse("as before")
		})
		if len(found) == 0 {
			t.Errorf("nobody noticed %s", breach)
		}
	}
	s.Sound()
}
