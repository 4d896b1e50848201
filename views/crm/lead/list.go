package lead

import (
	"net/url"
	"strconv"
	"time"

	store "omniservicos/store/crm/lead"
	"omniservicos/store/person"
	crm "omniservicos/views/crm"
	"omniservicos/views/ui"
)

// ListView is a page of leads.
type ListView struct {
	URL    *url.URL
	Filter store.Filter
	Leads  []store.Lead
	More   bool
	Counts map[string]int
	People People
	Forms  []store.Form
	Now    time.Time
	Zone   *time.Location
	Stages map[int64]string

	MayWork  bool
	MaySetUp bool
}

// ReadFilter reads an address; what is not understood is not there.
func ReadFilter(q url.Values) (f store.Filter, team int64) {
	f.State = store.New
	if store.StateWord(q.Get("situacao")) != "" {
		f.State = q.Get("situacao")
	}
	f.Origin = clean(q.Get("origem"))
	f.FormID = number(q.Get("formulario"))
	if q.Get("dono") == "ninguem" {
		f.OwnerID = store.Nobody
	} else {
		f.OwnerID = number(q.Get("dono"))
	}
	if n := number(q.Get("horas")); n <= 24*365 {
		f.Older = int(n)
	}
	f.ByAge = q.Get("ordem") == "espera"
	return f, number(q.Get("equipe"))
}

func clean(s string) string {
	if len(s) > 60 {
		return ""
	}
	for _, r := range s {
		if r < ' ' || r == 0x7f || r == 0xfffd {
			return ""
		}
	}
	return s
}

func number(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

func (v ListView) states() (tabs []ui.Tab) {
	for _, s := range store.States {
		tabs = append(tabs, ui.Tab{Label: s.Word, Href: ui.With(v.URL, "situacao", s.Key), Active: v.Filter.State == s.Key, Count: v.Counts[s.Key]})
	}
	return tabs
}

func (v ListView) orders() []ui.Tab {
	return []ui.Tab{
		{Label: "Maior pontuação", Href: ui.With(v.URL, "ordem", ""), Active: !v.Filter.ByAge},
		{Label: "Espera há mais tempo", Href: ui.With(v.URL, "ordem", "espera"), Active: v.Filter.ByAge},
	}
}

func (v ListView) filters() ui.FiltersView {
	q := v.URL.Query()
	f := ui.FiltersView{Action: ListPath, Query: q, Kept: []string{"situacao"}}
	if v.Filter.OwnerID == store.Nobody {
		f.Add("Responsável", "ninguém ainda", "dono")
	} else {
		f.Add("Responsável", v.People.Name(v.Filter.OwnerID), "dono")
	}
	for _, t := range v.People.Teams {
		if q.Get("equipe") == ui.ID(t.ID) {
			f.Add("Equipe", t.Name, "equipe")
		}
	}
	if v.Filter.Origin != "" {
		f.Add("Origem", person.OriginName(v.People.Origins, v.Filter.Origin), "origem")
	}
	for _, form := range v.Forms {
		if form.ID == v.Filter.FormID {
			f.Add("Formulário", form.Title, "formulario")
		}
	}
	if v.Filter.Older > 0 {
		f.Add("Recebido há mais de", strconv.Itoa(v.Filter.Older)+" h", "horas")
	}
	return f
}

func (v ListView) ownerOptions() []ui.Option {
	return append([]ui.Option{{Value: "ninguem", Label: "Ninguém ainda"}}, crm.ColleagueOptions(v.People.Members)...)
}

func (v ListView) formOptions() (options []ui.Option) {
	for _, f := range v.Forms {
		options = append(options, ui.Option{Value: ui.ID(f.ID), Label: f.Title})
	}
	return options
}

func (v ListView) table() ui.TableView {
	t := ui.TableView{
		ID: "leads", Label: "Leads", Rows: len(v.Leads), URL: v.URL, Bulk: v.MayWork,
		Heads: []ui.Col{{Label: "Pontos", Numeric: true}, {Label: "Lead"}, {Label: "Por quê"}, {Label: "Origem"}, {Label: "Responsável"}, {Label: "Chegou"}, {Label: "Situação"}, {Label: "Ações", Quiet: true}},
		Empty: ui.EmptyView{Icon: "inbox", Text: "Aqui chega quem escreve pelo formulário do site, por outro programa ou à mão."},
	}
	if v.MaySetUp {
		t.Empty.Action, t.Empty.Href = "Criar um formulário", FormsPath
	} else if v.MayWork {
		t.Empty.Action, t.Empty.Href = "Registrar um lead", ListPath+"/novo"
	}
	return t
}

func (v ListView) pager() ui.PagerView {
	p := ui.PagerView{Shown: len(v.Leads), More: v.More}
	if v.More {
		p.Next = ui.With(v.URL, "depois", ui.ID(v.Leads[len(v.Leads)-1].ID))
	}
	return p
}
