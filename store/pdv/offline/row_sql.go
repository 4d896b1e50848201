package offline

import (
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
)

const rowQuery = `
	select d.id, d.verdict, d.flags, d.reason, t.number as terminal, d.epoch, d.seq, d.till_id, c.name as till_name, d.sale_id,
	       s.number as sale_number, s.total, d.made_at, d.received_at, d.seen_at, d.seen_by, d.raw
	  from till_documents d
	  join terminals t on t.account_id = d.account_id and t.id = d.terminal_id
	  join tills c on c.account_id = d.account_id and c.id = d.till_id
	  left join sales s on s.account_id = d.account_id and s.id = d.sale_id
	 where d.account_id = $1`

// List are the documents that a person should look at: those nobody has seen, or all that ever raised a question.
// Newest first, PageSize + 1 at most.
func List(tx *db.Tx, seen bool, before int64) (rows []Row, err error) {
	err = tx.List(&rows, rowQuery+`
		   and (d.verdict = 'quarantined' or d.flags <> '') and ($2 or d.seen_at is null) and ($3::bigint = 0 or d.id < $3::bigint)
		 order by d.id desc limit 81`, seen, before)
	return rows, err
}

// Count counts what nobody has seen of what a till sold without the server.
func Count(tx *db.Tx, till int64) (n int, err error) {
	err = tx.Get(&n, `
		select count(*) from till_documents
		 where account_id = $1 and (verdict = 'quarantined' or flags <> '') and seen_at is null and till_id = $2`, till)
	return n, err
}

// Find reads one document.
func Find(tx *db.Tx, id int64) (r Row, err error) {
	err = tx.Find(&r, "Este documento não existe.", rowQuery+` and d.id = $2`, id)
	return r, err
}

// OriginOf is the identity that a sale got from its terminal, if it came from one.
func OriginOf(tx *db.Tx, sale int64) (o Origin, found bool, err error) {
	var r Row
	err = tx.Get(&r, rowQuery+` and d.sale_id = $2 order by d.id limit 1`, sale)
	if errors.Is(err, sql.ErrNoRows) {
		return o, false, nil
	}
	if err != nil || r.MadeAt == nil {
		return o, false, err
	}
	return Origin{Number: r.Number(), MadeAt: *r.MadeAt}, true, nil
}

// MarkSeen says that a person looked at a document and did what was to do.
func MarkSeen(tx *db.Tx, id int64) error {
	r, err := Find(tx, id)
	if err != nil || r.SeenAt != nil {
		return err
	}
	tx.Log(db.Change{Action: "Venda em contingência conferida", Object: "till_documents", ID: id, After: map[string]any{"number": r.Number(), "reason": r.Reason, "flags": r.Flags}})
	_, err = tx.Exec(`update till_documents set seen_at = $3, seen_by = $4 where account_id = $1 and id = $2`, id, tx.Now, tx.Actor.Identity)
	return err
}

// Repost tries again to make the sale of a document in quarantine, once a person has put right what stood in its
// way. Refused, it says what still does.
func Repost(tx *db.Tx, id int64) (pdv.Sale, error) {
	var doc struct {
		TerminalID int64  `db:"terminal_id"`
		SaleID     *int64 `db:"sale_id"`
		Raw        []byte `db:"raw"`
	}
	err := tx.Find(&doc, "Este documento não existe.", `select terminal_id, sale_id, raw from till_documents where account_id = $1 and id = $2`, id)
	if err != nil {
		return pdv.Sale{}, err
	}
	t, err := lockTerminal(tx, doc.TerminalID)
	if err != nil {
		return pdv.Sale{}, err
	}
	if doc.SaleID != nil {
		return pdv.Sale{}, fault.Refuse("Esta venda já foi lançada.")
	}
	d, err := readAgain(tx, doc.Raw)
	if err != nil {
		return pdv.Sale{}, err
	}
	s, _, flags, err := d.post(tx, t)
	if err != nil {
		return s, err
	}
	if err := saveFlags(tx, s.ID, flags); err != nil {
		return s, err
	}
	tx.Log(db.Change{Action: "Venda em contingência lançada por uma pessoa", Object: "till_documents", ID: id, After: map[string]any{"sale_id": s.ID}})
	_, err = tx.Exec(`
		update till_documents set sale_id = $3, flags = trim(flags || ' ' || $4), made_at = $5, seen_at = $6, seen_by = $7
		 where account_id = $1 and id = $2 and sale_id is null`, id, s.ID, strings.Join(flags, " "), d.MadeAt, tx.Now, tx.Actor.Identity)
	return s, err
}

// readAgain reads a document as it was sent, by the terms of now.
func readAgain(tx *db.Tx, raw []byte) (d Document, err error) {
	var e Envelope
	if json.Unmarshal(raw, &e) != nil {
		return d, fault.Refuse("O documento não pôde ser lido.")
	}
	terms, err := termsOf(tx)
	if err != nil {
		return d, err
	}
	return readDocument(e, terms)
}
