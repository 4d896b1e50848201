package barcode_test

import (
	"strings"
	"testing"

	"omniservicos/store/barcode"
	"omniservicos/store/fault"
	"omniservicos/store/quantity"
)

func TestParseEntry(t *testing.T) {
	for typed, want := range map[string]barcode.Entry{
		"7891000100103":   {quantity.One, "7891000100103"},
		"3*7891000100103": {quantity.Units(3), "7891000100103"},
		"1,5*17":          {15000, "17"},
		"0,3500 * 17":     {3500, "17"},
		" 10 * 17 ":       {quantity.Units(10), "17"},
		"1.000*17":        {quantity.Units(1000), "17"},
		"999.999*17":      {quantity.Units(999_999), "17"},
		"arroz":           {quantity.One, "arroz"},
		"arroz tipo 1":    {quantity.One, "arroz tipo 1"},
		"PIZZA*CA":        {quantity.One, "PIZZA*CA"},
		"2*PIZZA*CA":      {quantity.Units(2), "PIZZA*CA"},
		"*CA":             {quantity.One, "*CA"},
		"5W30*OLEO":       {quantity.One, "5W30*OLEO"},
		"2x17":            {quantity.One, "2x17"},
		"2 17":            {quantity.One, "2 17"},
	} {
		if got, err := barcode.ParseEntry(typed); err != nil || got != want {
			t.Errorf("ParseEntry(%q) = %+v, %v; want %+v", typed, got, err, want)
		}
	}
}

func TestParseEntryRefuses(t *testing.T) {
	for typed, sentence := range map[string]string{
		"":                 "Informe o código ou o nome do produto.",
		" ":                "Informe o código ou o nome do produto.",
		"*":                "Informe o código ou o nome do produto.",
		"3*":               "Informe o código ou o nome do produto.",
		"3* *":             "Informe o código ou o nome do produto.",
		"0*17":             "A quantidade deve ser maior que zero.",
		"-1*17":            "A quantidade deve ser maior que zero.",
		"1.000.000*17":     "A quantidade deve ser de no máximo 999.999.",
		"999.999,0001*17":  "A quantidade deve ser de no máximo 999.999.",
		"7891000100103*17": "A quantidade deve ser de no máximo 999.999.",
		"1,23456*17":       "A quantidade 1,23456 não pode ser lida: escreva como 1,5 antes do *.",
		"1,2,3*17":         "A quantidade 1,2,3 não pode ser lida: escreva como 1,5 antes do *.",
		"17\x00":           "O código tem caracteres que não podem ser lidos: passe o produto outra vez.",
		"\xff":             "O código tem caracteres que não podem ser lidos: passe o produto outra vez.",
	} {
		entry, err := barcode.ParseEntry(typed)
		if err == nil || err.Error() != sentence || !fault.Is(err, fault.Refused) {
			t.Errorf("ParseEntry(%q) = %+v, %v; want %s", typed, entry, err, sentence)
		}
	}
}

// FuzzParse: an accepted entry has a quantity that can be sold and a code that can be looked up, and typed again in
// full it is the same entry.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"3*7891000100103", "1,5*17", " 10 * 17 ", "PIZZA*CA", "2*PIZZA*CA", "*", "0*1", "\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		entry, err := barcode.ParseEntry(typed)
		if err != nil {
			if _, ok := fault.As(err); !ok {
				t.Fatalf("%v is not a sentence for people", err)
			}
			return
		}
		if entry.Quantity <= 0 || entry.Quantity > quantity.Units(999_999) {
			t.Fatalf("%q sells %s", typed, entry.Quantity)
		}
		if entry.Code == "" || strings.TrimSpace(entry.Code) != entry.Code || strings.ContainsRune(entry.Code, 0) {
			t.Fatalf("%q looks up %q", typed, entry.Code)
		}
		again, err := barcode.ParseEntry(entry.Quantity.Input() + "*" + entry.Code)
		if err != nil || again != entry {
			t.Fatalf("%+v was read again as %+v, %v", entry, again, err)
		}
	})
}
