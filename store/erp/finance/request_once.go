package finance

import (
	"crypto/sha256"
	"encoding/json"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/uuid7"
)

// firstTime is once, where the caller may see to it itself by giving no key.
func firstTime(tx *db.Tx, key string, body any) (bool, error) {
	if key == "" {
		return true, nil
	}
	return once(tx, key, body)
}

// once says whether this is the first time that the form with this key was sent. A second click waits for the first to
// end and then finds it done; the same key with another content is refused.
func once(tx *db.Tx, key string, body any) (first bool, err error) {
	if !uuid7.Valid(key) {
		return false, fault.Refuse("Este formulário está incompleto: recarregue a página e preencha de novo.")
	}
	raw, err := json.Marshal(body)
	if err != nil {
		return false, err
	}
	sum := sha256.Sum256(raw)
	n, err := tx.Exec(`
		insert into requests (account_id, key, body_hash, status, answer, at) values ($1, $2, $3, 303, '{}', $4)
		on conflict (account_id, key) do nothing`, key, sum[:], tx.Now)
	if err != nil || n == 1 {
		return n == 1, err
	}
	var same bool
	err = tx.Get(&same, `select body_hash = $3 from requests where account_id = $1 and key = $2`, key, sum[:])
	if err == nil && !same {
		return false, fault.Conflict("Este formulário já foi gravado com outros valores. Recarregue a página para ver o que ficou.")
	}
	tx.Log(db.Change{Action: "Envio repetido ignorado", Object: "requests"})
	return false, err
}
