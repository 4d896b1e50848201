package crm

import (
	"net/url"

	"omniservicos/store/person"
	"omniservicos/views/ui"
)

// PeopleView is a page of the registry.
type PeopleView struct {
	URL    *url.URL
	Filter person.Filter
	Tab    string
	Known  Known
	People []person.Person
	Phones map[int64]person.Phone
	Tags   map[int64][]person.Tag
	More   bool
	May    bool // may register and change people
	// MayExport shows the buttons that take the list out as a spreadsheet; MaySetUp and MayImport lead to what is set up.
	MayExport, MaySetUp, MayImport bool
}

// peopleTable is the table's id, which its bar of actions names.
const peopleTable = "lista-pessoas"

func (v PeopleView) tabs() (tabs []ui.Tab) {
	for _, t := range []struct{ name, label string }{
		{person.All, "Todos"}, {person.Customers, "Clientes"}, {person.Leads, "Leads"}, {person.Suppliers, "Fornecedores"}, {person.Archived, "Arquivados"},
	} {
		tabs = append(tabs, ui.Tab{Label: t.label, Href: ui.With(v.URL, "aba", t.name), Active: v.Tab == t.name})
	}
	return tabs
}

func (v PeopleView) table() ui.TableView {
	return ui.TableView{
		ID: peopleTable, Label: "Pessoas", URL: v.searched(), Rows: len(v.People), Empty: v.empty(), Bulk: v.May,
		Heads: []ui.Col{{Label: "Nome"}, {Label: "CPF ou CNPJ"}, {Label: "Telefone"}, {Label: "E-mail"}, {Label: "Papel"}, {Label: "Responsável"}, {Label: "Ações", Quiet: true}},
	}
}

// searched is the address as far as it filters: a tab is a place, so an empty one says what belongs there.
func (v PeopleView) searched() *url.URL {
	kept := url.Values{}
	for _, name := range append([]string{"q", "tipo", "fiado"}, v.Known.params()...) {
		if value := v.URL.Query().Get(name); value != "" {
			kept.Set(name, value)
		}
	}
	return &url.URL{Path: v.URL.Path, RawQuery: kept.Encode()}
}

func (v PeopleView) filters() ui.FiltersView {
	q := v.URL.Query()
	f := ui.FiltersView{Action: v.URL.Path, Query: q, Placeholder: "Nome, CPF, CNPJ, telefone ou e-mail", Target: "pessoas", Kept: []string{"aba"}}
	if kind := kindTitle(q.Get("tipo")); kind != "" {
		f.Chips = append(f.Chips, ui.Chip{Label: "Tipo", Value: kind, Param: "tipo"})
	}
	if q.Get("fiado") != "" {
		f.Chips = append(f.Chips, ui.Chip{Label: "Fiado", Value: "com limite", Param: "fiado"})
	}
	f.Chips = append(f.Chips, v.Known.chips(v.Filter)...)
	return f
}

func (v PeopleView) row(p person.Person) ui.RowView {
	r := ui.RowView{Href: PersonPath(p.ID)}
	if v.May {
		r.Check, r.Name, r.Form = ui.ID(p.ID), p.Name, peopleTable+"-bulk"
	}
	return r
}

func kindTitle(kind string) string {
	return map[string]string{person.Natural: "Pessoa física", person.Legal: "Pessoa jurídica"}[kind]
}

func kinds() []ui.Option {
	return []ui.Option{{Value: person.Natural, Label: kindTitle(person.Natural)}, {Value: person.Legal, Label: kindTitle(person.Legal)}}
}

// bare says that the list itself shows the button that registers the first one.
func (v PeopleView) bare() bool {
	return len(v.People) == 0 && v.Tab != person.Archived && v.searched().RawQuery == ""
}

func (v PeopleView) empty() ui.EmptyView {
	e := ui.EmptyView{Icon: "users", Text: map[string]string{
		person.All:       "Aqui ficam as pessoas e empresas com quem você trabalha: clientes, leads e fornecedores.",
		person.Customers: "Aqui ficam os clientes. O primeiro pode ser cadastrado agora ou na hora da venda.",
		person.Leads:     "Aqui ficam os leads: quem se interessou e ainda não comprou.",
		person.Suppliers: "Aqui ficam os fornecedores. A importação de uma nota de compra cadastra o fornecedor sozinha.",
		person.Archived:  "Nenhum cadastro foi arquivado.",
	}[v.Tab]}
	if v.May && v.Tab != person.Archived {
		e.Action, e.Href = "Cadastrar pessoa", NewPersonPath(v.Tab)
	}
	return e
}

// NewPersonPath is the page that registers someone as what this tab shows.
func NewPersonPath(tab string) string {
	if tab == person.All || tab == person.Archived {
		return "/crm/clientes/novo"
	}
	return "/crm/clientes/novo?aba=" + tab
}

// exportPath takes out whom the list shows now, all pages of it.
func (v PeopleView) exportPath(format string) string {
	kept := v.kept()
	kept.Set("formato", format)
	return "/crm/clientes/exportar?" + kept.Encode()
}

// manyPath changes whom the list shows now.
func (v PeopleView) manyPath() string {
	if q := v.kept().Encode(); q != "" {
		return "/crm/clientes/em-massa?" + q
	}
	return "/crm/clientes/em-massa"
}

// kept is the filter and the tab, without the page.
func (v PeopleView) kept() url.Values {
	kept := v.searched().Query()
	if v.Tab != person.All {
		kept.Set("aba", v.Tab)
	}
	return kept
}

func (v PeopleView) pager() ui.PagerView {
	p := ui.PagerView{Shown: len(v.People), More: v.More}
	if v.More {
		p.Next = ui.With(v.URL, "depois", ui.ID(v.People[len(v.People)-1].ID))
	}
	return p
}
