package words_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"omniservicos/store/words"
)

func TestKeyIsOneHoweverANameIsWritten(t *testing.T) {
	if a, b := words.Key(" São  PAULO"), words.Key("sao paulo"); a != b || a != "sao paulo" {
		t.Errorf("%q and %q", a, b)
	}
	if got := words.OneLine(" Ana\n  de\tSouza "); got != "Ana de Souza" {
		t.Errorf("got %q", got)
	}
}

func TestOf(t *testing.T) {
	for text, want := range map[string][]string{
		"":                        nil,
		" -*/ ":                   nil,
		"Pão de Açúcar":           {"pao", "de", "acucar"},
		"ÓLEO 5W30 1/2 L":         {"oleo", "5w30", "1", "2", "l"},
		"Pneu 175/70R13 82T":      {"pneu", "175", "70r13", "82t"},
		"Feijão, feijao; FEIJÃO!": {"feijao"},
		"Vidro 8mm m²":            {"vidro", "8mm", "m2"},
		"acu\u0301car":            {"acucar"}, // an accent that comes apart, as macOS sends it
		"a\x00b\xffc":             {"a", "b", "c"},
		strings.Repeat("ã", 60):   {strings.Repeat("a", 40)},
	} {
		if got := words.Of(text); !slices.Equal(got, want) {
			t.Errorf("Of(%q) = %q; want %q", text, got, want)
		}
	}
}

func TestQuery(t *testing.T) {
	if got := words.Query("PIZZA*CA"); !slices.Equal(got, []string{"pizza", "ca"}) {
		t.Errorf("searches %q", got)
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Ação":          "acao",
		"João da Silva": "joao da silva",
		"Çã, É!":        "ca, e!",
		"":              "",
	} {
		if got := words.Fold(text); got != want {
			t.Errorf("Fold(%q) = %q; want %q", text, got, want)
		}
	}
}

func TestDigits(t *testing.T) {
	for text, want := range map[string]string{
		"(11) 98765-4321": "11987654321",
		"CEP 01310-100":   "01310100",
		"٣":               "",
		"":                "",
	} {
		if got := words.Digits(text); got != want {
			t.Errorf("Digits(%q) = %q; want %q", text, got, want)
		}
	}
}

// FuzzOf: the words of the words are the words, so that what was indexed is found by typing it.
func FuzzOf(f *testing.F) {
	for _, seed := range []string{"Pão de Açúcar", "PIZZA*CA", "5W30 1/2", "İstanbul ǅ ﷺ ½", "\xff\x00", "0000000000\xf0À"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		list := words.Of(text)
		for _, word := range list {
			if n := utf8.RuneCountInString(word); n < 1 || n > 40 {
				t.Fatalf("%q has %d letters", word, n)
			}
		}
		if again := words.Of(strings.Join(list, " ")); !slices.Equal(again, list) {
			t.Fatalf("%q gave %q, which gave %q", text, list, again)
		}
	})
}
