// Package escpos is what a receipt printer is told: a small document of lines, its exact bytes in ESC/POS, and the wire
// that carries them to port 9100. The same lines are drawn as HTML for printers behind a browser.
package escpos

// Kind says what a line is.
type Kind int

const (
	Words Kind = iota // one text, aligned
	Pair              // a text at the left and one at the right
	Rule              // a line across the paper
	Code              // a QR code
	Sign              // room for a signature, and whose below it
	Tear              // the end of one copy: the next is another piece of paper
)

// Align is where a text stands.
type Align byte

const (
	Left Align = iota
	Center
	Right
)

// Line is one line of a document. Words, Code and Sign use Text; Pair uses Text and Value.
type Line struct {
	Kind         Kind
	Align        Align
	Bold, Double bool
	Text, Value  string
}

// Document is what is printed on one piece of paper.
type Document struct{ Lines []Line }

// Add puts lines at the end.
func (d *Document) Add(lines ...Line) { d.Lines = append(d.Lines, lines...) }

// Say adds a text at the left, wrapped where the paper ends.
func (d *Document) Say(text string) { d.Add(Line{Text: text}) }

// Middle adds a text in the middle.
func (d *Document) Middle(text string) { d.Add(Line{Text: text, Align: Center}) }

// Title adds a text in the middle, in bold.
func (d *Document) Title(text string) { d.Add(Line{Text: text, Align: Center, Bold: true}) }

// Two adds a text at the left and one at the right.
func (d *Document) Two(text, value string) { d.Add(Line{Kind: Pair, Text: text, Value: value}) }

// Rule adds a line across the paper.
func (d *Document) Rule() { d.Add(Line{Kind: Rule}) }

// Sum adds a pair in large bold letters: what the paper is about.
func (d *Document) Sum(text, value string) {
	d.Add(Line{Kind: Pair, Text: text, Value: value, Bold: true, Double: true})
}

// Sign adds room for a signature.
func (d *Document) Sign(whose string) { d.Add(Line{Kind: Sign, Align: Center, Text: whose}) }

// Tear ends one copy.
func (d *Document) Tear() { d.Add(Line{Kind: Tear}) }

// QR adds a code of this text, in the middle.
func (d *Document) QR(text string) { d.Add(Line{Kind: Code, Align: Center, Text: text}) }
