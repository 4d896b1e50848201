// Package words cuts text into the words that search compares: without accents, capitals or punctuation.
package words

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longest is how much of a word is kept, in runes; the word tables are indexed by it.
const longest = 40

// Of lists the words of a text in order, each once: "Óleo 5W30 1/2 L" is oleo, 5w30, 1, 2, l.
func Of(text string) []string {
	var list []string
	for _, word := range strings.FieldsFunc(Fold(text), between) {
		if runes := []rune(word); len(runes) > longest {
			word = string(runes[:longest])
		}
		if !slices.Contains(list, word) {
			list = append(list, word)
		}
	}
	return list
}

// Query lists the words that a person searches by; the * that some type between them ("PIZZA*CA") only separates.
func Query(q string) []string { return Of(q) }

// Key is the words of a name in order: what makes two names the same, however they are written.
func Key(name string) string { return strings.Join(Of(name), " ") }

// OneLine takes out what a text pasted from elsewhere drags along: line ends, runs of spaces.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Fold makes text comparable: "Ação" and "ACAO" are the same. Signs that stand for letters and digits become those:
// "m²" is "m2". Broken UTF-8 is mended first: NFKD leaves the accents beside it alone.
func Fold(s string) string {
	return strings.Map(plain, norm.NFKD.String(strings.ToValidUTF8(s, "\uFFFD")))
}

// plain lowers a letter and drops the accents that NFKD has set apart from it.
func plain(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return unicode.ToLower(r)
}

// Digits keeps only 0 to 9, for telephones and postal codes.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func between(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
