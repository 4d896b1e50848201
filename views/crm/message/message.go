// Package message draws WhatsApp's templates, and the page on which one is filled in and opened.
package message

import (
	"omniservicos/store/crm/message"
	"omniservicos/store/person"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// WriteForm is a message as it will be opened.
type WriteForm struct {
	form.Form
	Text string
}

func (f *WriteForm) Read() { f.Text = f.Lines("text", 2000, "Escreva a mensagem.") }

// WriteView is a message to one person before it is opened.
type WriteView struct {
	Person    person.Person
	Number    string // as people read it; empty: there is none
	Templates []message.Template
	Values    message.Values
	Chosen    int64 // template
	About     ui.MessageView
	Form      WriteForm
	MayEdit   bool
}

// tabs are the templates, those first whose fields have a value here; the others would send half a sentence.
func (v WriteView) tabs() (tabs []ui.Tab) {
	for _, t := range v.Templates {
		if v.Fits(t) {
			about := v.About
			about.Template, about.Text = t.Name, ""
			tabs = append(tabs, ui.Tab{Label: t.Name, Href: about.Path(), Active: t.ID == v.Chosen})
		}
	}
	return tabs
}

// Fits says whether all fields of a template have a value here.
func (v WriteView) Fits(t message.Template) bool { return len(message.Missing(t.Text, v.Values)) == 0 }

func (v WriteView) back() string {
	if v.About.Back != "" {
		return v.About.Back
	}
	return "/crm/clientes/" + ui.ID(v.Person.ID)
}

// TemplateForm is a template as typed.
type TemplateForm struct {
	form.Form
	Template message.Template
}

// NewTemplateForm fills the form with a template as it stands.
func NewTemplateForm(t message.Template) *TemplateForm {
	f := &TemplateForm{Template: t}
	f.Load(map[string][]string{})
	f.Set("name", t.Name)
	f.Set("text", t.Text)
	return f
}

func (f *TemplateForm) Read() {
	f.Template.Name = f.Text("name", 60, "Dê um nome ao modelo.")
	f.Template.Text = f.Lines("text", 2000, "Escreva o texto.")
}

func (f *TemplateForm) action() string { return TemplatePath(f.Template.ID) }

func (f *TemplateForm) title() string {
	if f.Template.ID == 0 {
		return "Novo modelo"
	}
	return "Modelo " + f.Template.Name
}

// TemplatePath is the page of a template; the list of them for 0.
func TemplatePath(id int64) string {
	if id == 0 {
		return "/crm/modelos"
	}
	return "/crm/modelos/" + ui.ID(id)
}
