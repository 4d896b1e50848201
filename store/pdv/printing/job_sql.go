package printing

import (
	"omniservicos/db"
)

const columns = `j.id, j.till_id, j.kind, j.sale_id, j.subject_id, s.number, j.copy, j.drawer, j.state, j.attempts, j.last_error, j.asked_at, j.next_at, j.taken_at`

const fromJobs = ` from print_jobs j left join sales s on s.account_id = j.account_id and s.id = j.sale_id`

// Unfinished are a till's prints that are not out, oldest first.
func Unfinished(tx *db.Tx, till int64) (jobs []Job, err error) {
	err = tx.List(&jobs, `select `+columns+fromJobs+`
		 where j.account_id = $1 and j.till_id = $2 and j.state in ('espera', 'imprimindo', 'incerto') order by j.id limit 50`, till)
	return jobs, err
}

// lockQueue takes the prints that a worker may touch.
func lockQueue(tx *db.Tx, till int64) (jobs []Job, err error) {
	err = tx.List(&jobs, `select `+columns+fromJobs+`
		 where j.account_id = $1 and j.till_id = $2 and j.state in ('espera', 'imprimindo') order by j.id limit 50
		   for update of j`, till)
	return jobs, err
}

// lockJob takes one print of a till.
func lockJob(tx *db.Tx, till, id int64) (j Job, err error) {
	err = tx.Find(&j, "Esta impressão não existe.", `select `+columns+fromJobs+`
		 where j.account_id = $1 and j.till_id = $2 and j.id = $3 for update of j`, till, id)
	return j, err
}

func save(tx *db.Tx, j Job) error {
	_, err := tx.Exec(`
		update print_jobs set state = $3, attempts = $4, last_error = $5, next_at = $6, taken_at = $7, copy = $8, drawer = $9,
		       done_at = case when $3 in ('impresso', 'desistiu') then $10::timestamptz end
		 where account_id = $1 and id = $2`,
		j.ID, j.State, j.Attempts, j.Error, j.NextAt, j.TakenAt, j.Copy, j.Drawer, tx.Now)
	tx.Log(db.Change{Action: did[j.State], Object: "print_jobs", ID: j.ID,
		After: map[string]any{"state": j.State, "sale_id": j.SaleID, "copy": j.Copy, "error": j.Error}})
	return err
}

// did is what the audit says of a print that came to a state.
var did = map[string]string{
	"espera": "Impressão adiada", "imprimindo": "Impressão enviada", "impresso": "Impressão concluída",
	"incerto": "Impressão em dúvida", "desistiu": "Impressão abandonada",
}
