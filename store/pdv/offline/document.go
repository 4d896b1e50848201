// Package offline takes in what tills sold while the server could not be reached: a paid sale is never refused.
package offline

import (
	"encoding/json"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/quantity"
	"omniservicos/store/taxid"
	"omniservicos/store/uuid7"
)

// Document is what a terminal wrote down when a customer paid. It never changes; a correction is another document.
type Document struct {
	ID           string      `json:"id"` // the sale's client UUID, also where the sale began online
	Terminal     int64       `json:"terminal,string"`
	Number       int64       `json:"terminal_number"`
	Epoch        int64       `json:"epoch"`
	Seq          int64       `json:"seq"`
	Till         int64       `json:"till,string"`
	Shift        int64       `json:"shift,string"`
	Operator     int64       `json:"operator,string"`
	Seller       int64       `json:"seller,string,omitempty"` // 0: the operator
	Named        bool        `json:"named,omitempty"`         // the customer and the list are those of the page, also where there is none
	Customer     int64       `json:"customer,string,omitempty"`
	List         int64       `json:"list,string,omitempty"` // the price list it went by; 0: varejo
	MadeAt       time.Time   `json:"made_at"`
	Offset       int64       `json:"offset_ms"` // what the server's clock was ahead of the terminal's, when last asked
	PriceVersion int64       `json:"price_version"`
	TaxID        string      `json:"customer_tax_id"`
	Discount     money.Cents `json:"discount"`
	Surcharge    money.Cents `json:"surcharge,omitempty"`
	Total        money.Cents `json:"total"`
	Change       money.Cents `json:"change"`
	Items        []Item      `json:"items"`
	Payments     []Payment   `json:"payments"`
	previous     string      // the hash of the document that its browser wrote before
}

// Item is a line as it was charged.
type Item struct {
	Line      string          `json:"line"`
	ProductID int64           `json:"product,string"`
	Name      string          `json:"name"`
	Unit      string          `json:"unit"`
	Quantity  quantity.Amount `json:"quantity"`
	Base      money.Cents     `json:"base,omitempty"` // the product's own price; 0: as charged
	Price     money.Cents     `json:"price"`
	Rule      string          `json:"rule,omitempty"`  // what made the price
	Fixed     bool            `json:"fixed,omitempty"` // a price label's total
	Discount  money.Cents     `json:"discount"`
	Surcharge money.Cents     `json:"surcharge,omitempty"`
	Total     money.Cents     `json:"total"`
}

// Payment is one form of paying.
type Payment struct {
	Method      string      `json:"method"`
	Tendered    money.Cents `json:"tendered"`
	Instalments int         `json:"instalments"`
	Brand       string      `json:"brand,omitempty"` // of a card, with what its slip says
	NSU         string      `json:"nsu,omitempty"`
	Authorised  string      `json:"authorisation,omitempty"`
	Bank        string      `json:"bank,omitempty"` // of a cheque
	Cheque      string      `json:"cheque_number,omitempty"`
	DueOn       dates.Date  `json:"due_on,omitzero"`
}

// readDocument opens an envelope; what it refuses goes to quarantine with this sentence.
func readDocument(e Envelope, terms pdv.Terms) (d Document, err error) {
	if !e.holds() {
		return d, fault.Refuse("O conteúdo não confere com a assinatura: foi alterado depois de gravado no caixa.")
	}
	if err := json.Unmarshal([]byte(e.Body), &d); err != nil {
		return d, fault.Refuse("O documento não pôde ser lido.")
	}
	d.previous = e.Previous
	switch {
	case d.ID != e.ID || d.Epoch != e.Epoch || d.Seq != e.Seq || !uuid7.Valid(d.ID) || d.Seq < 1 || d.Epoch < 1:
		return d, fault.Refuse("O número do documento não é o do envelope.")
	case len(d.Items) == 0 || len(d.Items) > pdv.MaxLines:
		return d, fault.Refuse("O documento não tem itens, ou tem mais de 500.")
	case d.MadeAt.Year() < 2020 || d.MadeAt.Year() > 9000:
		return d, fault.Refuse("A data do documento não existe.")
	}
	return d, d.check(terms)
}

// check refuses what does not add up: a total is never changed, so a wrong one is for a person.
func (d *Document) check(terms pdv.Terms) error {
	lines := map[string]bool{}
	for _, i := range d.Items {
		switch {
		case !uuid7.Valid(i.Line) || lines[i.Line]:
			return fault.Refuse("Um item do documento não tem identidade própria.")
		case i.Quantity <= 0 || i.Price < 0 || i.Discount < 0 || i.Surcharge < 0 || i.Total < 0 || i.Total > pdv.MaxItemTotal:
			return fault.Refuse("Um item do documento tem valor impossível.")
		}
		lines[i.Line] = true
	}
	if d.TaxID != "" {
		if _, err := taxid.Parse(d.TaxID); err != nil {
			return fault.Refuse("O CPF ou CNPJ do documento não existe.")
		}
	}
	for _, p := range d.Payments {
		if m, known := terms.Find(p.Method); !known || !takenOffline(m) {
			return fault.Refuse("O documento tem uma forma de pagamento que não se recebe sem conexão.")
		}
	}
	s := pdv.Sale{Given: d.given(), Items: d.items()}
	if err := s.Sum(); err != nil {
		return err
	}
	if s.Given != d.given() || s.Total != d.Total {
		return fault.Refuse("Os itens não somam o total do documento.")
	}
	if err := s.Settle(d.payments(), d.on(terms)); err != nil {
		return fault.Refuse("Os pagamentos não fecham com o total do documento.")
	}
	if s.Change != d.Change {
		return fault.Refuse("O troco do documento não fecha com os pagamentos.")
	}
	return nil
}

// given is the sale's, as amounts: without the server nothing follows a percentage any more.
func (d *Document) given() pdv.Given { return pdv.Given{Discount: d.Discount, Surcharge: d.Surcharge} }

func (d *Document) items() (items []pdv.Item) {
	for n, i := range d.Items {
		items = append(items, pdv.Item{LineNo: n + 1, ClientID: i.Line, ProductID: i.ProductID, Name: i.Name, Unit: i.Unit,
			Quantity: i.Quantity, BasePrice: i.own(), UnitPrice: i.Price, Rule: i.Rule, Total: i.Total, FixedTotal: i.Fixed,
			Given: pdv.Given{Discount: i.Discount, Surcharge: i.Surcharge}})
	}
	return items
}

func (d *Document) payments() (list []pdv.Payment) {
	for _, p := range d.Payments {
		list = append(list, pdv.Payment{Method: p.Method, Tendered: p.Tendered, Instalments: p.Instalments, Brand: p.Brand, NSU: p.NSU, Authorisation: p.Authorised,
			Bank: p.Bank, ChequeNumber: p.Cheque, DueOn: p.DueOn})
	}
	return list
}

// clockSlack is how far a till's clock may be off before somebody is told.
const clockSlack = 2 * time.Minute

// at is when the sale was made by the server's clock: never after now.
func (d *Document) at(now time.Time) time.Time {
	made := d.MadeAt.Add(time.Duration(d.Offset) * time.Millisecond)
	if made.After(now) {
		return now
	}
	return made
}

// clockWrong says whether the terminal's clock is off, ahead of us, or went back since the document before.
func (d *Document) clockWrong(now time.Time, before *time.Time) bool {
	off := time.Duration(d.Offset) * time.Millisecond
	return off > clockSlack || off < -clockSlack || d.MadeAt.Add(off).After(now.Add(clockSlack)) ||
		before != nil && d.MadeAt.Before(before.Add(-clockSlack))
}
