package stock

import (
	"errors"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/uuid7"
)

// once keeps the form's key: the first to send it makes the operation id; who sends the same again gets that id and
// first false; another content under the same key is refused.
func once(tx *db.Tx, key string, body any) (id int64, first bool, err error) {
	if !uuid7.Valid(key) {
		return 0, false, fault.Refuse("Este formulário perdeu a sua identificação. Recarregue a página e preencha de novo.")
	}
	id, first, err = tx.Once("estoque:"+key, body)
	if errors.Is(err, db.ErrOtherContent) {
		return 0, false, fault.Conflict("Este formulário já foi gravado com outro conteúdo. Abra um novo para lançar mais.")
	}
	return id, first, err
}
