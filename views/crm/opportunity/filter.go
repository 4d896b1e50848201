package opportunity

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"omniservicos/store/account"
	store "omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/person"
	"omniservicos/views/ui"
)

// The parameters of the address that narrow a board or table. What is not understood is not there.
var filterKeys = []string{"q", "dono", "origem", "passo", "parados", "de", "ate", "situacao", "etapa", "equipe", "marcador"}

// ReadFilter reads an address into a filter of the funnel.
func ReadFilter(q url.Values, f store.Filter) store.Filter {
	f.Query = strings.TrimSpace(q.Get("q"))
	if utf8.RuneCountInString(f.Query) > 100 || !utf8.ValidString(f.Query) || strings.ContainsRune(f.Query, 0) {
		f.Query = ""
	}
	if q.Get("dono") == "ninguem" {
		f.OwnerID = store.Nobody
	} else if n, err := strconv.ParseInt(q.Get("dono"), 10, 64); err == nil && n > 0 {
		f.OwnerID = n
	}
	if o := q.Get("origem"); len(o) <= 60 && utf8.ValidString(o) && !strings.ContainsRune(o, 0) {
		f.Origin = o
	}
	if n, err := strconv.ParseInt(q.Get("marcador"), 10, 64); err == nil && n > 0 {
		f.TagID = n
	}
	if _, ok := stepWords[q.Get("passo")]; ok {
		f.Step = q.Get("passo")
	}
	f.Stale = q.Get("parados") != ""
	f.From, _ = dates.Parse(q.Get("de"))
	f.To, _ = dates.Parse(q.Get("ate"))
	return f
}

var stepWords = map[string]string{store.WithoutStep: "Sem próximo passo", store.StepLate: "Atrasado", store.StepToday: "Hoje"}

// Kept is an address's filter alone, as it is saved under a name.
func Kept(q url.Values) url.Values {
	kept := url.Values{}
	for _, k := range filterKeys {
		if v := q.Get(k); v != "" && len(v) <= 200 {
			kept.Set(k, v)
		}
	}
	return kept
}

// SavedHref is where a saved filter leads: the funnel it was saved on, if that is still there, and the first otherwise.
func (v BoardView) SavedHref(f store.SavedFilter) string {
	q, err := url.ParseQuery(f.Query)
	if err != nil {
		return BoardPath(0)
	}
	path := BoardPath(0)
	for _, p := range v.Pipelines {
		if q.Get("funil") == ui.ID(p.ID) {
			path = BoardPath(p.ID)
		}
	}
	if kept := Kept(q).Encode(); kept != "" {
		return path + "?" + kept
	}
	return path
}

func (v BoardView) filters() ui.FiltersView {
	f := ui.FiltersView{
		Action: v.URL.Path, Query: v.URL.Query(), Placeholder: "Título ou cliente", Target: "funil", Kept: []string{"situacao"},
	}
	if v.Filter.OwnerID == store.Nobody {
		f.Add("Responsável", "ninguém ainda", "dono")
	} else {
		f.Add("Responsável", v.Owners.name(v.Filter.OwnerID), "dono")
	}
	f.Add("Origem", v.Owners.origin(v.Filter.Origin), "origem")
	for _, t := range person.Among(v.Owners.Tags, []int64{v.Filter.TagID}) {
		f.Add("Marcador", t.Name, "marcador")
	}
	if t, ok := v.Owners.team(v.URL.Query()); ok {
		f.Add("Equipe", t.Name, "equipe")
	}
	f.Add("Próximo passo", stepWords[v.Filter.Step], "passo")
	if v.Filter.Stale {
		f.Add("Só", "parados", "parados")
	}
	if s, ok := v.Pipeline.Stage(v.Filter.StageID); ok {
		f.Add("Etapa", s.Name, "etapa")
	}
	f.Add("Fecha de", v.Filter.From.String(), "de")
	f.Add("Fecha até", v.Filter.To.String(), "ate")
	return f
}

// Teamed narrows a filter to the team that the address names; a team that is no more narrows nothing.
func (w Owners) Teamed(f store.Filter, q url.Values) store.Filter {
	if t, ok := w.team(q); ok {
		f.Team = t.Members
	}
	return f
}

func (w Owners) team(q url.Values) (account.Team, bool) {
	for _, t := range w.Teams {
		if q.Get("equipe") == ui.ID(t.ID) {
			return t, true
		}
	}
	return account.Team{}, false
}

func (v BoardView) ownerOptions() []ui.Option {
	options := []ui.Option{{Value: "ninguem", Label: "Ninguém ainda"}, {Value: ui.ID(v.Owners.Me), Label: "Eu"}}
	for _, m := range v.Owners.Members {
		if m.IdentityID != v.Owners.Me {
			options = append(options, ui.Option{Value: ui.ID(m.IdentityID), Label: m.Name})
		}
	}
	return options
}

func (v BoardView) stepOptions() []ui.Option {
	return []ui.Option{
		{Value: store.WithoutStep, Label: stepWords[store.WithoutStep]}, {Value: store.StepLate, Label: stepWords[store.StepLate]},
		{Value: store.StepToday, Label: stepWords[store.StepToday]},
	}
}
