package pdv

import (
	"fmt"

	"omniservicos/store/dates"
	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/voucher"
)

// Terms is what payments are held against: the account's forms, today, and how long fiado waits.
type Terms struct {
	payment.Config
	Today     dates.Date
	FiadoDays int
}

// Settle takes the payments: they must cover the total, and only dinheiro gives change.
func (s *Sale) Settle(payments []Payment, t Terms) error {
	if len(s.Lines()) == 0 {
		return fault.Refuse("Lance pelo menos um item antes de receber.")
	}
	if len(payments) == 0 && s.Total > 0 {
		return fault.Blame("payments", "Informe como o cliente paga.")
	}
	var tendered, cash money.Cents
	for i := range payments {
		p := &payments[i]
		p.Seq = i + 1
		if err := p.Take(s.CustomerID, t); err != nil {
			return err
		}
		sum, ok := money.Sum(tendered, p.Tendered)
		if !ok {
			return fault.Blame("payments", "A soma dos pagamentos passa do que o sistema aceita.")
		}
		tendered = sum
		if p.Method == "dinheiro" {
			cash += p.Tendered
		}
	}
	if err := usedTwice(payments); err != nil {
		return err
	}
	return s.giveChange(payments, tendered, cash)
}

// Short is the refusal of payments that are each right and together too little: what is missing is asked for.
type Short struct{ error }

func (s *Short) Unwrap() error { return s.error }

func (s *Sale) giveChange(payments []Payment, tendered, cash money.Cents) error {
	if tendered < s.Total {
		return &Short{fault.Blame("payments", "Faltam "+(s.Total-tendered).String()+".")}
	}
	s.Change = tendered - s.Total
	if s.Change > cash {
		return fault.Blame("payments", "Só dinheiro dá troco: há "+(s.Change-cash).String()+" a mais nas outras formas.")
	}
	rest := s.Change
	for i := len(payments) - 1; i >= 0; i-- { // change comes out of the last cash handed over
		p := &payments[i]
		p.Amount = p.Tendered
		if p.Method == "dinheiro" {
			back := min(rest, p.Amount)
			p.Amount -= back
			rest -= back
		}
		if p.Amount == 0 {
			return fault.Blame("payments", fmt.Sprintf("O pagamento %d não é preciso: o troco devolve tudo.", p.Seq))
		}
	}
	s.Payments = payments
	return nil
}

// Take checks one payment of this customer and completes it: its form's title, and the dates that were left open.
func (p *Payment) Take(customer *int64, t Terms) error {
	m, known := t.Find(p.Method)
	if !known {
		return fault.Blame("payments", "Escolha uma forma de pagamento da lista.")
	}
	p.Title = m.Title
	switch {
	case !m.Active:
		return fault.Blame("payments", m.Title+" não está em uso nesta conta: escolha outra forma.")
	case p.Tendered <= 0:
		return fault.Blame("payments", "Informe quanto o cliente paga em "+m.Title+".")
	case p.Instalments < 1 || p.Instalments > m.MaxInstalments:
		return fault.Blame("payments", fmt.Sprintf("%s aceita de 1 a %d parcelas.", m.Title, m.MaxInstalments))
	case p.Tendered < money.Cents(p.Instalments):
		return fault.Blame("payments", "O valor deve dar pelo menos um centavo por parcela.")
	case m.NeedsCustomer && customer == nil:
		return fault.Blame("payments", "Para receber em "+m.Title+", informe o cliente da venda.")
	}
	return p.complete(m, t)
}

// mostAhead bounds the dates that are typed: further away is a slip of the finger.
const mostAhead = 2 * 365

// complete keeps of what was typed what the form asks for, and refuses where it asks for more.
func (p *Payment) complete(m payment.Method, t Terms) error {
	typed := *p
	p.Brand, p.NSU, p.Authorisation, p.Bank, p.ChequeNumber, p.Voucher, p.DueOn = "", "", "", "", "", "", dates.Date{}
	switch m.Kind {
	case payment.Credit, payment.Debit, payment.Other:
		p.Brand, p.NSU, p.Authorisation = typed.Brand, typed.NSU, typed.Authorisation
		if m.NeedsNSU && (p.NSU == "" || p.Authorisation == "") {
			return fault.Blame("payments", "Digite o NSU e a autorização do comprovante de "+m.Title+".")
		}
	case payment.Cheque:
		p.Bank, p.ChequeNumber, p.DueOn = typed.Bank, typed.ChequeNumber, orToday(typed.DueOn, t.Today)
		if p.Bank == "" || p.ChequeNumber == "" {
			return fault.Blame("payments", "Digite o banco e o número do cheque.")
		}
		return p.mustComeSoon("O cheque", t.Today)
	case payment.Fiado:
		p.DueOn = orToday(typed.DueOn, t.Today.AddDays(t.FiadoDays))
		return p.mustComeSoon("O fiado", t.Today)
	case payment.Voucher:
		code, err := voucher.ParseCode(typed.Voucher)
		p.Voucher = code
		return err
	}
	return nil
}

func orToday(d, otherwise dates.Date) dates.Date {
	if d.IsZero() {
		return otherwise
	}
	return d
}

func (p *Payment) mustComeSoon(what string, today dates.Date) error {
	switch {
	case p.DueOn.Before(today):
		return fault.Blame("payments", what+" não pode vencer antes de hoje, "+today.String()+".")
	case p.DueOn.After(today.AddDays(mostAhead)):
		return fault.Blame("payments", what+" pode vencer em até dois anos: confira a data "+p.DueOn.String()+".")
	}
	return nil
}

// usedTwice refuses one vale-troca given twice: what is left of it after the first comes as another code.
func usedTwice(payments []Payment) error {
	seen := map[string]bool{}
	for _, p := range payments {
		if p.Voucher != "" && seen[p.Voucher] {
			return fault.Blame("payments", "O vale-troca "+voucher.PrintedCode(p.Voucher)+" foi digitado duas vezes.")
		}
		seen[p.Voucher] = true
	}
	return nil
}
