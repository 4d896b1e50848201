package taxid

import (
	"strings"
	"unicode"
)

// The heaviest weight before it begins again at 2, counted from the right.
const (
	cpfWeight  = 11
	cnpjWeight = 9
)

// holds says whether the check digits match. One character repeated is refused although some of those would match:
// people type it to get past a form.
func (id ID) holds() bool {
	s := string(id)
	if strings.Trim(s, s[:1]) == "" {
		return false
	}
	if id.IsCPF() {
		return numeric(s) && withDigits(s[:9], cpfWeight) == s
	}
	return withDigits(s[:12], cnpjWeight) == s
}

func withDigits(base string, heaviest int) string {
	base += digit(base, heaviest)
	return base + digit(base, heaviest)
}

// digit is the modulo 11 digit of the Receita Federal: each place is worth its ASCII code less 48, so that A is 17.
func digit(base string, heaviest int) string {
	sum, weight := 0, 2
	for i := len(base) - 1; i >= 0; i-- {
		sum += int(base[i]-'0') * weight
		if weight++; weight > heaviest {
			weight = 2
		}
	}
	if rest := sum % 11; rest >= 2 {
		return string(rune('0' + 11 - rest))
	}
	return "0"
}

// strip takes out the mask and raises the letters of a to z only: strings.ToUpper would make an I of a dotless ı.
func strip(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '.' || r == '-' || r == '/' || unicode.IsSpace(r):
			return -1
		case 'a' <= r && r <= 'z':
			return r - 'a' + 'A'
		}
		return r
	}, s)
}

func numeric(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

func alphanumeric(s string) bool {
	return strings.Trim(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
