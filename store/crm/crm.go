// Package crm is what happened with a person, and what is still to be done for them.
package crm

import (
	"time"

	"omniservicos/store/money"
)

// The kinds of line on a person's timeline. Rows carry them: a kind is never renamed.
const (
	KindNote         = "nota"
	KindPurchase     = "venda"
	KindCancellation = "cancelamento"
	KindSettlement   = "baixa"
	KindReversal     = "estorno"
	KindTask         = "tarefa"
	KindReturn       = "devolucao"
	KindMerge        = "uniao"
	KindOpportunity  = "oportunidade"
	KindWon          = "ganha"
	KindLost         = "perdida"
	KindCall         = "ligacao"
	KindWhatsApp     = "whatsapp"
	KindFile         = "arquivo"
	KindQuote        = "orcamento"
	KindAccepted     = "aceite"
	KindRefused      = "recusa"
)

// Line is one thing that happened with a person. Lines are only ever added.
type Line struct {
	PersonID int64        `db:"person_id"`
	BranchID int64        // where it happened, as it is recorded; 0: in none
	ID       int64        `db:"id"`
	At       time.Time    `db:"at"`
	Kind     string       `db:"kind"`
	Text     string       `db:"text"`
	Amount   *money.Cents `db:"amount"`
	Path     string       `db:"path"` // where it opens; empty where nowhere
	Actor    string       `db:"actor"`
}
