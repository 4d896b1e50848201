package cash

import (
	"encoding/json"
	"time"

	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// InDrawer is the form of payment that lies in the drawer; the others are declared from their slips.
const InDrawer = "dinheiro"

// Denominations are the notes and coins of the real, in centavos, the largest first.
var Denominations = []money.Cents{20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5, 1}

// smallestNote: below it are coins.
const smallestNote money.Cents = 200

// IsNote says whether this denomination is of paper.
func IsNote(c money.Cents) bool { return c >= smallestNote }

// maxPieces is how many of one note or coin a count takes: more is a slip of the keyboard.
const maxPieces = 100_000

// NoteCount is how many of each note and coin there are.
type NoteCount map[money.Cents]int64

// Sum is what they are worth.
func (n NoteCount) Sum() (sum money.Cents, err error) {
	for _, d := range Denominations {
		pieces := n[d]
		if pieces < 0 || pieces > maxPieces {
			return 0, fault.Blame("counted", "Confira a contagem de "+d.String()+": são de 0 a 100.000 peças.")
		}
		sum += d * money.Cents(pieces)
	}
	return sum, nil
}

// Count is one form of payment as it was counted and as it should be.
type Count struct {
	Closing   int          `json:"closing" db:"closing"`
	Round     int          `json:"round" db:"round"` // 1: the operator, blind; 2: who checks
	Method    string       `json:"method" db:"method"`
	Title     string       `json:"title"`
	Counted   *money.Cents `json:"counted" db:"counted"` // nil: not declared
	Expected  money.Cents  `json:"expected" db:"expected"`
	Notes     []byte       `json:"-" db:"notes"`
	CountedBy string       `json:"counted_by" db:"counted_by"`
	At        time.Time    `json:"at" db:"at"`
}

// Difference is what was counted beyond what was expected; known is false where nothing was declared.
func (c Count) Difference() (difference money.Cents, known bool) {
	if c.Counted == nil {
		return 0, false
	}
	return *c.Counted - c.Expected, true
}

// Pieces are the notes and coins of a count of cash; nil where only the total was given.
func (c Count) Pieces() NoteCount {
	var n NoteCount
	if json.Unmarshal(c.Notes, &n) != nil {
		return nil
	}
	return n
}

// Declared is what a person counted: cash by notes and coins or as a total, the other forms from their slips.
type Declared struct {
	Cash    money.Cents
	Notes   NoteCount              // nil: only the total is known
	Methods map[string]money.Cents // those that were declared
}

func (d *Declared) check() error {
	if d.Notes != nil {
		sum, err := d.Notes.Sum()
		if err != nil {
			return err
		}
		d.Cash = sum
	}
	if d.Cash < 0 || d.Cash > maxMove {
		return fault.Blame("counted", "O valor contado vai de R$ 0,00 a "+maxMove.String()+".")
	}
	for method, amount := range d.Methods {
		if amount < 0 || amount > maxMove {
			return fault.Blame("m_"+method, "O valor declarado vai de R$ 0,00 a "+maxMove.String()+".")
		}
	}
	return nil
}

// counts stands what was declared beside what the reading expects, a row a form of payment: cash, those in use, and what
// else was taken.
func (d *Declared) counts(r *Reading, methods payment.Config, closing, round int) (counts []Count) {
	seen := map[string]bool{}
	add := func(code string) {
		if !seen[code] {
			seen[code] = true
			counts = append(counts, d.count(r, methods, Count{Closing: closing, Round: round, Method: code}))
		}
	}
	add(InDrawer)
	for _, m := range methods.InUse() {
		add(m.Code)
	}
	for _, m := range r.Methods {
		add(m.Method)
	}
	return counts
}

func (d *Declared) count(r *Reading, methods payment.Config, c Count) Count {
	c.Expected, c.Title = r.ExpectedOf(c.Method), titleOf(methods, c.Method)
	if c.Method != InDrawer {
		if amount, declared := d.Methods[c.Method]; declared {
			c.Counted = &amount
		}
		return c
	}
	cash := d.Cash
	c.Counted = &cash
	if d.Notes != nil {
		c.Notes, _ = json.Marshal(d.Notes) // whole numbers always marshal
	}
	return c
}

// titleOf is what the account calls a form of payment; one that it no longer knows keeps its code.
func titleOf(methods payment.Config, code string) string {
	if m, known := methods.Find(code); known {
		return m.Title
	}
	return code
}
