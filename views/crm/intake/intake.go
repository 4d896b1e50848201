// Package intake draws how a spreadsheet of people comes into the registry.
package intake

import (
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"omniservicos/store/person/intake"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// UploadForm is where the file is chosen.
type UploadForm struct{ form.Form }

// ListView is the history of imports, under the form of the next.
type ListView struct {
	URL     *url.URL
	Form    *UploadForm
	Imports []intake.Import
	More    bool
	Zone    *time.Location
}

func (v ListView) table() ui.TableView {
	return ui.TableView{
		Label: "Importações", Rows: len(v.Imports), Empty: ui.EmptyView{Icon: "arrow-up-tray", Text: "Aqui ficam as planilhas que você já importou, com o que foi feito de cada linha."},
		Heads: []ui.Col{{Label: "Arquivo"}, {Label: "Quando"}, {Label: "Quem"}, {Label: "Linhas", Numeric: true}, {Label: "Situação"}},
	}
}

func (v ListView) pager() ui.PagerView {
	p := ui.PagerView{Shown: len(v.Imports), More: v.More}
	if v.More {
		p.Next = ui.With(v.URL, "depois", ui.ID(v.Imports[len(v.Imports)-1].ID))
	}
	return p
}

func state(i intake.Import) ui.BadgeView {
	switch i.State {
	case intake.Mapping:
		return ui.BadgeView{Text: "Falta dizer as colunas", Tone: ui.Warn}
	case intake.Checking:
		return ui.BadgeView{Text: "Falta conferir", Tone: ui.Warn}
	case intake.Running:
		return ui.BadgeView{Text: "Importando", Tone: ui.Info}
	case intake.Undoing:
		return ui.BadgeView{Text: "Desfazendo", Tone: ui.Info}
	case intake.Undone:
		return ui.BadgeView{Text: "Desfeita", Icon: "arrow-uturn-left"}
	}
	if i.Failed > 0 {
		return ui.BadgeView{Text: "Importada, com erros", Tone: ui.Warn}
	}
	return ui.BadgeView{Text: "Importada", Tone: ui.Good}
}

// The parts of what became of a file.
const (
	All  = ""
	Kept = "ficaram"
)

var parts = []struct{ key, label, outcome string }{
	{All, "Todas as linhas", ""}, {"novas", "Novas", intake.Made}, {"alteradas", "Alteradas", intake.Changed}, {"iguais", "Sem mudança", intake.Same},
	{"puladas", "Puladas", intake.Skipped}, {"erros", "Com erro", intake.Failed}, {Kept, "Ficaram no cadastro", ""},
}

// PartOf is a part of the address, or all.
func PartOf(key string) string {
	for _, p := range parts {
		if p.key == key {
			return key
		}
	}
	return All
}

// Outcome is what the part shows.
func Outcome(part string) string {
	for _, p := range parts {
		if p.key == part {
			return p.outcome
		}
	}
	return ""
}

// ImportView is one import.
type ImportView struct {
	URL     *url.URL
	Import  intake.Import
	Outlook intake.Outlook
	Part    string
	Results []intake.Result
	More    bool
	Zone    *time.Location
}

func (v ImportView) head() ui.HeadView {
	h := ui.HeadView{Title: v.Import.FileName, Facts: lines(v.Import.Total), Crumbs: []ui.Crumb{{Title: "Clientes", Href: "/crm/clientes"}, {Title: "Importações", Href: "/crm/importacoes"}}}
	if v.Import.FinishedAt != nil {
		h.Facts += " · importada por " + v.Import.Actor + " em " + v.Import.FinishedAt.In(v.Zone).Format("02/01/2006 15:04")
	}
	return h
}

func (v ImportView) progress() ui.ProgressView {
	i := v.Import
	if i.State == intake.Undoing {
		return ui.ProgressView{Label: "Desfazendo a importação", Text: ui.Number(i.Done) + " de " + lines(i.Made+i.Changed), Value: i.Done, Max: i.Made + i.Changed}
	}
	return ui.ProgressView{Label: "Importando", Text: ui.Number(i.Done) + " de " + lines(i.Total), Value: i.Done, Max: i.Total}
}

// polled asks for itself anew while a job is at it.
func (v ImportView) polled() templ.Attributes {
	if !v.Import.Working() {
		return nil
	}
	return templ.Attributes{"hx-get": Path(v.Import.ID), "hx-trigger": "every 1s", "hx-select": "#importacao", "hx-target": "#importacao", "hx-swap": "outerHTML"}
}

func (v ImportView) tabs() (tabs []ui.Tab) {
	i := v.Import
	counts := map[string]int{"novas": i.Made, "alteradas": i.Changed, "iguais": i.Same, "puladas": i.Skipped, "erros": i.Failed, Kept: i.Kept, All: i.Total}
	for _, p := range parts {
		if n := counts[p.key]; n > 0 {
			tabs = append(tabs, ui.Tab{Label: p.label, Href: ui.With(v.URL, "ver", p.key), Active: v.Part == p.key, Count: n})
		}
	}
	return tabs
}

func (v ImportView) table() ui.TableView {
	return ui.TableView{
		Label: "Linhas da planilha", Rows: len(v.Results), Empty: ui.EmptyView{Icon: "check-circle", Text: "Nenhuma linha aqui."},
		Heads: []ui.Col{{Label: "Linha", Numeric: true}, {Label: "O que foi feito"}, {Label: "Cadastro"}, {Label: "Por quê"}},
	}
}

func (v ImportView) pager() ui.PagerView {
	p := ui.PagerView{Shown: len(v.Results), More: v.More}
	if v.More {
		p.Next = ui.With(v.URL, "depois", strconv.Itoa(v.Results[len(v.Results)-1].Number))
	}
	return p
}

func outcome(r intake.Result) ui.BadgeView {
	switch {
	case r.Undo == intake.TakenBack:
		return ui.BadgeView{Text: "Desfeita", Icon: "arrow-uturn-left"}
	case r.Outcome == intake.Made:
		return ui.BadgeView{Text: "Cadastrada", Tone: ui.Good}
	case r.Outcome == intake.Changed:
		return ui.BadgeView{Text: "Atualizada", Tone: ui.Info}
	case r.Outcome == intake.Same:
		return ui.BadgeView{Text: "Sem mudança"}
	case r.Outcome == intake.Skipped:
		return ui.BadgeView{Text: "Pulada"}
	}
	return ui.BadgeView{Text: "Com erro", Tone: ui.Bad}
}

func why(r intake.Result) string {
	if r.Undo != "" && r.Undo != intake.TakenBack {
		return r.Undo
	}
	return r.Text
}

// undoText says in figures what an undo will do.
func (v ImportView) undoText() string {
	i := v.Import
	return "Quem veio por esta planilha sai do cadastro (" + ui.Number(i.Made) + "), e quem foi alterado volta a ser o que era (" + ui.Number(i.Changed) +
		"). Fica quem já tem venda, tarefa ou outro registro, e quem foi alterado depois: a lista dirá quem e por quê."
}

func (v ImportView) columnsPath() string { return Path(v.Import.ID) + "/colunas" }

// ColumnsForm is what each column of a file holds, and how its lines come in.
type ColumnsForm struct {
	form.Form
	Import  intake.Import
	Heads   intake.Heads
	Targets []intake.Target
	Choice  intake.Choice
}

// NewColumnsForm proposes what was guessed, or decided before.
func NewColumnsForm(i intake.Import, h intake.Heads, targets []intake.Target) *ColumnsForm {
	f := &ColumnsForm{Import: i, Heads: h, Targets: targets}
	f.Load(map[string][]string{"column": i.Columns, "role": {i.Role}, "on_duplicate": {i.OnDuplicate}})
	return f
}

// Read reads the choice; whether it can be is the store's to say.
func (f *ColumnsForm) Read() {
	f.Choice = intake.Choice{Columns: f.Values("column"), Role: f.Value("role"), OnDuplicate: f.Value("on_duplicate")}
}

func (f *ColumnsForm) head(i int) string {
	if f.Heads.Names[i] == "" {
		return "Coluna " + strconv.Itoa(i+1)
	}
	return f.Heads.Names[i]
}

func (f *ColumnsForm) sample(i int) string {
	var kept []string
	for _, s := range f.Heads.Samples[i] {
		if r := []rune(s); len(r) > 40 {
			s = string(r[:40]) + "…"
		}
		if s != "" {
			kept = append(kept, s)
		}
	}
	if len(kept) == 0 {
		return "vazia nas primeiras linhas"
	}
	return strings.Join(kept, " · ")
}

func (f *ColumnsForm) options() (options []ui.Option) {
	for _, t := range f.Targets {
		options = append(options, ui.Option{Value: t.Key, Label: t.Label})
	}
	return options
}

func roles() []ui.Option {
	return []ui.Option{{Value: intake.Customer, Label: "Clientes"}, {Value: intake.Lead, Label: "Leads"}, {Value: intake.Supplier, Label: "Fornecedores"}}
}

func duplicates() []ui.Option {
	return []ui.Option{
		{Value: intake.Update, Label: "Atualizar", Help: "O que a planilha traz entra no cadastro; célula vazia não apaga nada. O nome só muda quando o CPF ou CNPJ é o mesmo."},
		{Value: intake.Skip, Label: "Pular", Help: "O cadastro fica como está."},
	}
}

// Path is the page of an import.
func Path(n int64) string { return "/crm/importacoes/" + ui.ID(n) }

// FileName is a file's own name, without where it lay.
func FileName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	r := []rune(strings.Map(func(r rune) rune {
		if r < ' ' || r == '\u007f' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, "")))
	if len(r) == 0 || name == "." || name == "/" {
		return "planilha"
	}
	return string(r[:min(len(r), 120)])
}

func lines(n int) string {
	if n == 1 {
		return "1 linha"
	}
	return ui.Number(n) + " linhas"
}
