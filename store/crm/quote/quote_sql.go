package quote

import (
	"crypto/sha256"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/catalogue/basket"
)

const columns = `q.id, q.number, q.version, q.state, coalesce(q.opportunity_id, 0) as opportunity_id, coalesce(o.title, '') as opportunity,
	coalesce(q.person_id, 0) as person_id, coalesce(p.name, '') as person, q.branch_id, q.seller_id, coalesce(i.name, '') as seller,
	q.valid_until, q.terms, q.note, q.edits, q.created_at, q.sent_at, q.viewed_at, q.answered_at, q.answer_name, q.answer_ip, q.answer_note,
	q.answered_by, q.won, q.ended_at, q.end_reason, q.subtotal, q.discount, q.discount_percent, q.total,
	not exists (select 1 from quotes x where x.account_id = q.account_id and x.number = q.number and x.version > q.version) as last`

const from = `
	  from quotes q
	  left join opportunities o on o.account_id = q.account_id and o.id = q.opportunity_id
	  left join people p on p.account_id = q.account_id and p.id = q.person_id
	  left join identities i on i.id = q.seller_id`

const missing = "Este orçamento não existe."

// Find reads a version with its lines.
func Find(tx *db.Tx, id int64) (q Quote, err error) {
	err = tx.Find(&q, missing, `select `+columns+from+` where q.account_id = $1 and q.id = $2`, id)
	if err != nil {
		return q, err
	}
	return q, readLines(tx, &q)
}

func lock(tx *db.Tx, id int64) (q Quote, err error) {
	err = tx.Find(&q, missing, `select `+columns+from+` where q.account_id = $1 and q.id = $2 for no key update of q`, id)
	if err != nil {
		return q, err
	}
	return q, readLines(tx, &q)
}

func readLines(tx *db.Tx, q *Quote) error {
	return tx.List(&q.Lines, `select `+basket.Columns+` from quote_items where account_id = $1 and quote_id = $2 order by line_no`, q.ID)
}

// Key is the part of the public address that nobody can guess: one for all versions of a number.
func (q Quote) Key(tx *db.Tx) string { return account.LinkKey("orcamento", tx.Account, q.Number) }

func hashOf(key string) []byte {
	sum := sha256.Sum256([]byte(key))
	return sum[:]
}

// ByKey is the version that a public address shows: the last that was sent.
func ByKey(tx *db.Tx, key string) (q Quote, err error) {
	err = tx.Find(&q, "Este endereço não leva a nenhum orçamento. Confira o link com a loja.", `select `+columns+from+`
		 where q.account_id = $1 and q.link_hash = $2 and q.state <> 'rascunho' order by q.version desc limit 1`, hashOf(key))
	if err != nil {
		return q, err
	}
	return q, readLines(tx, &q)
}
