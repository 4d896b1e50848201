// Package taxid reads CPF and CNPJ. They are text, never numbers: since July 2026 a CNPJ may have letters in its first
// twelve places.
package taxid

import (
	"fmt"
	"strings"

	"omniservicos/store/fault"
)

// ID is a CPF (11 digits) or a CNPJ (14 characters), bare and upper-case; empty when there is none.
type ID string

// Parse reads a CPF or CNPJ with or without its mask, in any case, and refuses it in a sentence.
func Parse(s string) (ID, error) {
	bare := strip(s)
	switch {
	case bare == "":
		return "", fault.Refuse("Informe o CPF ou o CNPJ.")
	case len(bare) != 11 && len(bare) != 14 || !alphanumeric(bare):
		return "", fault.Refuse(fmt.Sprintf("“%s” não é um CPF nem um CNPJ: o CPF tem 11 números e o CNPJ, 14 caracteres.", shown(s)))
	}
	id := ID(bare)
	if !id.holds() {
		return "", fault.Refuse(fmt.Sprintf("O %s %s não confere: verifique os dígitos.", id.kind(), id))
	}
	return id, nil
}

func (id ID) IsCPF() bool  { return len(id) == 11 }
func (id ID) IsCNPJ() bool { return len(id) == 14 }

// Bare is what databases, keys and XML carry: no mask.
func (id ID) Bare() string { return string(id) }

// String is what people read: 529.982.247-25, 12.ABC.345/01DE-35.
func (id ID) String() string {
	switch s := string(id); {
	case id.IsCPF():
		return s[:3] + "." + s[3:6] + "." + s[6:9] + "-" + s[9:]
	case id.IsCNPJ():
		return s[:2] + "." + s[2:5] + "." + s[5:8] + "/" + s[8:12] + "-" + s[12:]
	default:
		return s
	}
}

// CompleteCPF adds the check digits to nine digits; for demo data and tests, so anything else is a bug and panics.
func CompleteCPF(nine string) ID { return complete(nine, 9, cpfWeight) }

// CompleteCNPJ adds the check digits to twelve characters; for demo data and tests, so anything else panics.
func CompleteCNPJ(twelve string) ID { return complete(twelve, 12, cnpjWeight) }

func complete(base string, size, heaviest int) ID {
	bare := strip(base)
	if len(bare) != size || !alphanumeric(bare) || size == 9 && !numeric(bare) {
		panic(fmt.Sprintf("taxid: %q has not %d places", base, size))
	}
	return ID(withDigits(bare, heaviest))
}

func (id ID) kind() string {
	if id.IsCPF() {
		return "CPF"
	}
	return "CNPJ"
}

// shown keeps what was typed short and printable, for the sentence that refuses it.
func shown(s string) string {
	runes := []rune(strings.ToValidUTF8(strings.TrimSpace(s), "?"))
	return strings.Map(printable, string(runes[:min(len(runes), 40)]))
}

func printable(r rune) rune {
	if r < ' ' {
		return '?'
	}
	return r
}
