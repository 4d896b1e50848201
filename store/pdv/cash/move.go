// Package cash is the drawer: money in and out of it, its counts, and the readings X and Z of a shift.
package cash

import (
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/uuid7"
)

// Move is money into or out of a drawer beside sales, or the drawer opened without one. Client is the form's own UUID:
// sent again, it is done once.
type Move struct {
	Client string
	TillID int64
	Kind   string
	Amount money.Cents
	Reason string
	Source string // of a suprimento: FromSafe or FromOwner; of a despesa: its category
	Person int64  // of a despesa: to whom it was paid; 0: nobody named
	Grant  int64  // of who allowed a sangria by PIN
}

// Where the money of a suprimento comes from.
const (
	FromSafe  = "cofre"
	FromOwner = "dono" // from outside the business: no account gives it
)

// maxMove is R$ 100 million: what nobody carries in a drawer.
const maxMove money.Cents = 10_000_000_000

func (m *Move) check() error {
	switch {
	case !uuid7.Valid(m.Client):
		return fault.Refuse("Esta tela está desatualizada: recarregue a página.")
	case m.Kind == trail.DrawerOpened:
		m.Amount = 0
	case m.Amount <= 0:
		return fault.Blame("amount", "O valor deve ser maior que zero.")
	case m.Amount > maxMove:
		return fault.Blame("amount", "Este valor é maior do que cabe numa gaveta.")
	}
	if m.Reason == "" {
		return fault.Blame("motivo", "Diga o motivo.")
	}
	if m.Kind == trail.Supply && m.Source != FromSafe && m.Source != FromOwner {
		return fault.Blame("source", "Escolha de onde vem o dinheiro.")
	}
	if m.Kind == trail.Expense && m.Source == "" {
		return fault.Blame("category", "Escolha a categoria da despesa.")
	}
	return nil
}

// same says whether the event is this form's: the same UUID with other contents is refused.
func (m *Move) same(e trail.Event) bool {
	return e.Kind == m.Kind && e.TillID == m.TillID && e.Amount == m.Amount && e.Reason == m.Reason && e.Source == m.Source
}

var actions = map[string]string{
	trail.Supply: "Suprimento de caixa", trail.Withdrawal: "Sangria de caixa", trail.Expense: "Despesa paga no caixa", trail.DrawerOpened: "Gaveta aberta sem venda",
}
