package offline

import (
	"context"
	"encoding/json"

	"omniservicos/db"
)

// TakeIn takes in a batch of documents in the terminal's order, a transaction a document: one that cannot be posted goes
// to quarantine and holds up none behind it. When the database fails, what was done so far is answered, and the rest
// stays in the terminal's queue.
func TakeIn(ctx context.Context, d *db.DB, account int64, who db.Actor, terminal int64, documents []json.RawMessage) ([]Verdict, error) {
	verdicts := make([]Verdict, 0, len(documents))
	scope := db.Scope{Account: account, Actor: who}
	for _, raw := range documents {
		v, err := takeOne(ctx, d, scope, terminal, envelopeOf(raw))
		if err != nil && len(verdicts) == 0 {
			return nil, err
		}
		if err != nil {
			break
		}
		verdicts = append(verdicts, v)
	}
	return verdicts, nil
}

// envelopeOf reads one document; what is no envelope is kept whole, for a person.
func envelopeOf(raw json.RawMessage) (e Envelope) {
	if json.Unmarshal(raw, &e) != nil {
		e = Envelope{Body: string(raw)}
	}
	return e
}

func takeOne(ctx context.Context, d *db.DB, scope db.Scope, terminal int64, e Envelope) (v Verdict, err error) {
	err = d.InAccount(ctx, scope, func(tx *db.Tx) (err error) {
		v, err = Post(tx, terminal, e)
		return err
	})
	if err == nil || !Unpostable(err) {
		return v, err
	}
	cause := err
	err = d.InAccount(ctx, scope, func(tx *db.Tx) (err error) {
		v, err = Quarantine(tx, terminal, e, cause)
		return err
	})
	return v, err
}
