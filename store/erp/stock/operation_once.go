package stock

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/uuid7"
)

// once keeps the form's key: the first to send it makes the operation id; who sends the same again gets that id and
// first false; another content under the same key is refused. A second click waits here until the first has committed.
func once(tx *db.Tx, key string, body any) (id int64, first bool, err error) {
	if !uuid7.Valid(key) {
		return 0, false, fault.Refuse("Este formulário perdeu a sua identificação. Recarregue a página e preencha de novo.")
	}
	raw, err := json.Marshal(body)
	if err != nil {
		return 0, false, err
	}
	hash := sha256.Sum256(raw)
	id = db.NewID()
	n, err := tx.Exec(`
		insert into requests (account_id, key, body_hash, status, answer, at)
		values ($1, $2, $3, 303, $4, $5) on conflict do nothing`,
		requestKey(key), hash[:], fmt.Sprintf(`{"id": "%d"}`, id), tx.Now)
	if err != nil || n == 1 {
		return id, true, err
	}
	var kept struct {
		BodyHash []byte `db:"body_hash"`
		ID       int64  `db:"id"`
	}
	err = tx.Get(&kept, `select body_hash, (answer->>'id')::bigint as id from requests where account_id = $1 and key = $2`, requestKey(key))
	if err == nil && !bytes.Equal(kept.BodyHash, hash[:]) {
		return 0, false, fault.Conflict("Este formulário já foi gravado com outro conteúdo. Abra um novo para lançar mais.")
	}
	tx.Log(db.Change{Action: "Formulário de estoque reenviado: nada foi gravado de novo", Object: "stock_movements", ID: kept.ID})
	return kept.ID, false, err
}

func requestKey(key string) string { return "estoque:" + key }
