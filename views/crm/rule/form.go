// Package rule draws the automations: their list with the recipes, the editor that reads as a sentence, the rehearsal, and
// the log of what each did.
package rule

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"omniservicos/store/crm"
	store "omniservicos/store/crm/rule"
	"omniservicos/store/money"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// Form is a rule as typed: one row a condition, one row an action. A row whose first choice is blank is none.
type Form struct {
	form.Form
	Rule  store.Rule // as it stood, and then what was read
	Names store.Names
}

// NewForm fills the form with a rule as it stands.
func NewForm(r store.Rule, n store.Names) *Form {
	f := &Form{Rule: r, Names: n}
	v := map[string][]string{
		"name": {r.Name}, "cause": {r.Cause}, "days": {strconv.Itoa(r.Days)}, "id": {ui.ID(r.ID)}, "edits": {ui.ID(r.Edits)},
	}
	for _, c := range r.Conditions {
		v["c_field"] = append(v["c_field"], c.Field)
		value := c.Value
		if c.Field == store.AtLeast || c.Field == store.AtMost {
			cents, _ := strconv.ParseInt(c.Value, 10, 64) // as it was checked when it was saved
			value = money.Cents(cents).Input()
		}
		v["c_value"] = append(v["c_value"], value)
	}
	for _, a := range r.Actions {
		v["a_kind"] = append(v["a_kind"], a.Kind)
		v["a_text"] = append(v["a_text"], a.Text)
		v["a_title"] = append(v["a_title"], a.Title)
		v["a_task"] = append(v["a_task"], a.Task)
		v["a_days"] = append(v["a_days"], strconv.Itoa(a.Days))
		v["a_who"] = append(v["a_who"], ui.ID(a.Who))
		v["a_target"] = append(v["a_target"], ui.ID(a.Target))
	}
	f.Load(v)
	return f
}

// Read reads the rows; the store refuses what cannot work.
func (f *Form) Read() {
	r := &f.Rule
	r.Name = f.Text("name", 80, "Dê um nome à automação.")
	r.Cause = f.Text("cause", 60, "Escolha o que dispara a automação.")
	r.Days = 0
	if f.trigger().Days {
		r.Days = f.Int("days", 0, 730, "Informe os dias, de 0 a 730.")
	}
	r.Edits, _ = strconv.ParseInt(f.Value("edits"), 10, 64)
	r.Conditions, r.Actions = nil, nil
	for i := range f.rows("c_field", store.MostConditions) {
		if field := f.at("c_field", i); field != "" {
			r.Conditions = append(r.Conditions, f.condition(field, i))
		}
	}
	for i := range f.rows("a_kind", store.MostActions) {
		if kind := f.at("a_kind", i); kind != "" {
			r.Actions = append(r.Actions, f.action(kind, i))
		}
	}
}

func (f *Form) condition(field string, i int) store.Condition {
	value := f.line("c_value", i, "conditions")
	if field == store.AtLeast || field == store.AtMost {
		cents, err := money.Parse(value)
		f.Check(err == nil && cents > 0, "conditions", "Informe um valor em reais, como 500,00.")
		value = strconv.FormatInt(int64(cents), 10)
	}
	return store.Condition{Field: field, Value: value}
}

func (f *Form) action(kind string, i int) store.Action {
	a := store.Action{Kind: kind, Text: f.line("a_text", i, "actions"), Title: f.line("a_title", i, "actions")}
	if kind == store.DoTask {
		a.Task = f.at("a_task", i)
	}
	if due := f.at("a_days", i); due != "" && (kind == store.DoTask || kind == store.DoWhatsApp) {
		n, err := strconv.Atoi(due)
		f.Check(err == nil, "actions", "O prazo da tarefa é um número de dias, de 0 a 365.")
		a.Days = n
	}
	a.Who, _ = strconv.ParseInt(f.at("a_who", i), 10, 64)
	a.Target, _ = strconv.ParseInt(f.at("a_target", i), 10, 64)
	return a
}

// line reads a text of a row, which may have several lines.
func (f *Form) line(name string, i int, field string) string {
	s := strings.TrimSpace(strings.ReplaceAll(f.at(name, i), "\r\n", "\n"))
	bad := func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == '\u007f' || r == '\ufffd' }
	f.Check(!strings.ContainsFunc(s, bad), field, "Este texto tem caracteres que não podem ser guardados.")
	f.Check(len([]rune(s)) <= 500, field, "Um texto tem no máximo 500 letras.")
	return s
}

// rows is how many rows came, however many a hand-made form sends.
func (f *Form) rows(name string, most int) int { return min(len(f.Values(name)), most) }

// drawn is how many rows are drawn: those that hold something, and a blank one after them.
func (f *Form) drawn(name string, most int) (indexes []int) {
	for i := range f.rows(name, most) {
		if f.at(name, i) != "" {
			indexes = append(indexes, i)
		}
	}
	if len(indexes) < most {
		indexes = append(indexes, -1)
	}
	return indexes
}

func (f *Form) at(name string, i int) string { return strings.TrimSpace(f.Nth(name, i)) }

// Digest names the rule as it is typed: what was rehearsed is what is saved.
func (f *Form) Digest() string {
	r := f.Rule
	raw, _ := json.Marshal([]any{r.Name, r.Cause, r.Days, r.Conditions, r.Actions}) // plain values always marshal
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:12])
}

// Rehearsed says whether the rehearsal of just this rule was on the screen.
func (f *Form) Rehearsed() bool { return f.Value("ensaiada") == f.Digest() }

func (f *Form) title() string {
	if f.Rule.ID == 0 {
		return "Nova automação"
	}
	return "Alterar automação"
}

func (f *Form) target() string {
	if f.Rule.ID == 0 {
		return ListPath
	}
	return Path(f.Rule.ID)
}

func (f *Form) taskKind(i int) string {
	if k := f.at("a_task", i); slices.ContainsFunc(crm.Kinds, func(o struct{ Key, Word string }) bool { return o.Key == k }) {
		return k
	}
	return crm.Call
}
