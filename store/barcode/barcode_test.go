package barcode_test

import (
	"testing"

	"omniservicos/store/barcode"
	"omniservicos/store/fault"
)

func TestValid(t *testing.T) {
	for code, want := range map[string]bool{
		"7891000100103":  true,
		"96385074":       true, // GTIN-8
		"036000291452":   true, // GTIN-12
		"17891000100100": true, // GTIN-14, a case of the first
		"7891000100104":  false,
		"7891000100130":  false,
		"789100010010":   false,
		"789100010010X":  false,
		"":               false,
		"0":              false,
		"٧891000100103":  false,
	} {
		if got := barcode.Valid(code); got != want {
			t.Errorf("Valid(%q) = %v", code, got)
		}
	}
}

func TestParse(t *testing.T) {
	if code, err := barcode.Parse(" 7 891000\u00a0100103\n"); err != nil || code != "7891000100103" {
		t.Errorf("read %q, %v", code, err)
	}
	for typed, sentence := range map[string]string{
		"":              "Informe o código de barras.",
		"789100010010X": "O código de barras só tem números.",
		"7891000":       "O código de barras deve ter 8, 12, 13 ou 14 números.",
		"7891000100104": "O código de barras 7891000100104 não confere: verifique os números.",
	} {
		code, err := barcode.Parse(typed)
		if err == nil || err.Error() != sentence || !fault.Is(err, fault.Refused) {
			t.Errorf("Parse(%q) = %q, %v; want %s", typed, code, err, sentence)
		}
	}
}

func TestComplete(t *testing.T) {
	if got := barcode.Complete("789100010010"); got != "7891000100103" {
		t.Errorf("completed to %s", got)
	}
	for _, base := range []string{"", "78910001001", "78910001001X"} {
		if !panics(func() { barcode.Complete(base) }) {
			t.Errorf("%q was completed", base)
		}
	}
}

func panics(f func()) (panicked bool) {
	defer func() { panicked = recover() != nil }()
	f()
	return false
}
