package pix

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"omniservicos/store/fault"
	"omniservicos/store/taxid"
)

// mostKey is the longest key that the arrangement takes: an e-mail address.
const mostKey = 77

// ParseKey puts a key as banks write it: CPF and CNPJ bare, a phone with +55, an e-mail address and a random key in small
// letters. Eleven digits are a CPF where they hold as one, and otherwise a phone with its DDD.
func ParseKey(typed string) (string, error) {
	s := strings.TrimSpace(typed)
	if s == "" {
		return "", nil
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	switch id, err := taxid.Parse(s); {
	case strings.HasPrefix(s, "+") && len(digits) >= 12 && len(digits) <= 13:
		return "+" + digits, nil
	case isRandom(strings.ToLower(s)):
		return strings.ToLower(s), nil
	case strings.Contains(s, "@"):
		return email(s)
	case err == nil:
		return id.Bare(), nil
	case (len(digits) == 10 || len(digits) == 11) && onlyPhone(s):
		return "+55" + digits, nil
	}
	return "", errKey
}

var errKey = fault.Blame("pix_key", "Esta não é uma chave Pix: digite um CPF, um CNPJ, um celular com DDD, um e-mail ou a chave aleatória.")

func email(s string) (string, error) {
	name, host, _ := strings.Cut(s, "@")
	if name == "" || !strings.Contains(host, ".") || strings.ContainsAny(host, "@ ") || len(s) > mostKey || ascii(s) != s || strings.Contains(s, " ") {
		return "", errKey
	}
	return strings.ToLower(s), nil
}

// isRandom says whether it is a UUID in its usual form.
func isRandom(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i, r := range s {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if dash != (r == '-') || !dash && !strings.ContainsRune("0123456789abcdef", r) {
			return false
		}
	}
	return true
}

func onlyPhone(s string) bool { return strings.Trim(s, "0123456789()-. ") == "" }

// ascii takes accents away, and what no accent explains.
func ascii(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if r >= ' ' && r < 127 {
			b.WriteRune(r)
		}
	}
	return b.String()
}
