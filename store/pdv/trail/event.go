// Package trail keeps what happened at a till beside selling: money in and out of the drawer, and what somebody should look at.
package trail

import (
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Event is something that happened at a till beside selling: money in or out of its drawer, or what somebody should
// look at. It is never changed.
type Event struct {
	ID          int64       `db:"id"`
	Kind        string      `db:"kind"`
	At          time.Time   `db:"at"`
	BusinessDay dates.Date  `db:"business_day"`
	TillID      int64       `db:"till_id"`
	TillName    string      `db:"till_name"`
	ShiftID     *int64      `db:"shift_id"`
	ShiftNumber *int64      `db:"shift_number"`
	SaleID      *int64      `db:"sale_id"`
	SaleNumber  *int64      `db:"sale_number"`
	OperatorID  int64       `db:"operator_id"`
	Operator    string      `db:"operator"`
	GrantedBy   int64       `db:"granted_by"`
	Granted     string      `db:"granted"`
	Amount      money.Cents `db:"amount"`
	Reason      string      `db:"reason"`
	Source      string      `db:"source"`
	TitleID     *int64      `db:"title_id"`
	ClientID    *string     `db:"client_id"`
}

// The kinds of events. Suprimento, sangria and despesa move money.
const (
	Supply        = "suprimento"
	Withdrawal    = "sangria"
	Expense       = "despesa"
	DrawerOpened  = "gaveta"
	LineCancelled = "item_cancelado"
	LineReduced   = "item_reduzido"
	SaleCancelled = "venda_cancelada"
	SaleDiscarded = "venda_descartada"
	Printed       = "impressao"
	Reprinted     = "segunda_via"
	OperatorSet   = "operador"
	Reopened      = "reabertura"
)

// titles are what people call the kinds.
var titles = map[string]string{
	Supply: "Suprimento", Withdrawal: "Sangria", Expense: "Despesa paga no caixa", DrawerOpened: "Gaveta aberta sem venda",
	LineCancelled: "Item cancelado", LineReduced: "Quantidade reduzida", SaleCancelled: "Venda cancelada depois de paga", SaleDiscarded: "Venda descartada",
	Printed: "Cupom impresso", Reprinted: "Cupom reimpresso", OperatorSet: "Troca de operador", Reopened: "Turno reaberto",
}

// TitleOf is a kind on the screen.
func TitleOf(kind string) string { return titles[kind] }

// Title is what happened.
func (e *Event) Title() string { return titles[e.Kind] }

// MovesMoney says whether the event is money in or out of the drawer, and has a receipt.
func (e *Event) MovesMoney() bool {
	return e.Kind == Supply || e.Kind == Withdrawal || e.Kind == Expense
}

// Copies is how many times its receipt goes on the paper: of a sangria one stays in the drawer and one goes with the money.
func (e *Event) Copies() int {
	if e.Kind == Withdrawal {
		return 2
	}
	return 1
}
