package cash

import (
	"fmt"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv/proof"
	"omniservicos/store/pdv/trail"
)

// Reading is what a shift did so far (leitura X), or at its closing (redução Z). Its JSON is what a Z keeps for ever.
type Reading struct {
	Till        string     `json:"till"`
	Shift       int64      `json:"shift"`
	BusinessDay dates.Date `json:"business_day"`
	OpenedAt    time.Time  `json:"opened_at"`
	At          time.Time  `json:"at"`

	Sales          int         `json:"sales" db:"sales"`
	Gross          money.Cents `json:"gross" db:"gross"`
	Discount       money.Cents `json:"discount" db:"discount"`
	Surcharge      money.Cents `json:"surcharge,omitempty" db:"surcharge"` // none: not in the seal of a Z from before there were any
	Total          money.Cents `json:"total" db:"total"`
	Cancelled      int         `json:"cancelled" db:"cancelled"`
	CancelledTotal money.Cents `json:"cancelled_total" db:"cancelled_total"`
	First          int64       `json:"first" db:"first"` // number of the first sale; 0: none
	Last           int64       `json:"last" db:"last"`

	Methods  []MethodTotal `json:"methods"`
	Events   []EventTotal  `json:"events"`
	Cash     []CashTotal   `json:"cash"`     // what came into the drawer and left it
	Expected money.Cents   `json:"expected"` // in the drawer
	Counts   []Count       `json:"counts,omitempty"`
	Proof    proof.Proof   `json:"proof"`
}

// MethodTotal is what the shift took in one form of payment.
type MethodTotal struct {
	Method string      `json:"method" db:"method"`
	Title  string      `json:"title"`
	Count  int         `json:"count" db:"count"`
	Amount money.Cents `json:"amount" db:"amount"`
}

// EventTotal is how often something happened beside sales, and its amount.
type EventTotal struct {
	Kind   string      `json:"kind" db:"kind"`
	Count  int         `json:"count" db:"count"`
	Amount money.Cents `json:"amount" db:"amount"`
}

// CashTotal is one kind of movement of the drawer.
type CashTotal struct {
	Kind   string      `json:"kind" db:"kind"`
	Amount money.Cents `json:"amount" db:"amount"`
}

var cashTitles = map[string]string{
	"fundo": "Fundo de troco", "venda": "Vendas em dinheiro", "cancelamento": "Vendas canceladas", trail.Supply: "Suprimentos", trail.Withdrawal: "Sangrias",
	"baixa": "Contas pagas e recebidas", "estorno": "Estornos", "transferencia": "Transferências", "ajuste": "Ajustes de saldo",
	"quebra": "Quebras e sobras", "recolhimento": "Recolhimentos", "devolucao": "Devoluções",
}

// Title is the kind on the paper.
func (c CashTotal) Title() string {
	if title, known := cashTitles[c.Kind]; known {
		return title
	}
	return c.Kind
}

// ExpectedOf is what the shift should have in one form of payment.
func (r *Reading) ExpectedOf(method string) money.Cents {
	if method == InDrawer {
		return r.Expected
	}
	for _, m := range r.Methods {
		if m.Method == method {
			return m.Amount
		}
	}
	return 0
}

// EventOf is the total of one kind.
func (r *Reading) EventOf(kind string) EventTotal {
	for _, e := range r.Events {
		if e.Kind == kind {
			return e
		}
	}
	return EventTotal{Kind: kind}
}

// Numbers are the sales' numbers in words: "1 a 12".
func (r *Reading) Numbers() string {
	switch {
	case r.First == 0:
		return "nenhuma venda"
	case r.First == r.Last:
		return fmt.Sprint(r.First)
	}
	return fmt.Sprintf("%d a %d", r.First, r.Last)
}
