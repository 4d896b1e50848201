// Package registry draws the set-up of the registry of people: tags, origins and fields of the account's own.
package registry

import (
	"strconv"
	"strings"

	"omniservicos/store/person"
	"omniservicos/store/person/field"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// RegistryView is the page.
type RegistryView struct {
	Tags    *TagsForm
	Origins *OriginsForm
	Fields  []field.Field
}

// TagsForm is the list of tags as typed, with empty lines for more.
type TagsForm struct {
	form.Form
	Tags []person.Tag
}

// spare are the empty lines under those that are there; mostLines what a hand-made form may send.
const (
	spare     = 2
	mostLines = 300
)

// NewTagsForm fills the form with the tags in use.
func NewTagsForm(list []person.Tag) *TagsForm {
	f := &TagsForm{}
	v := map[string][]string{}
	for i := range len(list) + spare {
		t := person.Tag{Colour: i%person.Colours + 1}
		if i < len(list) {
			t = list[i]
		}
		v["tag_id"], v["tag"], v["colour"] = append(v["tag_id"], ui.ID(t.ID)), append(v["tag"], t.Name), append(v["colour"], strconv.Itoa(t.Colour))
	}
	f.Load(v)
	return f
}

// Read reads the lines; what an empty one means is the store's to say.
func (f *TagsForm) Read() {
	f.Tags = nil
	for i := range min(len(f.Values("tag")), mostLines) {
		t := person.Tag{Name: f.line("tag", i)}
		t.ID, _ = strconv.ParseInt(f.Nth("tag_id", i), 10, 64)
		t.Colour, _ = strconv.Atoi(f.Nth("colour", i))
		f.Tags = append(f.Tags, t)
	}
}

func (f *TagsForm) line(name string, i int) string {
	s := strings.TrimSpace(f.Nth(name, i))
	f.Check(strings.IndexFunc(s, control) < 0, "name", "Um marcador tem só letras, números e sinais comuns.")
	return s
}

func control(r rune) bool { return r < ' ' || r == '\u007f' || r == '\ufffd' }

// colours are named: a colour alone says nothing to who does not see it.
func colours() (options []ui.Option) {
	for i, word := range []string{"Azul", "Amarelo", "Roxo", "Verde", "Vermelho", "Turquesa"} {
		options = append(options, ui.Option{Value: strconv.Itoa(i + 1), Label: word})
	}
	return options
}

// OriginsForm is the list of origins as typed.
type OriginsForm struct {
	form.Form
	Origins []person.Origin
}

// NewOriginsForm fills the form with the origins in use.
func NewOriginsForm(list []person.Origin) *OriginsForm {
	f := &OriginsForm{}
	v := map[string][]string{}
	for i := range len(list) + spare {
		o := person.Origin{}
		if i < len(list) {
			o = list[i]
		}
		v["key"], v["origin"] = append(v["key"], o.Key), append(v["origin"], o.Name)
	}
	f.Load(v)
	return f
}

// Read reads the lines; those without words are none.
func (f *OriginsForm) Read() {
	f.Origins = nil
	for i := range min(len(f.Values("origin")), mostLines) {
		name := strings.TrimSpace(f.Nth("origin", i))
		f.Check(len([]rune(name)) <= 40 && strings.IndexFunc(name, control) < 0, "origins", "Uma origem tem no máximo 40 letras.")
		if name != "" {
			f.Origins = append(f.Origins, person.Origin{Key: f.Nth("key", i), Name: name})
		}
	}
}

// FieldForm is a field as typed.
type FieldForm struct {
	form.Form
	Field field.Field
}

// NewFieldForm fills the form with a field as it stands.
func NewFieldForm(f field.Field) *FieldForm {
	v := &FieldForm{Field: f}
	v.Load(map[string][]string{"name": {f.Name}, "kind": {f.Kind}, "choices": {strings.Join(f.Choices, "\n")}})
	return v
}

// Read reads the field; a kind that cannot change any more is not asked for.
func (f *FieldForm) Read() {
	f.Field.Name = f.Text("name", 40, "Dê um nome ao campo.")
	f.Field.Kind = f.Choice("kind", ui.Values(kinds()), "Escolha o tipo do campo.")
	f.Field.Choices = strings.Split(f.Lines("choices", 4000, ""), "\n")
}

func (f *FieldForm) title() string {
	if f.Field.ID == 0 {
		return "Novo campo"
	}
	return "Campo " + f.Field.Name
}

func (f *FieldForm) action() string {
	if f.Field.ID == 0 {
		return "/crm/cadastros/campos"
	}
	return FieldPath(f.Field.ID)
}

func kinds() (options []ui.Option) {
	for _, k := range field.Kinds {
		options = append(options, ui.Option{Value: k.Key, Label: k.Word})
	}
	return options
}

// FieldPath is the page of a field.
func FieldPath(n int64) string { return "/crm/cadastros/campos/" + ui.ID(n) }

func used(f field.Field) string {
	switch f.Used {
	case 0:
		return "ninguém tem ainda"
	case 1:
		return "1 cadastro"
	}
	return ui.Number(f.Used) + " cadastros"
}
