// Package printing empties the tills' queues of prints into printers on the network. A sale never waits for paper: what
// cannot be printed now waits and is tried again; what may or may not have come out is never sent again by itself, the
// till is asked.
package printing

import (
	"fmt"
	"time"

	"omniservicos/store/fault"
	"omniservicos/store/pdv/tills"
)

// Job is one print. States: espera → imprimindo → impresso; back to espera when nothing was sent; incerto when it may
// have come out; desistiu when a person, or a day, gave it up.
type Job struct {
	ID       int64      `db:"id"`
	TillID   int64      `db:"till_id"`
	Kind     string     `db:"kind"`
	SaleID   int64      `db:"sale_id"`
	Subject  int64      `db:"subject_id"` // of a paper that is no receipt of a sale
	Number   *int64     `db:"number"`     // of the sale
	Copy     int        `db:"copy"`
	Drawer   bool       `db:"drawer"`
	State    string     `db:"state"`
	Attempts int        `db:"attempts"`
	Error    string     `db:"last_error"`
	AskedAt  time.Time  `db:"asked_at"`
	NextAt   time.Time  `db:"next_at"`
	TakenAt  *time.Time `db:"taken_at"`
}

const (
	// lease is longer than any sending may take: what is taken for longer than this has lost its worker.
	lease = time.Minute
	// drawerDelay: a drawer that opens long after the sale opens before nobody.
	drawerDelay = 30 * time.Second
	// patience: after a day nobody waits for a receipt any more.
	patience = 24 * time.Hour
	// soon is how long a print may take before the till is told.
	soon = 5 * time.Second
)

// choice is what to do with a till's queue now: a print to send, one that lost its worker, or a time to come back.
type choice struct {
	send, lost *Job
	wait       time.Duration
}

// choose keeps one print at a time at each printer, in the order in which they were asked for.
func choose(queue []Job, now time.Time) choice {
	for i := range queue {
		j := &queue[i]
		switch {
		case j.State == "imprimindo" && now.Sub(*j.TakenAt) > lease:
			return choice{lost: j}
		case j.State == "imprimindo":
			return choice{wait: 2 * time.Second}
		case j.NextAt.After(now):
			return choice{wait: j.NextAt.Sub(now)}
		default:
			return choice{send: j}
		}
	}
	return choice{}
}

// pause before the next attempt: a printer that was switched on is found within half a minute.
func pause(attempts int) time.Duration {
	return min(time.Second<<min(attempts, 5), 30*time.Second)
}

// What names the print at the till.
func (j Job) What() string {
	switch {
	case j.Kind == "teste":
		return "o teste de impressão"
	case j.Kind == "gaveta":
		return "a abertura da gaveta"
	case papers[j.Kind] != "":
		return papers[j.Kind]
	case j.Number == nil:
		return "o cupom"
	case j.Kind == "loja":
		return fmt.Sprintf("a via da loja da venda nº %d", *j.Number)
	}
	return fmt.Sprintf("o cupom da venda nº %d", *j.Number)
}

// InDoubt says whether a person must look at the printer.
func (j Job) InDoubt() bool { return j.State == "incerto" }

// Says is what the till is told about a print that is not done, or nothing while all goes well.
func (j Job) Says(now time.Time) string {
	switch {
	case j.InDoubt():
		return j.Error + " Olhe na impressora: " + j.What() + " saiu?"
	case j.Error != "" && j.State == "espera":
		return j.Error + " " + j.stands() + ", e " + j.What() + " sai sozinho quando ela voltar."
	case now.Sub(j.AskedAt) < soon:
		return ""
	case j.State == "imprimindo":
		return "A impressora está demorando com " + j.What() + "."
	}
	return "Na fila da impressora: " + j.What() + "."
}

// stands is what no paper can take back.
func (j Job) stands() string {
	if papers[j.Kind] != "" {
		return "O que foi feito está gravado"
	}
	return "A venda está gravada"
}

// papers are what the till calls those that are no receipt of a sale.
var papers = map[string]string{
	tills.MovePaper: "o comprovante do caixa", tills.ReadingX: "a leitura X", tills.BlindX: "a leitura X", tills.ReadingZ: "a redução Z",
	tills.VoucherPaper: "o vale-troca", tills.FiadoPaper: "o recibo de fiado",
}

// answer is what a person says about a print: saiu, repetir or desistir.
func (j *Job) answer(what string, now time.Time) error {
	waits := j.State == "espera" || j.InDoubt()
	switch {
	case what == "saiu" && j.InDoubt():
		j.State = "impresso"
	case what == "repetir" && waits:
		j.State, j.Drawer, j.NextAt, j.Attempts, j.Error = "espera", false, now, 0, ""
	case what == "desistir" && waits:
		j.State = "desistiu"
	default:
		return fault.Refuse("Esta impressão já foi resolvida.")
	}
	return nil
}
