// Package barcode reads GTINs, and what a cashier types or scans into the single field of the till.
package barcode

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"omniservicos/store/fault"
)

// Valid says whether s is a GTIN-8, 12, 13 or 14 whose check digit matches.
func Valid(s string) bool {
	switch len(s) {
	case 8, 12, 13, 14:
		last := len(s) - 1
		return numeric(s) && s[last:] == checkDigit(s[:last])
	}
	return false
}

// Parse takes the spaces out of a GTIN, and refuses what is not one in a sentence.
func Parse(s string) (string, error) {
	code := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	switch {
	case Valid(code):
		return code, nil
	case code == "":
		return "", fault.Refuse("Informe o código de barras.")
	case !numeric(code):
		return "", fault.Refuse("O código de barras só tem números.")
	case len(code) != 8 && len(code) != 12 && len(code) != 13 && len(code) != 14:
		return "", fault.Refuse("O código de barras deve ter 8, 12, 13 ou 14 números.")
	}
	return "", fault.Refuse(fmt.Sprintf("O código de barras %s não confere: verifique os números.", code))
}

// Mistyped says whether s has the look of a GTIN whose check digit does not match.
func Mistyped(s string) bool {
	return numeric(s) && !Valid(s) && slices.Contains([]int{8, 12, 13, 14}, len(s))
}

// Complete adds the check digit of an EAN-13 to its first twelve digits; anything else is a bug and panics.
func Complete(twelve string) string {
	if len(twelve) != 12 || !numeric(twelve) {
		panic(fmt.Sprintf("barcode: %q has not 12 digits", twelve))
	}
	return twelve + checkDigit(twelve)
}

// checkDigit weighs the digits 3, 1, 3, … from the right, so that all four sizes share one rule.
func checkDigit(base string) string {
	sum, weight := 0, 3
	for i := len(base) - 1; i >= 0; i-- {
		sum += int(base[i]-'0') * weight
		weight = 4 - weight
	}
	return string(rune('0' + (10-sum%10)%10))
}

func numeric(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}
