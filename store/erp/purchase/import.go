// Package purchase brings in what others wrote: the NF-e of a supplier, and products from a spreadsheet. Each file is
// previewed, confirmed once, and can be undone as one batch.
package purchase

import (
	"time"

	"omniservicos/store/catalogue"
	"omniservicos/store/erp/purchase/nfe"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// The kinds of import.
const (
	KindNFe      = "nfe"
	KindProducts = "produtos"
)

// The states of an import, in the order it may pass through them.
const (
	Preview = "previa"
	Done    = "feita"
	Undone  = "desfeita"
)

// Origin is the origin_kind of what an import moved and of the titles it made; its id is the import's.
const Origin = "importacao"

// Import is one file that was sent.
type Import struct {
	ID       int64     `db:"id"`
	Kind     string    `db:"kind"`
	FileName string    `db:"file_name"`
	Key      string    `db:"key"` // the access key of an NF-e; sha256 of another file
	State    string    `db:"state"`
	At       time.Time `db:"at"`
	Summary  Summary   `db:"-"`
	Rows     Rows      `db:"-"`
}

// Summary is what lists show of an import without reading its rows.
type Summary struct {
	By         string      `json:"por"`             // who sent it
	Title      string      `json:"titulo"`          // "NF-e 47649 de Alimentos Ltda."
	Total      money.Cents `json:"total,omitempty"` // of an NF-e: vNF
	New        int         `json:"novos"`
	Changed    int         `json:"alterados"`
	Unchanged  int         `json:"iguais"`
	Errors     int         `json:"erros"`
	Stocked    int         `json:"estoque"` // products whose stock entered
	Titles     int         `json:"titulos"` // payables made
	SupplierID int64       `json:"fornecedor,omitempty"`
	DoneAt     *time.Time  `json:"feita_em,omitempty"`
	UndoneAt   *time.Time  `json:"desfeita_em,omitempty"`
	Reason     string      `json:"motivo,omitempty"` // why it was undone
}

// Rows is what was read, and, once confirmed, what it did: enough to undo it.
type Rows struct {
	Invoice  *nfe.Invoice `json:"nota,omitempty"`
	BranchID int64        `json:"filial,omitempty"`
	Items    []Item       `json:"itens,omitempty"`
	Columns  []string     `json:"colunas,omitempty"`
	Ignored  []string     `json:"ignoradas,omitempty"` // heads that name no field of ours
	Lines    []Line       `json:"linhas,omitempty"`
	Created  []int64      `json:"criados,omitempty"`
	Changed  []Changed    `json:"mudados,omitempty"`
}

// Changed is a product before and after an import.
type Changed struct {
	Before catalogue.Product `json:"antes"`
	After  catalogue.Product `json:"depois"`
}

// StateTitle is a state's name on the screen.
func StateTitle(state string) string {
	return map[string]string{Preview: "A confirmar", Done: "Feita", Undone: "Desfeita"}[state]
}

// KindTitle is a kind's name on the screen.
func KindTitle(kind string) string {
	return map[string]string{KindNFe: "Nota de compra", KindProducts: "Produtos"}[kind]
}

// Repeated is the refusal of a file that was imported already; it names the import, so that a page can lead there.
type Repeated struct {
	ImportID int64
	sentence error
}

func (r *Repeated) Error() string { return r.sentence.Error() }

// Unwrap is the sentence itself, which answers as any other refusal.
func (r *Repeated) Unwrap() error { return r.sentence }

// refuseClosed says why an import that is no preview cannot be confirmed.
func (i Import) refuseClosed() error {
	if i.State == Undone {
		return fault.Refuse("Esta importação foi desfeita: envie o arquivo de novo para importar outra vez.")
	}
	return nil
}
