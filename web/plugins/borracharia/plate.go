package borracharia

import (
	"regexp"
	"strings"
	"unicode"

	"omniservicos/store/fault"
)

// Plate is a number plate as the key of its vehicle: bare capitals, in the Mercosul form where the old one converts, so
// that "abc 1234", "ABC-1234" and "ABC1C34" are one vehicle (plugins.md §3.1).
type Plate string

var (
	oldPlate      = regexp.MustCompile(`^[A-Z]{3}[0-9]{4}$`)
	mercosulPlate = regexp.MustCompile(`^[A-Z]{3}[0-9][A-Z][0-9]{2}$`)
	plateStart    = regexp.MustCompile(`^([A-Z]{1,3}|[A-Z]{3}[0-9]([0-9A-Z][0-9]{0,2})?)$`)
)

// ParsePlate reads a plate as people write it; old says that it was written in the form without a fourth letter.
func ParsePlate(s string) (p Plate, old bool, err error) {
	bare := barePlate(s)
	switch {
	case oldPlate.MatchString(bare):
		return Plate(mercosul(bare)), true, nil
	case mercosulPlate.MatchString(bare):
		return Plate(bare), false, nil
	}
	return "", false, fault.Blame("placa", "A placa tem três letras e quatro números, como ABC-1234, ou a forma do Mercosul, como ABC1C34.")
}

// barePlate drops spaces and hyphens, and raises the letters.
func barePlate(s string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if r == '-' || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s))
}

// mercosul turns the second digit into its letter: 0 is A, 9 is J. What has no digit there stays.
func mercosul(bare string) string {
	if len(bare) < 5 || bare[4] < '0' || bare[4] > '9' {
		return bare
	}
	return bare[:4] + string(rune('A'+bare[4]-'0')) + bare[5:]
}

// plateRange are the first key and the first beyond all keys that begin with what was typed; two empty ones hold none.
func plateRange(typed string) (from, to string) {
	bare := barePlate(typed)
	if !plateStart.MatchString(bare) {
		return "", ""
	}
	from = mercosul(bare)
	return from, from + "~" // after every letter and digit
}

// String is the Mercosul form.
func (p Plate) String() string { return string(p) }

// Old is the form that the vehicle had, or still has, on the grey plate; a new plate (K to Z in the middle) has none.
func (p Plate) Old() string {
	if len(p) != 7 || p[4] < 'A' || p[4] > 'J' {
		return ""
	}
	return string(p[:3]) + "-" + string(p[3]) + string('0'+p[4]-'A') + string(p[5:])
}
