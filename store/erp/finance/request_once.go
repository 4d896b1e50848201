package finance

import (
	"errors"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/uuid7"
)

// firstTime says whether this is the first time that the form with this key was sent; the caller may see to that itself
// by giving no key. The same key with another content is refused.
func firstTime(tx *db.Tx, key string, body any) (bool, error) {
	if key == "" {
		return true, nil
	}
	if !uuid7.Valid(key) {
		return false, fault.Refuse("Este formulário está incompleto: recarregue a página e preencha de novo.")
	}
	_, first, err := tx.Once(key, body)
	if errors.Is(err, db.ErrOtherContent) {
		return false, fault.Conflict("Este formulário já foi gravado com outros valores. Recarregue a página para ver o que ficou.")
	}
	return first, err
}
