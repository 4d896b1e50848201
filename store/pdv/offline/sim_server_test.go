package offline

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"omniservicos/store/erp/payment"
	"omniservicos/store/pdv"
)

// simServer is the server with its tables in memory: a document is taken in whole or not at all, as a transaction does it.
type simServer struct {
	w         *world
	down      bool
	clients   map[string]*Terminal
	terminals map[int64]*Terminal
	docs      []*simDoc
	sales     []simSale
	next      map[int64]int64 // number of each till
}

// simDoc is a row of till_documents.
type simDoc struct {
	print    string
	envelope Envelope
	terminal int64
	verdict  string
	flags    []string
	answer   []byte
	sale     int // its place among the sales, -1 for none
	madeAt   time.Time
}

type simSale struct {
	id     string
	till   int64
	number int64
	total  int64
	online bool
}

// terms are those of a new account.
var terms = pdv.Terms{Config: payment.Seeds}

func newSimServer(w *world) *simServer {
	return &simServer{w: w, clients: map[string]*Terminal{}, terminals: map[int64]*Terminal{}, next: map[int64]int64{}}
}

// restart stops the server for a while.
func (s *simServer) restart() {
	s.w.census.Restarts++
	s.down = true
	s.w.at(s.w.now+s.w.some(5*minute), func() { s.down = false })
}

// enrol is Enrol.
func (s *simServer) enrol(client string, till int64) Terminal {
	t := s.clients[client]
	if t == nil {
		n := int64(len(s.clients) + 1)
		t = &Terminal{ID: n, ClientID: client, TillID: till, Number: n}
		s.clients[client], s.terminals[n] = t, t
	}
	if s.w.flaw != epochStays || t.Epoch == 0 {
		t.Epoch++
	}
	t.HighWater = 0
	return *t
}

// takeIn is TakeIn: each document by itself. At times the server dies within, or the database fails and the rest is not answered.
func (s *simServer) takeIn(terminal int64, batch []Envelope) (verdicts []Verdict, answered bool) {
	dies, fails := -1, -1
	if s.w.chance(6) {
		dies = s.w.rand.IntN(len(batch))
	}
	if s.w.chance(6) {
		fails = s.w.rand.IntN(len(batch))
	}
	for i, e := range batch {
		if i == dies {
			s.die(terminal, e)
			return verdicts, s.w.flaw == ackFirst
		}
		if i == fails {
			s.w.census.Cut++
			return verdicts, len(verdicts) > 0
		}
		v, err := s.post(terminal, e)
		if err != nil {
			return nil, false
		}
		verdicts = append(verdicts, v)
	}
	return verdicts, true
}

// die stops the server in the middle of a document: nothing of it is kept.
func (s *simServer) die(terminal int64, e Envelope) {
	t := s.terminals[terminal]
	if s.w.flaw == waterFirst && e.Epoch == t.Epoch {
		t.HighWater = max(t.HighWater, e.Seq)
	}
	s.restart()
	s.checkWater(t)
}

// post is Post.
func (s *simServer) post(terminal int64, e Envelope) (Verdict, error) {
	t := s.terminals[terminal]
	k := s.recall(t, e)
	s.w.papers[e.print()].arrived = true
	if k.Answer != nil {
		return k.judge(false), nil
	}
	d, unreadable := readDocument(e, terms)
	if s.w.flaw == hashIsOfNobody && unreadable != nil && !e.holds() && json.Unmarshal([]byte(e.Body), &d) == nil {
		unreadable = nil
	}
	if unreadable != nil || k.SameID || s.otherwise(&d) {
		return s.quarantine(t, k, e)
	}
	v := k.judge(false)
	sale, before := s.sell(t, &d)
	if k.SameNumber {
		v.Flags = append(v.Flags, "bifurcacao")
		s.flagFork(t, e)
	}
	if s.w.flaw != clockUnseen && d.clockWrong(s.w.clock(), s.madeBefore(t, e)) {
		v.Flags = append(v.Flags, "relogio")
	}
	if before {
		v.Verdict = Already
	}
	v.Number = s.sales[sale].number
	return s.keep(t, e, v, sale, d.MadeAt), nil
}

// quarantine is quarantine.
func (s *simServer) quarantine(t *Terminal, k known, e Envelope) (Verdict, error) {
	if s.w.flaw == badBlocks {
		return Verdict{}, errBlocked
	}
	if s.w.flaw == quarantineFirst {
		k.SameNumber = false
	}
	v := k.judge(true)
	if k.SameNumber {
		v.Flags = []string{"bifurcacao"}
	}
	return s.keep(t, e, v, -1, time.Time{}), nil
}

