package offline

import (
	"cmp"
	"encoding/json"
	"slices"
)

// judge compares, in the evening, what the customers took home and the disks ever held with what the server has.
func (w *world) judge() []string {
	first := w.firsts()
	w.judgeReceipts()
	w.judgeDocuments()
	w.judgeSales(first)
	w.judgeOrder(first)
	w.judgeForks()
	w.judgeClocks()
	w.judgeTerminals()
	slices.Sort(w.wrong) // some of it was found by walking a map
	return w.wrong
}

// sorted are the papers in the order in which they were written.
func (w *world) sorted() (list []*paper) {
	for _, p := range w.papers {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *paper) int { return cmp.Compare(a.order, b.order) })
	return list
}

// rows are the server's documents by fingerprint.
func (w *world) rows() map[string][]*simDoc {
	rows := map[string][]*simDoc{}
	for _, d := range w.server.docs {
		rows[d.print] = append(rows[d.print], d)
	}
	return rows
}

// firsts are the papers that make the sales: of each identity the one that arrived first, if it can be posted and is not of a
// sale that was finalised online with something else.
func (w *world) firsts() map[string]*paper {
	first := map[string]*paper{}
	for _, d := range w.server.docs {
		p := w.papers[d.print]
		if _, taken := first[d.envelope.ID]; !taken {
			first[d.envelope.ID] = p
		}
	}
	for id, p := range first {
		if total, online := w.online[id]; p.bad || online && total != p.total {
			delete(first, id)
		}
	}
	return first
}

// judgeReceipts: no customer holds a paper that never was on a disk, and no two sales of one profile the same number.
func (w *world) judgeReceipts() {
	type taken struct {
		life   [2]int
		number string
	}
	seen := map[taken]string{}
	for _, r := range w.receipts {
		if w.papers[r.print] == nil {
			w.say("receipt %s is of no document", r.number)
		}
		at := taken{r.life, r.number}
		if other, again := seen[at]; again && other != r.print {
			w.say("two receipts of one profile carry %s", r.number)
		}
		seen[at] = r.print
	}
}

// judgeDocuments: each document that was ever on a disk is on the server once, unless a restored profile destroyed it before it
// was sent: then no disk has it either.
func (w *world) judgeDocuments() {
	rows, destroyed := w.rows(), w.destroyed()
	for _, p := range w.sorted() {
		number := Number(p.terminal, p.envelope.Epoch, p.envelope.Seq)
		switch n := len(rows[p.envelope.print()]); {
		case n > 1:
			w.say("document %s is kept %d times", number, n)
		case n == 0 && p.arrived:
			w.say("document %s arrived and is not kept", number)
		case n == 0 && !destroyed(p):
			w.say("document %s never arrived", number)
		}
	}
	for _, t := range w.terminals {
		if left := t.waiting(); len(left) > 0 {
			w.say("terminal %d still waits with %d documents", t.disk.id, len(left))
		}
	}
}

// destroyed says whether a profile was put back after this was written: only then may it be gone.
func (w *world) destroyed() func(*paper) bool {
	return func(p *paper) bool {
		for _, t := range w.terminals {
			if t.person == p.person {
				return p.life < t.life
			}
		}
		return false
	}
}

// judgeSales: each identity is one sale with the total of its first document, or of what was finalised online; there is no other.
func (w *world) judgeSales(first map[string]*paper) {
	want := map[string]int64{}
	for id, p := range first {
		want[id] = p.total
	}
	for id, total := range w.online {
		want[id] = total
	}
	times := map[string]int{}
	sum := int64(0)
	for _, s := range w.server.sales {
		times[s.id]++
		sum += s.total
		total, known := want[s.id]
		if !known || times[s.id] > 1 || s.total != total {
			w.say("sale %s of %d: known %t, %d times, should be %d", s.id, s.total, known, times[s.id], total)
		}
	}
	for _, total := range want {
		sum -= total
	}
	if len(times) != len(want) || sum != 0 {
		w.say("%d sales of %d, and %d centavos too many", len(times), len(want), sum)
	}
	last := map[int64]int64{}
	for _, s := range w.server.sales {
		if last[s.till]++; s.number != last[s.till] {
			w.say("till %d: %d comes after %d", s.till, s.number, last[s.till]-1)
		}
	}
}

