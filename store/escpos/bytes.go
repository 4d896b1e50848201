package escpos

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Printer is how one printer wants to be spoken to.
type Printer struct {
	Columns  int    // 48 on 80 mm, 32 on 58 mm
	CodePage string // one of CodePages
	Cut      bool   // has a knife
}

// Commands, by the names of Epson's reference.
var (
	initialise = []byte{0x1b, '@'}             // ESC @
	pulse      = []byte{0x1b, 'p', 0, 25, 250} // ESC p: pin 2, 50 ms on, 500 ms off
	cut        = []byte{0x1d, 'V', 66, 3}      // GS V B: feed to the knife and 3 dots more, cut
	feed       = []byte{0x1b, 'd', 4}          // ESC d: four lines, to tear off by hand
	qrModel    = []byte{0x1d, '(', 'k', 4, 0, '1', 'A', '2', 0}
	qrSquare   = []byte{0x1d, '(', 'k', 3, 0, '1', 'C', 6}   // six dots a square
	qrLevel    = []byte{0x1d, '(', 'k', 3, 0, '1', 'E', '1'} // correction M
	qrPrint    = []byte{0x1d, '(', 'k', 3, 0, '1', 'Q', '0'}
)

// Bytes writes the document as the printer reads it; with drawer the cash drawer opens first.
func (p Printer) Bytes(d Document, drawer bool) []byte {
	w := writer{columns: p.Columns, page: pages[p.CodePage], knife: p.Cut}
	if w.page.letters == nil {
		w.page = pages[CodePages[0]]
	}
	w.Write(initialise)
	w.Write([]byte{0x1b, 't', w.page.number})
	if drawer {
		w.Write(pulse)
	}
	for _, l := range d.Lines {
		w.line(l)
	}
	w.tear()
	return w.Bytes()
}

// Drawer is the pulse alone: the drawer opens, and no paper moves.
func Drawer() []byte { return append(bytes.Clone(initialise), pulse...) }

type writer struct {
	bytes.Buffer
	columns int
	page    page
	knife   bool
}

func (w *writer) line(l Line) {
	switch l.Kind {
	case Code:
		w.align(Center)
		w.qr(l.Text)
		w.align(Left)
	case Rule:
		w.text(strings.Repeat("-", w.columns))
	case Sign:
		w.text("")
		w.text("")
		w.text(strings.Repeat("_", w.columns))
		w.styled(l, func(columns int) []string { return wrap(w.page.writable(l.Text), columns) })
	case Tear:
		w.tear()
	case Pair:
		w.styled(l, func(columns int) []string { return pair(w.page.writable(l.Text), w.page.writable(l.Value), columns) })
	default:
		w.styled(l, func(columns int) []string { return wrap(w.page.writable(l.Text), columns) })
	}
}

// styled writes lines in bold, double or in the middle, and leaves the printer as it was: a style never outlives its line.
func (w *writer) styled(l Line, lay func(columns int) []string) {
	columns := w.columns
	if l.Align != Left {
		w.align(l.Align)
	}
	if l.Bold {
		w.Write([]byte{0x1b, 'E', 1})
	}
	if l.Double {
		columns /= 2
		w.Write([]byte{0x1d, '!', 0x11})
	}
	for _, text := range lay(columns) {
		w.text(text)
	}
	if l.Double {
		w.Write([]byte{0x1d, '!', 0})
	}
	if l.Bold {
		w.Write([]byte{0x1b, 'E', 0})
	}
	if l.Align != Left {
		w.align(Left)
	}
}

// tear cuts the paper, or brings it out to be torn off by hand.
func (w *writer) tear() {
	if w.knife {
		w.Write(cut)
	} else {
		w.Write(feed)
	}
}

func (w *writer) align(a Align) { w.Write([]byte{0x1b, 'a', byte(a)}) }

func (w *writer) text(s string) {
	w.Write(w.page.encode(s))
	w.WriteByte('\n')
}

func (w *writer) qr(text string) {
	n := len(text) + 3
	w.Write(qrModel)
	w.Write(qrSquare)
	w.Write(qrLevel)
	w.Write([]byte{0x1d, '(', 'k', byte(n), byte(n >> 8), '1', 'P', '0'})
	w.WriteString(text)
	w.Write(qrPrint)
	w.WriteByte('\n')
}

// pair lays a text at the left and a value at the right; what does not fit beside the value stands above it.
func pair(text, value string, columns int) []string {
	lines := wrap(text, columns)
	last := lines[len(lines)-1]
	room := columns - utf8.RuneCountInString(last) - utf8.RuneCountInString(value)
	if room < 1 {
		lines, last = append(lines, ""), ""
		room = max(0, columns-utf8.RuneCountInString(value))
	}
	lines[len(lines)-1] = last + strings.Repeat(" ", room) + value
	return lines
}

// wrap breaks a text at its spaces, and a word longer than the paper where the paper ends.
func wrap(text string, columns int) (lines []string) {
	line := ""
	for _, word := range strings.Fields(text) {
		for utf8.RuneCountInString(word) > columns {
			if line != "" {
				lines, line = append(lines, line), ""
			}
			r := []rune(word)
			lines, word = append(lines, string(r[:columns])), string(r[columns:])
		}
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= columns:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}
