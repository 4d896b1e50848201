package lead

import (
	"strconv"
	"strings"

	store "omniservicos/store/crm/lead"
	"omniservicos/store/money"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// spare are the empty rows under those that are there.
const spare = 3

// RulesForm is the rules of the score as typed, one row a rule; a row without a question is none.
type RulesForm struct {
	form.Form
	Rules  []store.Rule
	People People
}

// NewRules fills the form with the rules that stand.
func NewRules(list []store.Rule, p People) *RulesForm {
	f := &RulesForm{Rules: list, People: p}
	v := map[string][]string{}
	for i := range len(list) + spare {
		var r store.Rule
		points := ""
		if i < len(list) {
			r, points = list[i], strconv.Itoa(list[i].Points)
		}
		v["what"], v["value"], v["points"] = append(v["what"], r.What), append(v["value"], r.Value), append(v["points"], points)
	}
	f.Load(v)
	return f
}

func (f *RulesForm) Read() {
	f.Rules = nil
	for i := range rowsOf(&f.Form, "what") {
		r := store.Rule{What: f.Nth("what", i), Value: strings.TrimSpace(f.Nth("value", i))}
		if r.What == "" {
			continue
		}
		f.Check(clean(r.Value) == r.Value && len([]rune(r.Value)) <= 60, "rules", "O valor de uma regra tem no máximo 60 letras.")
		n, err := strconv.Atoi(strings.ReplaceAll(strings.TrimSpace(f.Nth("points", i)), "−", "-"))
		f.Check(err == nil, "rules", "Os pontos são números inteiros, como 20 ou -10.")
		r.Points = n
		f.Rules = append(f.Rules, r)
	}
}

// rowsOf is how many rows came, however many a hand-made form sends.
func rowsOf(f *form.Form, name string) int { return min(len(f.Values(name)), 80) }

func questions() (options []ui.Option) {
	for _, a := range store.Asks {
		options = append(options, ui.Option{Value: a.Key, Label: a.Word})
	}
	return options
}

// DealForm is the distribution as typed, one row a line; a row without a target is none.
type DealForm struct {
	form.Form
	Routes []store.Route
	People People
}

// NewDeal fills the form with the lines that stand.
func NewDeal(list []store.Route, p People) *DealForm {
	f := &DealForm{Routes: list, People: p}
	v := map[string][]string{}
	add := func(name, value string) { v[name] = append(v[name], value) }
	for i := range len(list) + spare {
		var r store.Route
		if i < len(list) {
			r = list[i]
		}
		add("origin", r.Origin)
		add("city", r.City)
		add("uf", r.UF)
		add("min_value", valueOf(r.MinValue))
		add("min_score", scoreText(r.MinScore))
		add("to", targetOf(r))
	}
	f.Load(v)
	return f
}

func valueOf(c money.Cents) string {
	if c == 0 {
		return ""
	}
	return c.Input()
}

func scoreText(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func targetOf(r store.Route) string {
	switch {
	case r.TeamID != 0:
		return "t" + ui.ID(r.TeamID)
	case r.IdentityID != 0:
		return "p" + ui.ID(r.IdentityID)
	}
	return ""
}

func (f *DealForm) Read() {
	f.Routes = nil
	for i := range rowsOf(&f.Form, "to") {
		to := f.Nth("to", i)
		if to == "" {
			f.Check(f.Nth("origin", i)+strings.TrimSpace(f.Nth("city", i))+f.Nth("uf", i) == "", "routes", "Escolha, em cada linha, a equipe ou a pessoa que recebe.")
			continue
		}
		t := ReadTarget(to)
		r := store.Route{Origin: clean(f.Nth("origin", i)), City: strings.TrimSpace(f.Nth("city", i)), UF: f.Nth("uf", i), TeamID: t.TeamID, IdentityID: t.IdentityID}
		f.Check(clean(r.City) == r.City, "routes", "O nome de uma cidade tem no máximo 60 letras.")
		if s := strings.TrimSpace(f.Nth("min_value", i)); s != "" {
			v, err := money.Parse(s)
			f.Check(err == nil && v >= 0 && v < 1_000_000_000_000, "routes", "Informe o valor em reais, como 1.500,00.")
			r.MinValue = v
		}
		if s := strings.TrimSpace(f.Nth("min_score", i)); s != "" {
			n, err := strconv.Atoi(s)
			f.Check(err == nil && n > -100_000 && n < 100_000, "routes", "A pontuação é um número inteiro.")
			r.MinScore = &n
		}
		f.Routes = append(f.Routes, r)
	}
}

// PauseForm keeps somebody from receiving leads.
type PauseForm struct {
	form.Form
	Pause store.Pause
}

func (f *PauseForm) Read() {
	f.Pause = store.Pause{IdentityID: f.ID("identity", "Escolha a pessoa da lista."), FromOn: f.Day("from_on", "")}
	if until := f.Day("until_on", ""); !until.IsZero() {
		f.Pause.UntilOn = &until
	}
}

// MinutesForm is within how many minutes a lead is to be called.
type MinutesForm struct {
	form.Form
	Minutes int
}

func (f *MinutesForm) Read() {
	f.Minutes = f.Int("call_minutes", 5, 2880, "O prazo vai de 5 minutos a 48 horas (2880 minutos).")
}
