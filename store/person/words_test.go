package person

import (
	"slices"
	"testing"

	"omniservicos/store/taxid"
)

func TestWhatASearchAsksFor(t *testing.T) {
	for q, want := range map[string][]string{
		"":                          nil,
		"  ,;. ":                    nil,
		"Conceição":                 {"conceicao"},
		"maria DA conc":             {"maria", "da", "conc"},
		"529.982.247-25":            {"52998224725"},
		"52998224725":               {"52998224725"},
		"529.982":                   {"529982"},
		"11.222.333/0001-81":        {"11222333000181"},
		"12.ABC.345/01DE-35":        {"12abc34501de35"},
		"12.abc.3":                  {"12abc3"},
		"(11) 98765-4321":           {"11987654321"},
		"+55 11 98765-4321":         {"11987654321"},
		"Maria · (11) 98765-4321":   {"maria", "11", "987654321"},
		"Maria 529.982.247-25":      {"maria", "52998224725"},
		"ana@loja.com.br":           {"ana", "loja", "com", "br"},
		"a b c d e f g h i j k l m": {"a", "b", "c", "d", "e", "f", "g", "h"},
		"ana ana":                   {"ana"},
	} {
		if got := queryWords(q); !slices.Equal(got, want) {
			t.Errorf("%q asks for %q, want %q", q, got, want)
		}
	}
}

// Whatever is shown of a person must find that person again, as it is shown.
func TestEveryFactShownFindsThePerson(t *testing.T) {
	p := Person{Kind: Legal, Name: "Irmãos d'Ávila & Cia. Ltda", TradeName: "Casa Ávila", TaxID: taxid.CompleteCNPJ("12ABC34501DE"),
		Email: "contato@avila.demo", Phones: []Phone{{Digits: "11987654321"}, {Digits: "08001234567"}}}
	for _, q := range []string{p.Name, p.TradeName, p.TaxID.String(), p.TaxID.Bare(), p.Email, p.Phones[0].String(), p.Phones[0].Digits, "98765-4321", p.Phones[1].String()} {
		for _, w := range queryWords(q) {
			if !slices.ContainsFunc(p.words(), func(have string) bool { return w <= have && have < w+lastLetter }) {
				t.Errorf("%q: nothing begins with %q among %q", q, w, p.words())
			}
		}
	}
}
