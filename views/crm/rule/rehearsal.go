package rule

import (
	"strconv"
	"time"

	store "omniservicos/store/crm/rule"
	"omniservicos/views/ui"
)

// RehearsalView is what a rule would have done, beside the form that asks for it.
type RehearsalView struct {
	Form *Form
	store.Rehearsal
	Zone *time.Location
}

func (v RehearsalView) first() []store.Case { return v.Cases[:min(len(v.Cases), store.Shown)] }

// verdict is the rehearsal in one sentence.
func (v RehearsalView) verdict() string {
	n := len(v.Cases)
	if n == 0 {
		return "Nos últimos 90 dias não teria feito nada."
	}
	s := "Nos últimos 90 dias teria disparado " + ui.Counted(n, "vez", "vezes") + ": " + outcome(v.Form.Rule, n)
	if len(v.People) > 0 && n > 1 {
		s += "; " + ui.Number(v.People[0].N) + " por causa de " + v.People[0].Name
	}
	return s + "."
}

// met says how many causes the conditions left out.
func (v RehearsalView) met() string {
	if v.Causes == 0 {
		return "Nada do que dispara esta automação aconteceu nesse tempo. Ela pode ser salva mesmo assim."
	}
	if out := v.Causes - len(v.Cases); out > 0 {
		return ui.Counted(v.Causes, "causa", "causas") + " ao todo; as condições deixaram " + ui.Counted(out, "de fora", "de fora") + "."
	}
	return ui.Counted(v.Causes, "causa", "causas") + " ao todo."
}

func (v RehearsalView) days() ui.BarsView {
	view := ui.BarsView{Title: "Disparos por dia", Head: "Disparos"}
	if busiest := v.Busiest(); busiest.N > 0 {
		view.Title = "O dia mais cheio teria sido " + busiest.Day.String() + ", com " + ui.Counted(busiest.N, "disparo", "disparos")
	}
	for _, d := range v.Days {
		view.Points = append(view.Points, ui.Point{Label: d.Day.String()[:5], Value: int64(d.N), Text: strconv.Itoa(d.N)})
	}
	return view
}

func (v RehearsalView) people() ui.BarsView {
	view := ui.BarsView{Title: "Por causa de quem"}
	for _, p := range v.People {
		view.Points = append(view.Points, ui.Point{Label: p.Name, Value: int64(p.N), Text: ui.Number(p.N), Href: "/crm/clientes/" + ui.ID(p.ID)})
	}
	return view
}