// judgeOrder: what one profile wrote stands in the till's row in the order in which it was written, whatever its clock said.
func (w *world) judgeOrder(first map[string]*paper) {
	rows := w.rows()
	last := map[[2]int]int64{}
	for _, p := range w.sorted() {
		kept := rows[p.envelope.print()]
		if len(kept) == 0 || kept[0].sale < 0 || w.server.sales[kept[0].sale].online || first[p.envelope.ID] != p {
			continue
		}
		profile := [2]int{p.person, p.life}
		number := w.server.sales[kept[0].sale].number
		if number < last[profile] {
			w.say("terminal %d, %d-%d: number %d was given before an earlier sale", p.terminal, p.envelope.Epoch, p.envelope.Seq, number)
		}
		last[profile] = number
	}
}

// judgeForks: two documents with one number are told as a fork, later ones with the order to enrol again; nothing else is.
func (w *world) judgeForks() {
	type number struct{ terminal, epoch, seq int64 }
	held := map[number]int{}
	for i, d := range w.server.docs {
		at := number{d.terminal, d.envelope.Epoch, d.envelope.Seq}
		var v Verdict
		if json.Unmarshal(d.answer, &v) != nil || v.Reenrol != (held[at] > 0) {
			w.say("document %d: ordered to enrol %t, with %d others of its number before it", i, v.Reenrol, held[at])
		}
		if held[at] > 0 && !slices.Contains(d.flags, "bifurcacao") {
			w.say("document %d is a fork, and nobody is told", i)
		}
		held[at]++
	}
	for i, d := range w.server.docs {
		if held[number{d.terminal, d.envelope.Epoch, d.envelope.Seq}] == 1 && slices.Contains(d.flags, "bifurcacao") {
			w.say("document %d is told as a fork, and is none", i)
		}
	}
	if w.census.Restores+w.census.Copies > 0 {
		return
	}
	for at, n := range held {
		if n > 1 {
			w.say("terminal %d gave %d-%d twice, though its profile was never copied", at.terminal, at.epoch, at.seq)
		}
	}
}

// judgeClocks: a clock that was known to be wrong is told, and on a day without wrong clocks none is: also not after a fork,
// where the number before may be another browser's sale, of a later hour.
func (w *world) judgeClocks() {
	for i, d := range w.server.docs {
		flagged := slices.Contains(d.flags, "relogio")
		if d.verdict == Stored && w.papers[d.print].skewed && !flagged {
			w.say("document %d was made by a wrong clock, and nobody is told", i)
		}
		if flagged && w.census.Jumps == 0 {
			w.say("document %d: a clock is told to be wrong, and none was", i)
		}
	}
}

// judgeTerminals: who was ordered to enrol again has done it.
func (w *world) judgeTerminals() {
	rows := w.rows()
	for _, t := range w.terminals {
		for at, e := range t.disk.queue {
			kept := rows[e.envelope.print()]
			var v Verdict
			if at[0] != t.disk.epoch || !e.acked || len(kept) == 0 || json.Unmarshal(kept[0].answer, &v) != nil {
				continue
			}
			if v.Reenrol {
				w.say("terminal %d goes on in epoch %d, in which its number %d is taken", t.disk.id, at[0], at[1])
			}
		}
	}
}

// checkAnswer compares the high water and what is missing with the documents, counted one by one.
func (s *simServer) checkAnswer(t *Terminal, e Envelope, v Verdict) {
	high, top, have := s.count(t.ID, e.Epoch)
	var missing []int64
	for n := high + 1; n < top && len(missing) < maxMissing; n++ {
		if !have[n] {
			missing = append(missing, n)
		}
	}
	if v.HighWater != high || !slices.Equal(v.Missing, missing) && len(v.Missing)+len(missing) > 0 {
		s.w.say("terminal %d was told %d and missing %v; it is %d and %v", t.ID, v.HighWater, v.Missing, high, missing)
	}
}

func (s *simServer) checkWater(t *Terminal) {
	if high, _, _ := s.count(t.ID, t.Epoch); t.HighWater > high {
		s.w.say("terminal %d stands at %d of which %d are here", t.ID, t.HighWater, high)
	}
}

// count is how far the kept documents of an epoch go without a gap, and where they end.
func (s *simServer) count(terminal, epoch int64) (high, top int64, have map[int64]bool) {
	have = map[int64]bool{}
	for _, d := range s.docs {
		if d.terminal == terminal && d.envelope.Epoch == epoch {
			have[d.envelope.Seq] = true
			top = max(top, d.envelope.Seq)
		}
	}
	for have[high+1] {
		high++
	}
	return high, top, have
}
