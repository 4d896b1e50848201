package offline

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/uuid7"
)

// Post takes in one document of a terminal, in a transaction of its own. An error that Unpostable names has
// undone the work: Quarantine then keeps the document for a person.
func Post(tx *db.Tx, terminal int64, e Envelope) (Verdict, error) {
	t, k, err := recall(tx, terminal, e)
	if err != nil || k.Answer != nil {
		return k.judge(false), err
	}
	terms, err := termsOf(tx)
	if err != nil {
		return Verdict{}, err
	}
	d, unreadable := readDocument(e, terms)
	if unreadable != nil {
		return setAside(tx, t, k, e, unreadable)
	}
	if k.SameID {
		return setAside(tx, t, k, e, fault.Refuse("Outra venda já chegou com esta identidade, e com outro conteúdo."))
	}
	v := k.judge(false)
	s, before, flags, err := d.post(tx, t)
	if err != nil {
		return v, err
	}
	if k.SameNumber {
		flags = append(flags, "bifurcacao")
		if err := flagFork(tx, t.ID, e); err != nil {
			return v, err
		}
	}
	if before { // it was finalised online, and the answer was lost
		v.Verdict = Already
	}
	v.Number, v.Flags = *s.Number, flags
	if err := saveFlags(tx, s.ID, flags); err != nil {
		return v, err
	}
	return keep(tx, t, e, v, kept{Sale: &s.ID, Verdict: Stored, MadeAt: &d.MadeAt, ID: &d.ID})
}

// Quarantine keeps a document that could not be posted, raw, for a person; the queue behind it goes on.
func Quarantine(tx *db.Tx, terminal int64, e Envelope, cause error) (Verdict, error) {
	t, k, err := recall(tx, terminal, e)
	if err != nil || k.Answer != nil {
		return k.judge(false), err
	}
	return setAside(tx, t, k, e, cause)
}

// Unpostable says whether a failure lies in the document, or in what it meets: sent again it would fail again. A server
// that is down, or was overtaken, is asked again instead.
func Unpostable(err error) bool {
	if _, refused := fault.As(err); refused {
		return true
	}
	if errors.As(err, new(*db.PluginFailure)) {
		return true
	}
	var e *pq.Error
	return errors.As(err, &e) && (e.Code.Class() == "22" || e.Code.Class() == "23")
}

func setAside(tx *db.Tx, t Terminal, k known, e Envelope, cause error) (Verdict, error) {
	v := k.judge(true)
	v.Reason = "Algo deu errado do nosso lado ao lançar esta venda."
	if f, is := fault.As(cause); is {
		v.Reason = f.Text
	}
	if k.SameNumber {
		v.Flags = []string{"bifurcacao"}
	}
	doc := kept{Verdict: Quarantined}
	if uuid7.Valid(e.ID) {
		doc.ID = &e.ID
	}
	return keep(tx, t, e, v, doc)
}

// recall is what we hold of a document, the terminal locked.
func recall(tx *db.Tx, terminal int64, e Envelope) (t Terminal, k known, err error) {
	if t, err = lockTerminal(tx, terminal); err != nil {
		return t, k, err
	}
	id := any(nil)
	if uuid7.Valid(e.ID) {
		id = e.ID
	}
	var held []like
	err = tx.List(&held, `
		select fingerprint = $2 as same, client_id is not distinct from $3::uuid and client_id is not null as same_id,
		       terminal_id = $4 and epoch = $5 and seq = $6 and seq > 0 as same_number, answer
		  from till_documents
		 where account_id = $1 and (fingerprint = $2 or client_id = $3::uuid or (terminal_id = $4 and epoch = $5 and seq = $6 and seq > 0))`,
		e.fingerprint(), id, t.ID, e.Epoch, e.Seq)
	if err != nil {
		return t, k, err
	}
	k, err = knownFrom(held)
	return t, k, err
}

// kept is how a document is written down.
type kept struct {
	ID      *string
	Sale    *int64
	Verdict string
	MadeAt  *time.Time
}

// keep writes the document with its answer, and how far the terminal's numbers now go.
func keep(tx *db.Tx, t Terminal, e Envelope, v Verdict, doc kept) (Verdict, error) {
	if doc.ID != nil {
		v.ID = *doc.ID
	}
	var err error
	if v.HighWater, v.Missing, err = measure(tx, t, e); err != nil {
		return v, err
	}
	answer, err := json.Marshal(v)
	if err != nil {
		return v, err
	}
	raw, _ := json.Marshal(e)           // words and numbers always marshal
	hash, _ := hex.DecodeString(e.Hash) // what is no hash is kept in raw
	epoch, seq := max(e.Epoch, 0), max(e.Seq, 0)
	id := db.NewID()
	tx.Log(db.Change{Action: map[string]string{Stored: "Venda em contingência lançada", Quarantined: "Venda em contingência separada"}[doc.Verdict],
		Object: "till_documents", ID: id, After: map[string]any{"number": Number(t.Number, epoch, seq), "sale_id": doc.Sale, "flags": v.Flags, "reason": v.Reason}})
	return v, tx.Insert("till_documents", "id, fingerprint, client_id, terminal_id, epoch, seq, till_id, sale_id, verdict, flags, reason, answer, hash, made_at, received_at, raw",
		[]any{id, e.fingerprint(), doc.ID, t.ID, epoch, seq, t.TillID, doc.Sale, doc.Verdict, strings.Join(v.Flags, " "), v.Reason, answer, hash, doc.MadeAt, tx.Now, raw})
}

// measure is the terminal's high water with this document in, and what is missing above it.
func measure(tx *db.Tx, t Terminal, e Envelope) (high int64, missing []int64, err error) {
	from := t.HighWater
	if e.Epoch != t.Epoch {
		from = 0
	}
	if e.Seq < 1 {
		return from, []int64{}, nil
	}
	var have []int64
	err = tx.List(&have, `
		select seq from till_documents
		 where account_id = $1 and terminal_id = $2 and epoch = $3 and seq > $4::bigint order by seq`, t.ID, e.Epoch, from)
	if err != nil {
		return 0, nil, err
	}
	if e.Seq > from {
		have = append(have, e.Seq)
	}
	slices.Sort(have)
	high, missing = water(from, slices.Compact(have))
	if e.Epoch != t.Epoch || high == t.HighWater {
		return high, missing, nil
	}
	_, err = tx.Exec(`update terminals set high_water = $3 where account_id = $1 and id = $2`, t.ID, high)
	return high, missing, err
}

// flagFork tells of the earlier document with the same number too: both count, and a person should know of both.
func flagFork(tx *db.Tx, terminal int64, e Envelope) error {
	_, err := tx.Exec(`
		update till_documents set flags = trim(flags || ' bifurcacao'), seen_at = null
		 where account_id = $1 and terminal_id = $2 and epoch = $3 and seq = $4 and flags not like '%bifurcacao%'`, terminal, e.Epoch, e.Seq)
	return err
}

func saveFlags(tx *db.Tx, sale int64, flags []string) error {
	if len(flags) == 0 {
		return nil
	}
	_, err := tx.Exec(`update sales set flags = trim(flags || ' ' || $3) where account_id = $1 and id = $2`, sale, strings.Join(flags, " "))
	return err
}
