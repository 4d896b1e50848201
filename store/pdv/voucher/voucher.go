// Package voucher is the vale-troca: a printed code, worth its balance once.
package voucher

import (
	"crypto/rand"
	"strings"
	"time"

	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Voucher is a vale-troca: a printed code that is worth its balance once, to whoever brings it.
type Voucher struct {
	ID         int64       `db:"id"`
	Code       string      `db:"code"`
	Amount     money.Cents `db:"amount"`
	Balance    money.Cents `db:"balance"`
	PersonID   *int64      `db:"person_id"`
	OriginKind string      `db:"origin_kind"`
	OriginID   int64       `db:"origin_id"`
	IssuedAt   time.Time   `db:"issued_at"`
	IssuedBy   int64       `db:"issued_by"`
	SpentAt    *time.Time  `db:"spent_at"`
	SaleID     *int64      `db:"sale_id"`
}

// Printed is the code as people read and type it: "7K2M-9QXW-3BFP".
func (v *Voucher) Printed() string { return PrintedCode(v.Code) }

// PrintedCode puts a voucher's code in groups of four.
func PrintedCode(code string) string {
	if len(code) != length {
		return code
	}
	return code[:4] + "-" + code[4:8] + "-" + code[8:]
}

// covers refuses what the voucher cannot pay.
func (v *Voucher) covers(amount money.Cents) error {
	switch {
	case v.Balance == 0:
		return fault.Blame("payments", "O vale-troca "+v.Printed()+" já foi usado.")
	case amount <= 0:
		return fault.Blame("payments", "Informe quanto o cliente paga com o vale-troca.")
	case amount > v.Balance:
		return fault.Blame("payments", "O vale-troca "+v.Printed()+" vale só "+v.Balance.String()+".")
	}
	return nil
}

// letters are 31, a prime, so that one wrong character or two that changed places always show; those that people
// take for another (I, L, O, S, U) are left out.
const (
	letters = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
	length  = 12
)

// newCode is 11 characters by chance, more than 54 bits, and the one that checks them.
func newCode() string {
	code := make([]byte, 0, length)
	var chance [1]byte
	for len(code) < length-1 {
		_, _ = rand.Read(chance[:]) // never fails since Go 1.24
		if n := int(chance[0]) % 32; n < len(letters) {
			code = append(code, letters[n])
		}
	}
	return string(append(code, checkLetter(string(code))))
}

func checkLetter(code string) byte {
	sum := 0
	for i := range code {
		sum += (i + 2) * strings.IndexByte(letters, code[i])
	}
	return letters[sum%len(letters)]
}

// ParseCode reads a code as it was typed or scanned, with or without hyphens, and refuses one that cannot be.
func ParseCode(typed string) (string, error) {
	code := strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1", "S", "5", "U", "V").Replace(strings.ToUpper(typed))
	for i := range code {
		if strings.IndexByte(letters, code[i]) < 0 {
			return "", errCode
		}
	}
	if len(code) != length || checkLetter(code[:length-1]) != code[length-1] {
		return "", errCode
	}
	return code, nil
}

var errCode = fault.Blame("payments", "O código do vale-troca não confere: digite de novo os 12 caracteres impressos nele.")
