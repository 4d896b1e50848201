package escpos

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// page is a table of letters that a printer holds, and the number under which ESC t chooses it.
type page struct {
	number  byte
	letters *charmap.Charmap
}

var pages = map[string]page{
	"cp850":        {2, charmap.CodePage850},
	"cp860":        {3, charmap.CodePage860},
	"windows-1252": {16, charmap.Windows1252},
}

// CodePages are the tables to choose from, the usual one first.
var CodePages = []string{"cp850", "cp860", "windows-1252"}

// KnownCodePage says whether we can write in this table.
func KnownCodePage(name string) bool { _, ok := pages[name]; return ok }

// plain stands for what a table may lack.
var plain = strings.NewReplacer("–", "-", "—", "-", "−", "-", "‑", "-", "“", `"`, "”", `"`, "‘", "'", "’", "'", "…", "...",
	"×", "x", "·", "-", "\u00a0", " ", "\u202f", " ", "€", "EUR", "™", "(TM)", "•", "-")

// writable is text in the table's letters alone, so that its length is its width on paper: a letter that the table lacks
// becomes the nearest plain one, or a question mark. Control characters become spaces: a product's name must not open
// the drawer.
func (p page) writable(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r < ' ' || r == 0x7f:
			b.WriteByte(' ')
		case p.has(r):
			b.WriteRune(r)
		default:
			b.WriteString(nearest(r))
		}
	}
	return b.String()
}

func (p page) has(r rune) bool {
	c, ok := p.letters.EncodeRune(r)
	return ok && c >= ' '
}

func nearest(r rune) string {
	if s := plain.Replace(string(r)); s != string(r) {
		return s
	}
	if base, ok := bare[r]; ok {
		return string(base)
	}
	return "?"
}

// encode writes what is writable as the printer's bytes.
func (p page) encode(text string) []byte {
	b := make([]byte, 0, len(text))
	for _, r := range text {
		c, _ := p.letters.EncodeRune(r)
		b = append(b, c)
	}
	return b
}

// bare are letters without their accents: a table may lack one (cp860 has no ï).
var bare = func() map[rune]rune {
	m := map[rune]rune{}
	for base, letters := range map[rune]string{
		'A': "ÁÀÂÃÄ", 'E': "ÉÈÊË", 'I': "ÍÌÎÏ", 'O': "ÓÒÔÕÖ", 'U': "ÚÙÛÜ", 'C': "Ç", 'N': "Ñ", 'Y': "ÝŸ",
		'a': "áàâãä", 'e': "éèêë", 'i': "íìîï", 'o': "óòôõö", 'u': "úùûü", 'c': "ç", 'n': "ñ", 'y': "ýÿ",
	} {
		for _, r := range letters {
			m[r] = base
		}
	}
	return m
}()
