package opportunity

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	store "omniservicos/store/crm/opportunity"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// FunnelForm is a funnel with its stages as typed, one row a stage; a row whose name was emptied is taken away.
type FunnelForm struct {
	form.Form
	Pipeline store.Pipeline // as it stood, and then what was read
}

// spare are the empty rows under those that are there.
const spare = 3

// NewFunnelForm fills the form with a funnel as it stands.
func NewFunnelForm(p store.Pipeline) *FunnelForm {
	f := &FunnelForm{Pipeline: p}
	v := map[string][]string{"name": {p.Name}}
	for i := range len(p.Stages) + spare {
		s := store.Stage{}
		order := ""
		if i < len(p.Stages) {
			s, order = p.Stages[i], strconv.Itoa(i+1)
		}
		v["order"] = append(v["order"], order)
		v["stage_id"] = append(v["stage_id"], ui.ID(s.ID))
		v["stage"] = append(v["stage"], s.Name)
		v["probability"] = append(v["probability"], number(s.Name, s.Probability))
		v["days"] = append(v["days"], number(s.Name, s.Days))
	}
	f.Load(v)
	return f
}

func number(name string, n int) string {
	if name == "" {
		return ""
	}
	return strconv.Itoa(n)
}

// Read reads the rows in the order that their numbers give them.
func (f *FunnelForm) Read() {
	f.Pipeline.Name = f.Text("name", 60, "Dê um nome ao funil.")
	type numbered struct {
		order int
		store.Stage
	}
	var rows []numbered
	for i := range f.rows() {
		name := strings.TrimSpace(f.Nth("stage", i))
		if name == "" {
			continue
		}
		f.Check(len([]rune(name)) <= 60 && strings.IndexFunc(name, control) < 0, "stages", "O nome de uma etapa tem no máximo 60 letras.")
		s := store.Stage{Name: name, Probability: f.whole("probability", i, 100), Days: f.whole("days", i, 999)}
		s.ID, _ = strconv.ParseInt(f.Nth("stage_id", i), 10, 64)
		order, err := strconv.Atoi(strings.TrimSpace(f.Nth("order", i)))
		if err != nil {
			order = 1000 + i // without a number: at the end
		}
		rows = append(rows, numbered{order, s})
	}
	slices.SortStableFunc(rows, func(a, b numbered) int { return cmp.Compare(a.order, b.order) })
	f.Pipeline.Stages = nil
	for _, r := range rows {
		f.Pipeline.Stages = append(f.Pipeline.Stages, r.Stage)
	}
}

func control(r rune) bool { return r < ' ' || r == '\u007f' || r == '\ufffd' }

// rows is how many rows came, however many a hand-made form sends.
func (f *FunnelForm) rows() int { return min(len(f.Values("stage")), 30) }

// whole reads a number of a row; empty is zero.
func (f *FunnelForm) whole(name string, i, most int) int {
	s := strings.TrimSpace(f.Nth(name, i))
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	f.Check(err == nil && n >= 0 && n <= most, "stages", "Probabilidade vai de 0 a 100 e prazo de 0 a 999 dias, em números inteiros.")
	return n
}

// ReasonsForm is the list of motivos as typed.
type ReasonsForm struct {
	form.Form
	Reasons []store.Reason
}

// NewReasonsForm fills the form with the list as it stands.
func NewReasonsForm(list []store.Reason) *ReasonsForm {
	f := &ReasonsForm{Reasons: list}
	v := map[string][]string{}
	for i := range len(list) + spare {
		r := store.Reason{}
		if i < len(list) {
			r = list[i]
		}
		v["reason_id"] = append(v["reason_id"], ui.ID(r.ID))
		v["reason"] = append(v["reason"], r.Name)
	}
	f.Load(v)
	return f
}

// Read reads the rows; those without words are none.
func (f *ReasonsForm) Read() {
	f.Reasons = nil
	ids := f.Values("reason_id")
	for i, name := range f.Values("reason") {
		if name = strings.TrimSpace(name); name == "" || i >= 60 {
			continue
		}
		f.Check(len([]rune(name)) <= 60 && strings.IndexFunc(name, control) < 0, "reasons", "Um motivo tem no máximo 60 letras.")
		r := store.Reason{Name: name}
		if i < len(ids) {
			r.ID, _ = strconv.ParseInt(ids[i], 10, 64)
		}
		f.Reasons = append(f.Reasons, r)
	}
}

func (f *ReasonsForm) idAt(i int) string {
	if ids := f.Values("reason_id"); i < len(ids) {
		return ids[i]
	}
	return "0"
}
