// Package presale is the orçamento and the pré-venda: prices promised until a day, opened at a till.
package presale

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// Presale is an orçamento or a pré-venda. States: aberta → convertida, or aberta → cancelada; an open one whose day has
// passed is vencida, and is opened at a till at the prices of then.
type Presale struct {
	ID         int64       `db:"id"`
	ClientID   string      `db:"client_id"`
	Number     int64       `db:"number"`
	Kind       string      `db:"kind"`
	State      string      `db:"state"`
	BranchID   int64       `db:"branch_id"`
	CustomerID *int64      `db:"customer_id"`
	Customer   string      `db:"customer"`
	ListID     *int64      `db:"list_id"` // the price list it goes by; nil: varejo
	List       string      `db:"list"`
	SellerID   int64       `db:"seller_id"`
	Seller     string      `db:"seller"`
	ValidUntil dates.Date  `db:"valid_until"`
	Subtotal   money.Cents `db:"subtotal"`
	Discount   money.Cents `db:"discount"`
	Total      money.Cents `db:"total"`
	Note       string      `db:"note"`
	SaleID     int64       `db:"sale_id"`
	QuoteID    int64       `db:"quote_id"` // whose acceptance opened it; 0: made here
	CreatedAt  time.Time   `db:"created_at"`
	EndedAt    *time.Time  `db:"ended_at"`
	EndReason  string      `db:"end_reason"`

	Items []Item
}

// Item is a line, at the price that was promised.
type Item struct {
	LineNo    int             `db:"line_no"`
	ClientID  string          `db:"client_id"`
	ProductID int64           `db:"product_id"`
	Kind      string          `db:"kind"` // of the product: a servico keeps no stock
	Name      string          `db:"name"`
	Unit      string          `db:"unit"`
	Quantity  quantity.Amount `db:"quantity"`
	UnitPrice money.Cents     `db:"unit_price"`
	BasePrice money.Cents     `db:"base_price"` // the product's own when it was entered
	Rule      string          `db:"rule"`       // what made the price: "" is the product's own
	Total     money.Cents     `db:"total"`
}

// Kinds are what it is called, on the screen and on paper.
var Kinds = []struct{ Code, Title string }{{"pre_venda", "Pré-venda"}, {"orcamento", "Orçamento"}}

// Reserves says whether it is of the kind that holds goods: an orçamento only says a price.
func (p *Presale) Reserves() bool { return p.Kind == Kinds[0].Code }

// days is how long prices are promised unless something else is said.
const days = 7

// Title names it: "Pré-venda 12".
func (p *Presale) Title() string {
	for _, k := range Kinds {
		if k.Code == p.Kind {
			return fmt.Sprintf("%s %d", k.Title, p.Number)
		}
	}
	return fmt.Sprintf("Pré-venda %d", p.Number)
}

// Code is what is typed or scanned at a till: "P12".
func (p *Presale) Code() string { return "P" + strconv.FormatInt(p.Number, 10) }

// Expired says whether its prices are no longer promised. What was agreed by an orçamento holds.
func (p *Presale) Expired(today dates.Date) bool {
	return p.State == "aberta" && p.QuoteID == 0 && p.ValidUntil.Before(today)
}

// StateOn is the state as people see it on this day.
func (p *Presale) StateOn(today dates.Date) string {
	if p.Expired(today) {
		return "vencida"
	}
	return p.State
}

// MustBeOpen refuses a change of what is done.
func (p *Presale) MustBeOpen() error {
	switch p.State {
	case "aberta":
		return nil
	case "convertida":
		return fault.Refuse(p.Title() + " já foi vendida.")
	}
	return fault.Refuse(p.Title() + " foi cancelada: " + p.EndReason)
}

// Sum adds the lines up again; a discount larger than what is left goes down with it.
func (p *Presale) Sum() error {
	p.Subtotal = 0
	for _, i := range p.Items {
		sum, ok := money.Sum(p.Subtotal, i.Total)
		if !ok {
			return fault.Refuse("O total passa do que o sistema aceita.")
		}
		p.Subtotal = sum
	}
	p.Discount = min(p.Discount, p.Subtotal)
	p.Total = p.Subtotal - p.Discount
	return nil
}

// ReadCode reads "P12" and "p 12": what a till's code field opens.
func ReadCode(typed string) (number int64, ok bool) {
	digits, found := strings.CutPrefix(strings.ToUpper(strings.TrimSpace(typed)), "P")
	digits = strings.TrimSpace(digits)
	if !found || digits == "" || len(digits) > 9 || strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	number, err := strconv.ParseInt(digits, 10, 64)
	return number, err == nil && number > 0
}
