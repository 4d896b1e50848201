package account

import (
	"time"

	"omniservicos/db"
)

// FailedJob is work of the system that failed: it gave up, or waits for another try.
type FailedJob struct {
	ID       int64
	Kind     string
	Error    string
	Attempts int
	GaveUp   bool
	RunAt    time.Time // the next try
}

// FailedJobs are the account's, newest first.
func FailedJobs(tx *db.Tx) (failed []FailedJob, err error) {
	jobs, err := db.FailedJobs(tx)
	for _, j := range jobs {
		failed = append(failed, FailedJob{ID: j.ID, Kind: j.Kind, Error: j.Error, Attempts: j.Attempts, GaveUp: j.State == "falhou", RunAt: j.RunAt})
	}
	return failed, err
}

// RetryJob puts one of them back in the queue.
func RetryJob(tx *db.Tx, id int64) error { return db.RetryJob(tx, id) }
