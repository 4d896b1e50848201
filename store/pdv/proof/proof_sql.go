package proof

import (
	"omniservicos/db"
	"omniservicos/store/pdv/tills"
)

// maxRanges bounds what is read of a till whose numbers lie in pieces: by then the first few gaps say enough.
const maxRanges = 1000

// All are all tills' (or one's, if till is not 0) numbering and chain, added up by the database over the index of
// numbers: no sale is read into memory. Contents are looked at by Verify.
func All(tx *db.Tx, till int64) ([]Proof, error) {
	all, err := tills.List(tx)
	if err != nil {
		return nil, err
	}
	var ranges []Range
	err = tx.List(&ranges, `
		select till_id, min(number) as first, max(number) as last
		  from (select till_id, number, number - row_number() over (partition by till_id order by number) as island
		          from sales where account_id = $1 and number is not null and ($2::bigint = 0 or till_id = $2)) n
		 group by till_id, island order by till_id, first limit $3`, till, maxRanges)
	if err != nil {
		return nil, err
	}
	broken, err := brokenLinks(tx, till)
	if err != nil {
		return nil, err
	}
	of := map[int64][]Range{}
	for _, r := range ranges {
		of[r.TillID] = append(of[r.TillID], r)
	}
	var proofs []Proof
	for _, t := range all {
		if till != 0 && t.ID != till {
			continue
		}
		p := Proof{TillID: t.ID, TillName: t.Name, Broken: broken[t.ID].Number, BrokenID: broken[t.ID].ID}
		p.fill(of[t.ID], t.NextNumber)
		proofs = append(proofs, p)
	}
	return proofs, nil
}

type brokenLink struct {
	TillID int64 `db:"till_id"`
	Number int64 `db:"number"`
	ID     int64 `db:"id"`
}

// brokenLinks are each till's first sale that does not carry the hash of the one before it.
func brokenLinks(tx *db.Tx, till int64) (map[int64]brokenLink, error) {
	var rows []brokenLink
	err := tx.List(&rows, `
		select distinct on (till_id) till_id, number, id
		  from (select till_id, number, id, previous_hash, lag(hash) over (partition by till_id order by number) as before
		          from sales where account_id = $1 and number is not null and ($2::bigint = 0 or till_id = $2)) s
		 where previous_hash is distinct from coalesce(before, '')
		 order by till_id, number`, till)
	broken := map[int64]brokenLink{}
	for _, r := range rows {
		broken[r.TillID] = r
	}
	return broken, err
}

// Of is one till's.
func Of(tx *db.Tx, till tills.Till) (Proof, error) {
	proofs, err := All(tx, till.ID)
	if err != nil || len(proofs) == 0 {
		return Proof{}, err
	}
	return proofs[0], nil
}

// Verify looks at the content of each of a till's sales too, a page at a time.
func Verify(tx *db.Tx, till tills.Till) (Proof, error) {
	p, err := Of(tx, till)
	if err != nil {
		return p, err
	}
	breaches, err := walk(tx, till)
	p.see(breaches)
	return p, err
}

// OfShift is a till's proof, with the content of one shift's sales, from the first number to the last, looked at.
func OfShift(tx *db.Tx, till tills.Till, first, last int64) (Proof, error) {
	p, err := Of(tx, till)
	if err != nil {
		return p, err
	}
	breaches, err := look(tx, till, first, last)
	p.see(breaches)
	return p, err
}

// see takes the first sale in whose content something was changed.
func (p *Proof) see(breaches []breach) {
	for _, b := range breaches {
		if b.changed {
			p.Changed, p.ChangedID = b.number, b.sale
			return
		}
	}
}
