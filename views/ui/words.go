package ui

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Number writes a count as people read it: 1.002.
func Number(n int) string {
	if n < 0 {
		return "−" + Number(-n)
	}
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "." + s[at:]
	}
	return s
}

// ID is an id as addresses and forms carry it.
func ID(n int64) string { return strconv.FormatInt(n, 10) }

// IDOrNone is ID for what may be nothing: 0 is an empty field.
func IDOrNone(n int64) string {
	if n == 0 {
		return ""
	}
	return ID(n)
}

// Counted says how many: "1 disparo", "1.002 disparos".
func Counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + many
}

// WhoLeft stands for somebody who is in the account no more: what was theirs keeps a place.
const WhoLeft = "Quem já saiu da equipe"

func toneClass(t Tone) string {
	if t == Neutral {
		return ""
	}
	return "tone-" + string(t)
}

// initials takes the first letters of the first and the last word: "Ana de Souza" → "AS".
func initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return "–"
	}
	if len(words) == 1 {
		return firstLetter(words[0])
	}
	return firstLetter(words[0]) + firstLetter(words[len(words)-1])
}

func firstLetter(word string) string {
	r, _ := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r))
}

// joinIDs writes an aria-describedby list, leaving out what is absent.
func joinIDs(ids ...string) string {
	return strings.Join(strings.Fields(strings.Join(ids, " ")), " ")
}

// Tel is a link that calls a number of the country, however many digits it has.
func Tel(digits string) string {
	if (len(digits) == 10 || len(digits) == 11) && digits[0] != '0' {
		return "tel:+55" + digits
	}
	return "tel:" + digits
}
