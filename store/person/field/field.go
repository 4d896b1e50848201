// Package field is what an account wants to know of people beside what everybody does: fields of its own, their values, and
// the filters by them.
package field

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/quantity"
	"omniservicos/store/words"
)

// The kinds of field. Rows carry them.
const (
	Text   = "texto"
	Number = "numero"
	Day    = "data"
	Choice = "escolha"
)

// Kinds are the kinds in the order that they are offered, with their words.
var Kinds = []struct{ Key, Word string }{{Text, "Texto"}, {Number, "Número"}, {Day, "Data"}, {Choice, "Escolha numa lista"}}

// KindWord is a kind as people read it.
func KindWord(kind string) string {
	for _, k := range Kinds {
		if k.Key == kind {
			return k.Word
		}
	}
	return ""
}

// Field is one thing more to know of a person.
type Field struct {
	ID       int64    `db:"id"`
	Name     string   `db:"name"`
	Kind     string   `db:"kind"`
	Choices  []string // of a Choice, in order
	Archived bool     `db:"archived"`
	Used     int      `db:"used"` // how many people have a value; read for the set-up page
}

const (
	longestName   = 40
	longestValue  = 200
	longestKey    = 100
	mostFields    = 30
	mostChoices   = 60
	longestChoice = 60
)

func (f Field) tidy() Field {
	f.Name = words.OneLine(f.Name)
	var kept []string
	for _, c := range f.Choices {
		if c = words.OneLine(c); c != "" && f.Kind == Choice {
			kept = append(kept, c)
		}
	}
	f.Choices = kept
	return f
}

func (f Field) check() error {
	switch {
	case words.Key(f.Name) == "":
		return fault.Blame("name", "Dê um nome ao campo, com letras ou números.")
	case len([]rune(f.Name)) > longestName:
		return fault.Blame("name", "O nome do campo tem no máximo 40 letras.")
	case KindWord(f.Kind) == "":
		return fault.Blame("kind", "Escolha o tipo do campo.")
	case f.Kind == Choice && len(f.Choices) == 0:
		return fault.Blame("choices", "Escreva as opções, uma por linha.")
	case len(f.Choices) > mostChoices:
		return fault.Blame("choices", "São no máximo 60 opções.")
	}
	seen := map[string]bool{}
	for _, c := range f.Choices {
		switch {
		case len([]rune(c)) > longestChoice:
			return fault.Blame("choices", "A opção “"+c+"” passa de 60 letras.")
		case seen[words.Key(c)]:
			return fault.Blame("choices", "A opção “"+c+"” está duas vezes na lista.")
		}
		seen[words.Key(c)] = true
	}
	return nil
}

// Read takes what was typed into the field's one writing, or says what is wrong with it.
func (f Field) Read(typed string) (value string, err error) {
	typed = words.OneLine(typed)
	if typed == "" {
		return "", nil
	}
	switch f.Kind {
	case Number:
		n, err := quantity.Parse(typed)
		if err != nil {
			return "", fault.Blame("", "Informe em “"+f.Name+"” um número, como 12 ou 1,5.")
		}
		return strconv.FormatInt(int64(n), 10), nil
	case Day:
		d, err := dates.Parse(typed)
		if err != nil || d.Year < 1000 || d.Year > 9999 {
			return "", fault.Blame("", "Informe em “"+f.Name+"” uma data, como 23/11/2026.")
		}
		return d.ISO(), nil
	case Choice:
		i := slices.IndexFunc(f.Choices, func(c string) bool { return words.Key(c) == words.Key(typed) })
		if i < 0 {
			return "", fault.Blame("", "“"+typed+"” não é uma opção de “"+f.Name+"”: "+strings.Join(f.Choices, ", ")+".")
		}
		return f.Choices[i], nil
	}
	if len([]rune(typed)) > longestValue {
		return "", fault.Blame("", "O texto de “"+f.Name+"” tem no máximo 200 letras.")
	}
	return typed, nil
}

// Show is a value as people read it.
func (f Field) Show(value string) string {
	switch f.Kind {
	case Number:
		n, _ := strconv.ParseInt(value, 10, 64) // as Read wrote it
		return quantity.Amount(n).String()
	case Day:
		if d, err := dates.Parse(value); err == nil {
			return d.String()
		}
	}
	return value
}

// Input is a value as an input takes it back.
func (f Field) Input(value string) string {
	if f.Kind == Day {
		return value
	}
	return f.Show(value)
}

// key sorts the values of a field: numbers by their size, days by their day, texts without accents and capitals.
func (f Field) key(value string) string {
	switch f.Kind {
	case Number:
		n, _ := strconv.ParseInt(value, 10, 64)
		return fmt.Sprintf("%020d", uint64(n)+1<<63)
	case Day:
		return value
	}
	key := []rune(words.Key(value))
	return string(key[:min(len(key), longestKey)])
}
