package pdv

import (
	"fmt"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// Sale is one customer at the counter. States: aberta → finalizada → cancelada, or aberta →
// descartada; an open one may wait as suspensa.
type Sale struct {
	ID            int64       `db:"id"`
	ClientID      string      `db:"client_id"`
	TillID        int64       `db:"till_id"`
	TillName      string      `db:"till_name"`
	ShiftID       int64       `db:"shift_id"`
	BranchID      int64       `db:"branch_id"`
	DepotID       int64       `db:"depot_id"`
	State         string      `db:"state"`
	Number        *int64      `db:"number"`
	CustomerID    *int64      `db:"customer_id"`
	CustomerTaxID string      `db:"customer_tax_id"`
	OperatorID    int64       `db:"operator_id"`
	SellerID      int64       `db:"seller_id"`
	Subtotal      money.Cents `db:"subtotal"`
	Discount      money.Cents `db:"discount"`
	Total         money.Cents `db:"total"`
	Change        money.Cents `db:"change_amount"`
	OpenedAt      time.Time   `db:"opened_at"`
	FinalisedAt   *time.Time  `db:"finalised_at"`
	BusinessDay   dates.Date  `db:"business_day"`
	BodyHash      []byte      `db:"body_hash"`
	PreviousHash  []byte      `db:"previous_hash"`
	Hash          []byte      `db:"hash"`
	Flags         string      `db:"flags"`
	CancelledAt   *time.Time  `db:"cancelled_at"`
	CancelReason  string      `db:"cancel_reason"`
	Label         string      `db:"label"` // of a suspended one: "Mesa da janela"
	SuspendedAt   *time.Time  `db:"suspended_at"`
	PresaleID     int64       `db:"presale_id"` // that it came from
	Stand         Stand       `db:"stand"`      // who operates its till now

	Items    []Item
	Payments []Payment
}

// Item is a line of a sale. Cancelled lines stay, struck through.
type Item struct {
	LineNo      int             `db:"line_no"`
	ClientID    string          `db:"client_id"`
	ProductID   int64           `db:"product_id"`
	Kind        string          `db:"kind"`
	SKU         string          `db:"sku"`
	EAN         string          `db:"ean"`
	Name        string          `db:"name"`
	Unit        string          `db:"unit"`
	Quantity    quantity.Amount `db:"quantity"`
	UnitPrice   money.Cents     `db:"unit_price"`
	Discount    money.Cents     `db:"discount"`
	Total       money.Cents     `db:"total"`
	FixedTotal  bool            `db:"fixed_total"` // a price label's: quantity × price need not give it
	CancelledAt *time.Time      `db:"cancelled_at"`
}

// Payment is one form of paying. Tendered is what the customer handed over, Amount what pays the sale.
type Payment struct {
	Seq         int         `db:"seq"`
	Method      string      `db:"method"`
	Amount      money.Cents `db:"amount"`
	Tendered    money.Cents `db:"tendered"`
	Instalments int         `db:"instalments"`
}

// Method is a form of payment, in the order of its key at the till.
type Method struct {
	Code, Title, Icon string
	Instalments       int // how many at most
}

// Methods are the forms of payment; 1 to 5 at the keyboard.
var Methods = []Method{
	{"dinheiro", "Dinheiro", "banknotes", 1},
	{"pix", "Pix", "qr-code", 1},
	{"credito", "Crédito", "credit-card", 12},
	{"debito", "Débito", "credit-card", 1},
	{"fiado", "Fiado", "book-open", 1},
}

// FindMethod gives the method of this code.
func FindMethod(code string) (Method, bool) {
	for _, m := range Methods {
		if m.Code == code {
			return m, true
		}
	}
	return Method{}, false
}

// Lines are the items that count.
func (s *Sale) Lines() (lines []Item) {
	for _, i := range s.Items {
		if i.CancelledAt == nil {
			lines = append(lines, i)
		}
	}
	return lines
}

// Sum adds the lines up again; a discount larger than what is left goes down with it.
func (s *Sale) Sum() error {
	s.Subtotal = 0
	for _, i := range s.Lines() {
		sum, ok := money.Sum(s.Subtotal, i.Total)
		if !ok {
			return fault.Refuse("O total desta venda passa do que o sistema aceita.")
		}
		s.Subtotal = sum
	}
	s.Discount = min(s.Discount, s.Subtotal)
	s.Total = s.Subtotal - s.Discount
	return nil
}

// MustBeOpen refuses a change of what is done.
func (s *Sale) MustBeOpen() error {
	switch s.State {
	case "aberta":
		return nil
	case "finalizada":
		return fault.Refuse("Esta venda já foi finalizada.")
	case "cancelada":
		return fault.Refuse("Esta venda foi cancelada.")
	case "suspensa":
		return fault.Refuse("Esta venda está suspensa: recupere a venda em um caixa antes.")
	}
	return fault.Refuse("Esta venda foi descartada.")
}

// Settle takes the payments: they must cover the total, and only dinheiro gives change.
func (s *Sale) Settle(payments []Payment) error {
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
		if err := p.check(); err != nil {
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
	return s.giveChange(payments, tendered, cash)
}

func (s *Sale) giveChange(payments []Payment, tendered, cash money.Cents) error {
	if tendered < s.Total {
		return fault.Blame("payments", "Faltam "+(s.Total-tendered).String()+".")
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

func (p *Payment) check() error {
	m, known := FindMethod(p.Method)
	if !known {
		return fault.Blame("payments", "Escolha uma forma de pagamento da lista.")
	}
	if p.Tendered <= 0 {
		return fault.Blame("payments", "Informe quanto o cliente paga em "+m.Title+".")
	}
	if p.Instalments < 1 || p.Instalments > m.Instalments {
		return fault.Blame("payments", fmt.Sprintf("%s aceita de 1 a %d parcelas.", m.Title, m.Instalments))
	}
	return nil
}
