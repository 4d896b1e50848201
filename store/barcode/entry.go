package barcode

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"omniservicos/store/fault"
	"omniservicos/store/quantity"
)

// Entry is one line as the cashier gave it: how many, and of what. Code is a barcode, a product code or words to
// search, as typed, without spaces around it.
type Entry struct {
	Quantity quantity.Amount
	Code     string
}

// most is more than any shop sells in one line; a barcode scanned before the * passes it.
const most = 999_999 * quantity.One

// ParseEntry reads "7891000100103", "3*7891000100103", "1,5*17" or "arroz". Only a number before the first * is a
// quantity; in "PIZZA*CA" the * belongs to the search.
func ParseEntry(s string) (Entry, error) {
	if !utf8.ValidString(s) || strings.ContainsFunc(strings.TrimSpace(s), unicode.IsControl) {
		return Entry{}, fault.Refuse("O código tem caracteres que não podem ser lidos: passe o produto outra vez.")
	}
	entry := Entry{Quantity: quantity.One, Code: strings.TrimSpace(s)}
	if left, right, found := strings.Cut(entry.Code, "*"); found && looksNumeric(left) {
		amount, err := readQuantity(strings.TrimSpace(left))
		if err != nil {
			return Entry{}, err
		}
		entry = Entry{Quantity: amount, Code: strings.TrimSpace(right)}
	}
	if strings.Trim(entry.Code, "* ") == "" {
		return Entry{}, fault.Refuse("Informe o código ou o nome do produto.")
	}
	return entry, nil
}

func readQuantity(s string) (quantity.Amount, error) {
	amount, err := quantity.Parse(s)
	switch {
	case err != nil:
		return 0, fault.Refuse(fmt.Sprintf("A quantidade %.20s não pode ser lida: escreva como 1,5 antes do *.", s))
	case amount <= 0:
		return 0, fault.Refuse("A quantidade deve ser maior que zero.")
	case amount > most:
		return 0, fault.Refuse("A quantidade deve ser de no máximo 999.999.")
	}
	return amount, nil
}

// looksNumeric says whether the cashier meant a quantity, well written or not.
func looksNumeric(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.Trim(s, "0123456789.,-− \u00a0") == ""
}
