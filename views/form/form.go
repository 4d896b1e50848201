// Package form reads what people typed and remembers it, so that a page can be drawn again with each refusal beside its
// field. A form struct embeds Form, has a Read method, and stands beside its inputs.
package form

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/store/taxid"
)

// What a field takes at most: beyond it a sum of a shop's year could overflow. R$ 100 billion, 100 million units.
const (
	mostCents    money.Cents     = 10_000_000_000_000
	mostQuantity quantity.Amount = 1_000_000_000_000
)

// Form is what was typed and what is wrong with it.
type Form struct {
	values url.Values
	errors map[string]string
	whole  []string
}

// Load takes the values as they came.
func (f *Form) Load(v url.Values) { f.values, f.errors, f.whole = v, nil, nil }

// Set fills a field for a first drawing.
func (f *Form) Set(name, value string) {
	if f.values == nil {
		f.values = url.Values{}
	}
	f.values.Set(name, value)
}

// Value is what stands in the field.
func (f *Form) Value(name string) string { return f.values.Get(name) }

// Has says whether the field was sent at all, filled or not.
func (f *Form) Has(name string) bool { return f.values.Has(name) }

// Values are all values of a repeated field.
func (f *Form) Values(name string) []string { return f.values[name] }

// Nth is the i-th value of a repeated field; nothing where none came.
func (f *Form) Nth(name string, i int) string {
	if values := f.values[name]; i >= 0 && i < len(values) {
		return values[i]
	}
	return ""
}

// Error is the sentence beside the field, or nothing.
func (f *Form) Error(name string) string { return f.errors[name] }

// Whole are the refusals that belong to no field.
func (f *Form) Whole() []string { return f.whole }

// OK says whether nothing is wrong so far.
func (f *Form) OK() bool { return len(f.errors) == 0 && len(f.whole) == 0 }

// Check puts sentence beside the field unless ok; the first sentence of a field stays.
func (f *Form) Check(ok bool, field, sentence string) {
	if ok || f.errors[field] != "" {
		return
	}
	if f.errors == nil {
		f.errors = map[string]string{}
	}
	f.errors[field] = sentence
}

// Blame takes a refusal of the business into the form and says whether it was one; other errors are the caller's.
func (f *Form) Blame(err error) bool {
	refused, ok := fault.As(err)
	if !ok || (refused.Kind != fault.Refused && refused.Kind != fault.Blamed) {
		return false
	}
	if refused.Field != "" {
		f.Check(false, refused.Field, refused.Text)
		return true
	}
	f.whole = append(f.whole, refused.Text)
	return true
}

// Text reads one line of up to most characters; without missing it may be left empty.
func (f *Form) Text(name string, most int, missing string) string {
	return f.read(name, most, missing, func(r rune) bool { return unicode.IsControl(r) })
}

// Lines reads text that may have several lines.
func (f *Form) Lines(name string, most int, missing string) string {
	return f.read(name, most, missing, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' })
}

func (f *Form) read(name string, most int, missing string, bad func(rune) bool) string {
	s := strings.TrimSpace(f.Value(name))
	f.Check(utf8.ValidString(s) && !strings.ContainsFunc(s, bad), name, "Este texto tem caracteres que não podem ser guardados.")
	f.Check(utf8.RuneCountInString(s) <= most, name, "Escreva no máximo "+strconv.Itoa(most)+" caracteres.")
	f.Check(s != "" || missing == "", name, missing)
	return s
}

// Money reads centavos; empty is zero where missing is empty.
func (f *Form) Money(name, missing string) money.Cents {
	s := strings.TrimSpace(f.Value(name))
	if s == "" {
		f.Check(missing == "", name, missing)
		return 0
	}
	c, err := money.Parse(s)
	f.Check(err == nil, name, orElse(missing, "Informe um valor em reais, como 12,90."))
	f.Check(c > -mostCents && c < mostCents, name, "Este valor é maior do que o sistema aceita.")
	return c
}

// Quantity reads ten-thousandths; empty is zero where missing is empty.
func (f *Form) Quantity(name, missing string) quantity.Amount {
	s := strings.TrimSpace(f.Value(name))
	if s == "" {
		f.Check(missing == "", name, missing)
		return 0
	}
	a, err := quantity.Parse(s)
	f.Check(err == nil, name, orElse(missing, "Informe uma quantidade, como 3 ou 1,5."))
	f.Check(a > -mostQuantity && a < mostQuantity, name, "Esta quantidade é maior do que o sistema aceita.")
	return a
}

// Day reads a date; empty is the zero Date where missing is empty.
func (f *Form) Day(name, missing string) dates.Date {
	s := strings.TrimSpace(f.Value(name))
	if s == "" {
		f.Check(missing == "", name, missing)
		return dates.Date{}
	}
	d, err := dates.Parse(s)
	f.Check(err == nil, name, orElse(missing, "Informe uma data, como 23/11/2026."))
	return d
}

// ID reads the id of something chosen; 0 where nothing was and missing is empty.
func (f *Form) ID(name, missing string) int64 {
	s := strings.TrimSpace(f.Value(name))
	if s == "" || s == "0" {
		f.Check(missing == "", name, missing)
		return 0
	}
	id, err := strconv.ParseInt(s, 10, 64)
	f.Check(err == nil && id > 0, name, orElse(missing, "Escolha um item da lista."))
	return id
}

// Int reads a whole number between low and high.
func (f *Form) Int(name string, low, high int, sentence string) int {
	n, err := strconv.Atoi(strings.TrimSpace(f.Value(name)))
	f.Check(err == nil && n >= low && n <= high, name, sentence)
	return n
}

// Choice reads one of the allowed words.
func (f *Form) Choice(name string, allowed []string, missing string) string {
	s := f.Value(name)
	if s == "" && missing == "" {
		return ""
	}
	f.Check(slices.Contains(allowed, s), name, orElse(missing, "Escolha um item da lista."))
	return s
}

// Flag reads a checkbox.
func (f *Form) Flag(name string) bool { return f.Value(name) != "" }

// TaxID reads a CPF or CNPJ; empty is none where missing is empty.
func (f *Form) TaxID(name, missing string) taxid.ID {
	s := strings.TrimSpace(f.Value(name))
	if s == "" {
		f.Check(missing == "", name, missing)
		return ""
	}
	id, err := taxid.Parse(s)
	if err != nil {
		f.Check(false, name, err.Error())
	}
	return id
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
