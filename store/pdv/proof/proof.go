// Package proof shows that no sale of a till was lost or touched.
package proof

import (
	"fmt"
	"strings"
)

// Gap is a run of numbers that no sale of a till has.
type Gap struct {
	From int64 `json:"from"`
	To   int64 `json:"to"`
}

// String says what is missing: "123–125", or "123".
func (g Gap) String() string {
	if g.From == g.To {
		return fmt.Sprint(g.From)
	}
	return fmt.Sprintf("%d–%d", g.From, g.To)
}

// Proof shows that no sale of a till was lost: its numbers without a gap, each sale carrying the hash of the one before.
type Proof struct {
	TillID   int64   `json:"-"`
	TillName string  `json:"-"`
	Ranges   []Range `json:"-"`
	Count    int64   `json:"count"` // sales with a number
	Last     int64   `json:"last"`  // the till's last number
	Gaps     []Gap   `json:"gaps"`
	// Broken is the number of the first sale that does not carry the hash of the one before; 0: the chain is whole.
	Broken   int64 `json:"broken"`
	BrokenID int64 `json:"broken_id,omitempty"`
	// Changed is the first sale whose content is no longer what its hash was made of, where contents were looked at.
	Changed   int64 `json:"changed"`
	ChangedID int64 `json:"changed_id,omitempty"`
}

// Range is a run of numbers without a gap.
type Range struct {
	TillID int64 `db:"till_id"`
	From   int64 `db:"first"`
	To     int64 `db:"last"`
}

// fill finds the gaps between the ranges, before the first and after the last up to the till's own memory.
func (p *Proof) fill(ranges []Range, next int64) {
	p.Ranges, p.Last, p.Gaps = ranges, next-1, []Gap{}
	want := int64(1)
	for _, r := range ranges {
		if r.From > want {
			p.Gaps = append(p.Gaps, Gap{want, r.From - 1})
		}
		p.Count += r.To - r.From + 1
		want = r.To + 1
	}
	if next > want {
		p.Gaps = append(p.Gaps, Gap{want, next - 1})
	}
}

// Whole says whether nothing is missing and nothing was touched.
func (p *Proof) Whole() bool { return len(p.Gaps) == 0 && p.Broken == 0 && p.Changed == 0 }

// Missing counts the numbers without a sale.
func (p *Proof) Missing() (n int64) {
	for _, g := range p.Gaps {
		n += g.To - g.From + 1
	}
	return n
}

// GapsInWords is what a paper prints: "0 lacunas", or "faltam 123–125 do Caixa 2".
func (p *Proof) GapsInWords(till string) string {
	if len(p.Gaps) == 0 {
		return "0 lacunas"
	}
	const shown = 5
	var parts []string
	for _, g := range p.Gaps[:min(len(p.Gaps), shown)] {
		parts = append(parts, g.String())
	}
	text := strings.Join(parts, ", ")
	if more := len(p.Gaps) - shown; more > 0 {
		text += fmt.Sprintf(" e mais %d", more)
	}
	if p.Missing() == 1 {
		return "falta " + text + " do " + till
	}
	return "faltam " + text + " do " + till
}

// ChainInWords is what a paper prints of the chain.
func (p *Proof) ChainInWords() string {
	switch {
	case p.Broken != 0:
		return fmt.Sprintf("corrente rompida na venda nº %d", p.Broken)
	case p.Changed != 0:
		return fmt.Sprintf("venda nº %d alterada depois de finalizada", p.Changed)
	}
	return "corrente íntegra"
}

// ShortHash is enough of a chain's hash to compare by eye.
func ShortHash(hash []byte) string {
	text := fmt.Sprintf("%x", hash)
	return text[:min(12, len(text))]
}
