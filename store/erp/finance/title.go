package finance

import (
	"fmt"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Title is one instalment of what is owed to us (receber) or by us (pagar). What is open is its amount less what its
// settlements took off; a cancelled title has nothing open.
type Title struct {
	ID         int64       `db:"id"`
	Direction  string      `db:"direction"` // receber, pagar
	PersonID   int64       `db:"person_id"` // 0: nobody named, such as the card company
	PersonName string      `db:"person_name"`
	BranchID   int64       `db:"branch_id"`
	Document   string      `db:"document"`
	Part       int         `db:"part"`
	Parts      int         `db:"parts"`
	Category   string      `db:"category"`
	Method     string      `db:"method"`
	Form       string      `db:"form"` // what the account calls the method, where it is one of the till's
	IssuedOn   dates.Date  `db:"issued_on"`
	DueOn      dates.Date  `db:"due_on"`
	Amount     money.Cents `db:"amount"` // gross
	Fee        money.Cents `db:"fee"`    // of Amount, what the acquirer keeps
	Open       money.Cents `db:"open_amount"`
	State      string      `db:"state"` // aberto, quitado, cancelado
	OriginKind string      `db:"origin_kind"`
	OriginID   int64       `db:"origin_id"`
	Note       string      `db:"note"`
	CreatedAt  time.Time   `db:"created_at"`
}

// Methods are how a title is expected to be paid, in the order people see.
var Methods = []string{"boleto", "pix", "dinheiro", "transferencia", "credito", "debito", "cheque", "fiado"}

// MethodTitle is a method on the screen; empty stays empty.
func MethodTitle(method string) string {
	return map[string]string{
		"boleto": "Boleto", "pix": "Pix", "dinheiro": "Dinheiro", "transferencia": "Transferência",
		"credito": "Cartão de crédito", "debito": "Cartão de débito", "cheque": "Cheque", "fiado": "Fiado",
	}[method]
}

// MethodTitle is how the title is expected to be paid, on the screen.
func (t *Title) MethodTitle() string {
	if known := MethodTitle(t.Method); known != "" {
		return known
	}
	return t.Form
}

// Name is the document with its part: "Caixa 1 nº 42 (2/3)"; one that has a single part says nothing of it.
func (t *Title) Name() string {
	if t.Parts == 1 {
		return t.Document
	}
	return fmt.Sprintf("%s (%d/%d)", t.Document, t.Part, t.Parts)
}

// Overdue says whether the due date has passed with something still open.
func (t *Title) Overdue(today dates.Date) bool { return t.State == "aberto" && t.DueOn.Before(today) }

// Settled is what settlements have taken off.
func (t *Title) Settled() money.Cents {
	if t.State == "cancelado" {
		return 0
	}
	return t.Amount - t.Open
}

// OnCredit says whether the title counts in what its person owes on fiado.
func (t *Title) OnCredit() bool { return t.Direction == "receber" && t.Method == "fiado" }

// Net is what comes in when all of it is settled.
func (t *Title) Net() money.Cents { return t.Amount - t.Fee }

// take takes amount off what is open, or gives it back when negative.
func (t *Title) take(amount money.Cents) {
	t.Open -= amount
	t.State = "aberto"
	if t.Open == 0 {
		t.State = "quitado"
	}
}

// cancel ends a title that nobody has paid yet.
func (t *Title) cancel() error {
	if t.State == "cancelado" {
		return fault.Refuse("O título " + t.Name() + " já foi cancelado.")
	}
	if t.Settled() != 0 {
		return fault.Refuse("Estorne antes a baixa de " + t.Name() + ": já foram pagos " + t.Settled().String() + ".")
	}
	t.State, t.Open = "cancelado", 0
	return nil
}
