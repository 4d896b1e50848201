package proof

import (
	"bytes"
	"fmt"

	"omniservicos/db"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
)

// Check walks each till's sales by number.
func Check(tx *db.Tx) (breaches []string, err error) {
	all, err := tills.List(tx)
	if err != nil {
		return nil, err
	}
	for _, t := range all {
		found, err := walk(tx, t)
		if err != nil {
			return nil, err
		}
		for _, b := range found {
			breaches = append(breaches, b.says)
		}
	}
	return breaches, nil
}

// breach is one thing wrong in a till's row of sales.
type breach struct {
	sale, number int64
	changed      bool // the sale's own content
	says         string
}

// walk reads the till's sales a page at a time, so that ten years of them fit.
func walk(tx *db.Tx, till tills.Till) (breaches []breach, err error) {
	next, last := int64(1), []byte{}
	for {
		page, more, err := pdv.Numbered(tx, till.ID, next)
		if err != nil {
			return nil, err
		}
		for i := range page {
			breaches = append(breaches, compare(till.Name, &page[i], next, last)...)
			next, last = *page[i].Number+1, page[i].Hash
		}
		if !more {
			break
		}
	}
	if till.NextNumber != next || !bytes.Equal(till.LastHash, last) {
		breaches = append(breaches, breach{says: till.Name + ": a última venda não é a que o caixa lembra"})
	}
	return breaches, nil
}

// look compares the sales of these numbers alone: those of one shift.
func look(tx *db.Tx, till tills.Till, first, last int64) (breaches []breach, err error) {
	if first == 0 {
		return nil, nil
	}
	var before []byte
	for next := first; next <= last; {
		page, more, err := pdv.Numbered(tx, till.ID, next)
		if err != nil {
			return nil, err
		}
		for i := range page {
			if next == first && i == 0 {
				before = page[i].PreviousHash
			}
			breaches = append(breaches, compare(till.Name, &page[i], next, before)...)
			next, before = *page[i].Number+1, page[i].Hash
		}
		if !more {
			break
		}
	}
	return breaches, nil
}

// compare looks at one sale, which should have this number and carry this hash.
func compare(till string, s *pdv.Sale, number int64, last []byte) (found []breach) {
	add := func(changed bool, says string) {
		found = append(found, breach{sale: s.ID, number: *s.Number, changed: changed, says: says})
	}
	if *s.Number != number {
		add(false, fmt.Sprintf("%s: faltam as vendas %d a %d", till, number, *s.Number-1))
	}
	if !bytes.Equal(s.PreviousHash, last) {
		add(false, fmt.Sprintf("%s nº %d: não carrega o hash da venda anterior", till, *s.Number))
	}
	if !s.Holds() {
		add(true, fmt.Sprintf("%s nº %d: foi alterada depois de finalizada", till, *s.Number))
	}
	return found
}