// otherwise says whether the sale was finalised online with something else.
func (s *simServer) otherwise(d *Document) bool {
	return slices.ContainsFunc(s.sales, func(x simSale) bool { return x.id == d.ID && x.online && x.total != int64(d.Total) })
}

func (e Envelope) print() string { return string(e.fingerprint()) }

// recall is what recall's statement finds.
func (s *simServer) recall(t *Terminal, e Envelope) known {
	var held []like
	print := e.print()
	for _, d := range s.docs {
		l := like{Same: d.print == print, ID: d.envelope.ID == e.ID, Answer: d.answer,
			Number: d.terminal == t.ID && d.envelope.Epoch == e.Epoch && d.envelope.Seq == e.Seq && e.Seq > 0}
		switch s.w.flaw {
		case noDedupe:
			l.Same, l.ID = false, false
		case byNumber:
			l.Same, l.ID = l.Number, false
		case byIDAlone:
			l.Same = l.ID
		case idHidesNumber:
			l.Number = l.Number && !l.ID
		}
		if l.Same || l.ID || l.Number {
			held = append(held, l)
		}
	}
	k, err := knownFrom(held)
	if err != nil {
		s.w.say("an answer cannot be read: %v", err)
	}
	if k.Answer != nil && s.w.flaw == replayForgets {
		k.Answer.Reenrol = false
	}
	return k
}

// sell makes the sale of a document, or finds the one that was finalised online.
func (s *simServer) sell(t *Terminal, d *Document) (at int, before bool) {
	at = slices.IndexFunc(s.sales, func(x simSale) bool { return x.id == d.ID })
	if at >= 0 && s.w.flaw != noDedupe {
		return at, true
	}
	s.next[t.TillID]++
	s.sales = append(s.sales, simSale{id: d.ID, till: t.TillID, number: s.next[t.TillID], total: int64(d.Total)})
	return len(s.sales) - 1, false
}

// sellOnline finalises a sale as if the network were there; its answer will be lost. What was finalised before stays as it is.
func (s *simServer) sellOnline(till int64, id string, total int64) {
	if slices.ContainsFunc(s.sales, func(x simSale) bool { return x.id == id }) {
		return
	}
	s.w.online[id] = total
	s.next[till]++
	s.sales = append(s.sales, simSale{id: id, till: till, number: s.next[till], total: total, online: true})
}

func (s *simServer) flagFork(t *Terminal, e Envelope) {
	for _, d := range s.docs {
		if d.terminal == t.ID && d.envelope.Epoch == e.Epoch && d.envelope.Seq == e.Seq && !slices.Contains(d.flags, "bifurcacao") {
			d.flags = append(d.flags, "bifurcacao")
		}
	}
}

func (s *simServer) madeBefore(t *Terminal, e Envelope) (before *time.Time) {
	for _, d := range s.docs {
		if d.terminal == t.ID && d.envelope.Epoch == e.Epoch && d.envelope.Seq == e.Seq-1 && d.envelope.Hash == e.Previous && !d.madeAt.IsZero() && (before == nil || before.Before(d.madeAt)) {
			before = &d.madeAt
		}
	}
	return before
}

// keep is keep, with measure.
func (s *simServer) keep(t *Terminal, e Envelope, v Verdict, sale int, madeAt time.Time) Verdict {
	v.ID = e.ID
	from := t.HighWater
	if e.Epoch != t.Epoch {
		from = 0
	}
	var have []int64
	for _, d := range s.docs {
		if d.terminal == t.ID && d.envelope.Epoch == e.Epoch && d.envelope.Seq > from {
			have = append(have, d.envelope.Seq)
		}
	}
	if e.Seq > from {
		have = append(have, e.Seq)
	}
	slices.Sort(have)
	v.HighWater, v.Missing = water(from, slices.Compact(have))
	if e.Epoch == t.Epoch {
		t.HighWater = v.HighWater
	}
	answer, err := json.Marshal(v)
	if err != nil {
		s.w.say("an answer cannot be written: %v", err)
	}
	verdict := Stored
	if v.Verdict == Quarantined {
		verdict = Quarantined
		s.w.census.Quarantined++
	}
	if slices.Contains(v.Flags, "bifurcacao") {
		s.w.census.Forks++
	}
	s.docs = append(s.docs, &simDoc{print: e.print(), envelope: e, terminal: t.ID, verdict: verdict, flags: strings.Fields(strings.Join(v.Flags, " ")), answer: answer, sale: sale, madeAt: madeAt})
	s.checkAnswer(t, e, v)
	return v
}
