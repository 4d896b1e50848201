// Package intake brings spreadsheets of people into the registry: what each column holds, what is wrong with each line, who
// is there already, and the way back.
package intake

import (
	"time"

	"github.com/lib/pq"

	"omniservicos/store/fault"
)

// The states of an import. Rows carry them.
const (
	Mapping  = "colunas"
	Checking = "conferencia"
	Running  = "andamento"
	Finished = "feita"
	Undoing  = "desfazendo"
	Undone   = "desfeita"
)

// What is done with a line whose person is in the registry already.
const (
	Update = "atualizar"
	Skip   = "pular"
)

// What became of a line.
const (
	Made    = "criada"
	Changed = "alterada"
	Same    = "igual"
	Skipped = "pulada"
	Failed  = "erro"
)

// What who says nothing of it is to the business.
const (
	Customer = "cliente"
	Lead     = "lead"
	Supplier = "fornecedor"
)

// Import is one file on its way into the registry.
type Import struct {
	ID          int64          `db:"id"`
	FileName    string         `db:"file_name"`
	State       string         `db:"state"`
	Columns     pq.StringArray `db:"columns"`
	Role        string         `db:"role"`
	OnDuplicate string         `db:"on_duplicate"`
	Total       int            `db:"total"`
	Done        int            `db:"done"`
	Made        int            `db:"made"`
	Changed     int            `db:"changed"`
	Same        int            `db:"same"`
	Skipped     int            `db:"skipped"`
	Failed      int            `db:"failed"`
	Undone      int            `db:"undone"`
	Kept        int            `db:"kept"`
	At          time.Time      `db:"at"`
	IdentityID  int64          `db:"identity_id"`
	Actor       string         `db:"actor"`
	FinishedAt  *time.Time     `db:"finished_at"`
	UndoneAt    *time.Time     `db:"undone_at"`
}

// Working says whether a job is at it.
func (i Import) Working() bool { return i.State == Running || i.State == Undoing }

// Pending says whether nothing of it is in the registry yet.
func (i Import) Pending() bool { return i.State == Mapping || i.State == Checking }

// Choice is what a person decided of a file: what its columns hold, and how its lines come in.
type Choice struct {
	Columns     []string
	Role        string
	OnDuplicate string
}

func (c Choice) check(known []Target, width int) error {
	seen := map[string]bool{}
	for _, key := range c.Columns {
		if key == "" {
			continue
		}
		t, ok := find(known, key)
		switch {
		case !ok:
			return fault.Blame("columns", "Escolha o que cada coluna traz.")
		case seen[key] && !t.Many:
			return fault.Blame("columns", "Duas colunas trazem “"+t.Label+"”: escolha uma.")
		}
		seen[key] = true
	}
	switch {
	case len(c.Columns) != width:
		return fault.Blame("columns", "As colunas da planilha mudaram: abra a importação de novo.")
	case !seen["name"]:
		return fault.Blame("columns", "Diga qual coluna traz o nome: sem ele não há cadastro.")
	case c.Role != Customer && c.Role != Lead && c.Role != Supplier:
		return fault.Blame("role", "Escolha o que estas pessoas são para a empresa.")
	case c.OnDuplicate != Update && c.OnDuplicate != Skip:
		return fault.Blame("on_duplicate", "Escolha o que fazer com quem já está no cadastro.")
	}
	return nil
}
