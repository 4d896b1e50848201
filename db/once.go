package db

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
)

// ErrOtherContent says that what was sent under a key came again with other content.
var ErrOtherContent = errors.New("db: the same key with other content")

// Once says whether what a form or a program sends under a key of its own comes for the first time (decisions.md 11). id is
// made for the first, and given again to whoever sends the same again; a twin on its way is waited for.
func (t *Tx) Once(key string, body any) (id int64, first bool, err error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return 0, false, err
	}
	hash := sha256.Sum256(raw)
	id = NewID()
	n, err := t.Exec(`
		insert into requests (account_id, key, body_hash, status, answer, at) values ($1, $2, $3, 303, $4, $5)
		on conflict (account_id, key) do nothing`, key, hash[:], fmt.Sprintf(`{"id": "%d"}`, id), t.Now)
	if err != nil || n == 1 {
		return id, true, err
	}
	var kept struct {
		Same bool  `db:"same"`
		ID   int64 `db:"id"`
	}
	err = t.Get(&kept, `
		select body_hash = $3 as same, coalesce((answer->>'id')::bigint, 0) as id from requests
		 where account_id = $1 and key = $2`, key, hash[:])
	if err == nil && !kept.Same {
		err = ErrOtherContent
	}
	t.Log(Change{Action: "Envio repetido ignorado", Object: "requests"})
	return kept.ID, false, err
}
