package lead

import (
	"html"
	"slices"
	"strconv"
	"strings"

	store "omniservicos/store/crm/lead"
	"omniservicos/store/crm/opportunity"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// SetupForm is a public form as it is set up.
type SetupForm struct {
	form.Form
	Of        store.Form
	People    People
	Pipelines []opportunity.Pipeline
	Slug      string
	Site      string // scheme and host of ours, for what is copied
}

// NewSetup fills the form with what stands.
func NewSetup(of store.Form, p People, pipelines []opportunity.Pipeline, slug, site string) *SetupForm {
	f := &SetupForm{Of: of, People: p, Pipelines: pipelines, Slug: slug, Site: site}
	if of.ID == 0 {
		f.Of.Consent, f.Of.Origin, f.Of.Shown = store.FirstConsent, "site", []string{store.FieldPhone, store.FieldEmail, store.FieldMessage}
		f.Of.Required = []string{store.FieldPhone}
	}
	for name, value := range map[string]string{
		"title": of.Title, "key": of.Key, "intro": of.Intro, "origin": f.Of.Origin, "stage": ui.ID(of.StageID), "consent": f.Of.Consent,
		"thanks": of.Thanks, "thanks_url": of.ThanksURL, "sites": strings.Join(of.Sites, "\n"),
	} {
		f.Set(name, value)
	}
	return f
}

// How a field stands in a form.
const (
	hidden   = "nao"
	optional = "opcional"
	required = "obrigatorio"
)

func (f *SetupForm) Read() {
	o := &f.Of
	o.Title, o.Key = f.Text("title", 120, "Dê um título ao formulário: é o que os visitantes veem."), f.Text("key", 60, "")
	o.Intro = f.Lines("intro", 600, "")
	o.Origin, o.StageID = f.Text("origin", 60, "Escolha a origem da lista."), f.ID("stage", "Escolha a etapa em que a oportunidade começa.")
	o.Consent = f.Lines("consent", 1000, "Escreva com o que o visitante concorda: a lei pede que isso fique guardado.")
	o.Thanks, o.ThanksURL = f.Lines("thanks", 600, ""), f.Text("thanks_url", 500, "")
	o.Sites = store.SitesOf(f.Lines("sites", 4000, ""))
	o.Shown, o.Required = []string{}, []string{}
	for _, field := range store.Fields {
		switch f.Choice("field_"+field.Key, []string{hidden, optional, required}, "") {
		case required:
			o.Required = append(o.Required, field.Key)
			o.Shown = append(o.Shown, field.Key)
		case optional:
			o.Shown = append(o.Shown, field.Key)
		}
	}
}

func (f *SetupForm) stands(field string) string {
	if v := f.Value("field_" + field); v != "" {
		return v
	}
	switch {
	case slices.Contains(f.Of.Required, field):
		return required
	case f.Of.Shows(field):
		return optional
	}
	return hidden
}

func standings() []ui.Option {
	return []ui.Option{{Value: required, Label: "Obrigatório"}, {Value: optional, Label: "Opcional"}, {Value: hidden, Label: "Não mostrar"}}
}

func (f *SetupForm) address() string { return f.Site + PublicPath(f.Slug, f.Of.Key) }

// snippet is what the shop's site is given.
func (f *SetupForm) snippet() string {
	return `<iframe src="` + html.EscapeString(f.address()) + `" title="` + html.EscapeString(f.Of.Title) + `" width="100%" height="` + strconv.Itoa(f.height()) + `" loading="lazy" style="border:0"></iframe>`
}

// height is enough for the form on a phone.
func (f *SetupForm) height() int {
	return 430 + 84*len(f.Of.Shown) + 60*strings.Count(f.Of.Intro, "\n")
}

func (f *SetupForm) action() string {
	if f.Of.ID == 0 {
		return FormsPath
	}
	return FormPath(f.Of.ID)
}

func (f *SetupForm) title() string {
	if f.Of.ID == 0 {
		return "Novo formulário"
	}
	return "Formulário"
}
