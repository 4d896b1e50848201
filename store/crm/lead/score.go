package lead

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/words"
)

// What a rule of the score asks about a lead. Rows carry the key.
const (
	ByOrigin   = "origem"
	ByPhone    = "telefone"
	ByEmail    = "email"
	ByCNPJ     = "cnpj"
	ByCity     = "cidade"
	ByUF       = "uf"
	ByValue    = "valor"
	ByWords    = "palavras"
	ByCampaign = "campanha"
	ByKnown    = "cliente"
	ByRecent   = "recente"
)

// Asks are what rules may ask, with the words before the value and what the value is; empty: it needs none.
var Asks = []struct{ Key, Word, Value string }{
	{ByOrigin, "A origem é", "origem"}, {ByPhone, "Deixou telefone", ""}, {ByEmail, "Deixou e-mail", ""}, {ByCNPJ, "Tem CNPJ", ""},
	{ByCity, "A cidade é", "cidade"}, {ByUF, "O estado é", "UF"}, {ByValue, "O valor é de pelo menos", "reais"},
	{ByWords, "Escreveu", "palavras, que aparecem todas"}, {ByCampaign, "A campanha (utm_source) é", "campanha"},
	{ByKnown, "Já é cliente", ""}, {ByRecent, "Falou conosco nos dias antes de escrever, até", "dias"},
}

func askOf(key string) (word string, takes, known bool) {
	for _, a := range Asks {
		if a.Key == key {
			return a.Word, a.Value != "", true
		}
	}
	return "", false, false
}

// Rule gives points to the leads of which its question is true.
type Rule struct {
	ID     int64    `db:"id"`
	What   string   `db:"what"`
	Value  string   `db:"value"`
	Key    string   `db:"key"`
	Number int64    `db:"number"`
	Words  []string `db:"-"`
	Label  string   `db:"label"`
	Points int      `db:"points"`
}

const (
	mostRules  = 60
	mostPoints = 1000
)

// ready reads the value as it is compared, and says the rule in words; origins gives an origin's name.
func (r Rule) ready(origins map[string]string) (Rule, error) {
	word, takes, known := askOf(r.What)
	if !known {
		return r, fault.Blame("rules", "Escolha o que a regra pergunta.")
	}
	if r.Points == 0 || r.Points < -mostPoints || r.Points > mostPoints {
		return r, fault.Blame("rules", "A regra “"+word+"” precisa de pontos, de −1.000 a 1.000, e diferentes de zero.")
	}
	r.Value, r.Key, r.Number, r.Words, r.Label = words.OneLine(r.Value), "", 0, []string{}, word
	if !takes {
		r.Value = ""
		return r, nil
	}
	if r.Value == "" {
		return r, fault.Blame("rules", "A regra “"+word+"…” precisa de um valor.")
	}
	return r.compared(origins)
}

func (r Rule) compared(origins map[string]string) (Rule, error) {
	shown := r.Value
	switch r.What {
	case ByOrigin:
		if shown = origins[r.Value]; shown == "" {
			return r, fault.Blame("rules", "Escolha a origem da lista.")
		}
		r.Key = r.Value
	case ByCity:
		r.Key = words.Key(r.Value)
	case ByUF:
		r.Key = strings.ToUpper(r.Value)
	case ByCampaign:
		r.Key = words.Fold(r.Value)
	case ByWords:
		if r.Words = words.Of(r.Value); len(r.Words) == 0 {
			return r, fault.Blame("rules", "Escreva as palavras com letras ou números.")
		}
	case ByValue:
		value, err := money.Parse(r.Value)
		if err != nil || value <= 0 {
			return r, fault.Blame("rules", "Informe o valor da regra em reais, como 1.500,00.")
		}
		r.Number, shown = int64(value), value.String()
	case ByRecent:
		days, err := strconv.Atoi(r.Value)
		if err != nil || days < 1 || days > 3650 {
			return r, fault.Blame("rules", "Informe os dias da regra, de 1 a 3650.")
		}
		r.Number, shown = int64(days), fmt.Sprint(days, " dias")
	}
	r.Label += " " + shown
	return r, nil
}

// Score is what a lead's rules add up to, and why: the weightiest first.
type Score struct {
	Points  int
	Reasons []Reason
}

// Reason is one rule that was true.
type Reason struct {
	Text   string `json:"t"`
	Points int    `json:"p"`
}

// String is "+30 Tem CNPJ".
func (r Reason) String() string {
	sign := "+"
	if r.Points < 0 {
		sign = "−"
	}
	return sign + strconv.Itoa(max(r.Points, -r.Points)) + " " + r.Text
}

// Largest are the three reasons that weigh most.
func (s Score) Largest() []Reason { return s.Reasons[:min(3, len(s.Reasons))] }

func scoreOf(points int, raw []byte) Score {
	s := Score{Points: points}
	_ = json.Unmarshal(raw, &s.Reasons) // we wrote it
	return s
}

// FirstRules are what an account begins with: whoever can be called and looks like a business comes first.
var FirstRules = []Rule{
	{What: ByPhone, Points: 20}, {What: ByEmail, Points: 5}, {What: ByCNPJ, Points: 25}, {What: ByKnown, Points: 30},
	{What: ByOrigin, Value: "indicacao", Points: 20}, {What: ByValue, Value: "1.000,00", Points: 15}, {What: ByWords, Value: "urgente", Points: 15},
	{What: ByRecent, Value: "30", Points: 10},
}
