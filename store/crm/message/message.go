// Package message is what the business writes to people by WhatsApp: templates with fields, filled in for one person and
// opened as a wa.me link.
package message

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/words"
)

// Field is a word in braces that a template may hold.
type Field struct{ Name, Meaning, Example string }

// Fields are all that there are, as they are offered.
var Fields = []Field{
	{"nome", "nome completo de quem recebe", "Maria Aparecida Souza"},
	{"primeiro_nome", "só o primeiro nome", "Maria"},
	{"empresa", "nome da sua empresa", "Vidraçaria Cristal"},
	{"vendedor", "seu nome", "Ana"},
	{"valor", "valor do título, da venda, do orçamento ou da oportunidade", "R$ 350,00"},
	{"vencimento", "vencimento do título ou validade do orçamento", "30/11/2026"},
	{"numero", "número do título, da venda ou do orçamento", "1042"},
	{"link", "endereço do orçamento para aceitar pelo celular", "https://loja.exemplo.com.br/o/abc"},
	{"pix", "Pix copia e cola com o valor, pela chave da conta", "00020126…6304ABCD"},
}

// Template is a text with fields.
type Template struct {
	ID   int64  `db:"id"`
	Name string `db:"name"`
	Text string `db:"text"`
}

const mostText = 2000

func (t Template) tidy() Template {
	t.Name = words.OneLine(t.Name)
	t.Text = strings.TrimSpace(strings.ReplaceAll(t.Text, "\r\n", "\n"))
	return t
}

func (t Template) check() error {
	switch {
	case t.Name == "" || len([]rune(t.Name)) > 60:
		return fault.Blame("name", "Dê ao modelo um nome de até 60 letras.")
	case t.Text == "" || len([]rune(t.Text)) > mostText:
		return fault.Blame("text", "Escreva um texto de até 2.000 letras.")
	}
	return CheckText(t.Text)
}

var braces = regexp.MustCompile(`\{([^{}]*)\}`)

// CheckText refuses a field that does not exist, and a brace that stands alone.
func CheckText(text string) error {
	for _, m := range braces.FindAllStringSubmatch(text, -1) {
		if !slices.ContainsFunc(Fields, func(f Field) bool { return f.Name == m[1] }) {
			return fault.Blame("text", "O campo {"+m[1]+"} não existe. Use um destes: "+fieldNames()+".")
		}
	}
	if strings.ContainsAny(braces.ReplaceAllString(text, ""), "{}") {
		return fault.Blame("text", "Há uma chave { ou } sobrando. Um campo se escreve assim: {nome}.")
	}
	return nil
}

func fieldNames() string {
	var names []string
	for _, f := range Fields {
		names = append(names, "{"+f.Name+"}")
	}
	return strings.Join(names, ", ")
}

// Values are what fields stand for; one that has none here is missing.
type Values map[string]string

// Fill puts the values in place of the fields; what has no value is left out.
func Fill(text string, v Values) string {
	return strings.TrimSpace(braces.ReplaceAllStringFunc(text, func(f string) string { return v[f[1:len(f)-1]] }))
}

// Missing are the fields of a text that have no value.
func Missing(text string, v Values) (names []string) {
	for _, m := range braces.FindAllStringSubmatch(text, -1) {
		if v[m[1]] == "" && !slices.Contains(names, m[1]) {
			names = append(names, m[1])
		}
	}
	return names
}

// Examples are values to show a template with.
func Examples() Values {
	v := Values{}
	for _, f := range Fields {
		v[f.Name] = f.Example
	}
	return v
}

// About is what a message is about. What is zero is not there.
type About struct {
	PersonID int64
	Amount   money.Cents
	DueOn    dates.Date
	Number   string
	Link     string // a whole address
	TxID     string // of the Pix: letters and digits
}

// International is a number as wa.me takes it, 5511987654321; empty where it has no area code.
func International(digits string) string {
	if (len(digits) != 10 && len(digits) != 11) || digits[0] == '0' {
		return ""
	}
	return "55" + digits
}

// Address opens a conversation with a number of International, with the text written.
func Address(number, text string) string {
	return "https://wa.me/" + number + "?text=" + strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}
