package crm

import (
	"net/url"
	"strconv"
	"strings"

	"omniservicos/store/person"
	"omniservicos/store/person/field"
	"omniservicos/views/ui"
)

// Known is what an account sorts its people by: its tags, origins and fields, and who may look after them.
type Known struct {
	Tags    []person.Tag
	Origins []person.Origin
	Fields  []field.Field
	Team    Team
}

// Owner is who looks after somebody, in words; nothing where nobody does.
func (k Known) Owner(identity int64) string {
	for _, m := range k.Team.Members {
		if m.IdentityID == identity {
			return m.Name
		}
	}
	if identity == 0 {
		return ""
	}
	return ui.WhoLeft
}

// owners begin with nobody, then oneself; somebody who has left keeps their place.
func (k Known) owners(now int64) []ui.Option {
	options := []ui.Option{{Value: "0", Label: "Ninguém ainda"}, {Value: ui.ID(k.Team.Me), Label: "Eu"}}
	known := now == 0 || now == k.Team.Me
	for _, m := range k.Team.Members {
		if m.IdentityID != k.Team.Me {
			options = append(options, ui.Option{Value: ui.ID(m.IdentityID), Label: m.Name})
			known = known || m.IdentityID == now
		}
	}
	if !known {
		options = append(options, ui.Option{Value: ui.ID(now), Label: k.Owner(now)})
	}
	return options
}

// fieldName is the field's input and its parameter in the address.
func fieldName(f field.Field) string { return "campo-" + ui.ID(f.ID) }

// The ends of a range in the address: from is the field's own name.
func untilName(f field.Field) string { return fieldName(f) + "-ate" }

// longestAsked bounds a filter's value.
const longestAsked = 100

// Narrow reads from an address what the account's own words ask for. What is not understood is not there.
func (k Known) Narrow(f person.Filter, q url.Values) person.Filter {
	for _, o := range k.Origins {
		if o.Key == q.Get("origem") {
			f.Origin = o.Key
		}
	}
	if q.Get("responsavel") == "ninguem" {
		f.OwnerID = person.Nobody
	} else if n, err := strconv.ParseInt(q.Get("responsavel"), 10, 64); err == nil && n > 0 {
		f.OwnerID = n
	}
	if n, err := strconv.ParseInt(q.Get("marcador"), 10, 64); err == nil {
		for _, t := range person.Among(k.Tags, []int64{n}) {
			f.Tags = append(f.Tags, t.ID)
		}
	}
	for _, own := range k.Fields {
		a := field.Ask{Field: own, From: asked(own, q.Get(fieldName(own)))}
		if own.Kind == field.Number || own.Kind == field.Day {
			a.To = asked(own, q.Get(untilName(own)))
		}
		if !a.Empty() {
			f.Fields = append(f.Fields, a)
		}
	}
	return f
}

func asked(f field.Field, typed string) string {
	if typed = strings.TrimSpace(typed); len([]rune(typed)) > longestAsked || strings.ContainsRune(typed, 0) {
		return ""
	}
	value, err := f.Read(typed)
	if err != nil {
		return ""
	}
	return value
}

// params are the parameters that Narrow reads.
func (k Known) params() []string {
	list := []string{"origem", "responsavel", "marcador"}
	for _, f := range k.Fields {
		list = append(list, fieldName(f), untilName(f))
	}
	return list
}

// chips are the filters in force, in words.
func (k Known) chips(f person.Filter) (chips []ui.Chip) {
	if f.Origin != "" {
		chips = append(chips, ui.Chip{Label: "Origem", Value: person.OriginName(k.Origins, f.Origin), Param: "origem"})
	}
	if f.OwnerID == person.Nobody {
		chips = append(chips, ui.Chip{Label: "Responsável", Value: "ninguém ainda", Param: "responsavel"})
	} else if f.OwnerID != 0 {
		chips = append(chips, ui.Chip{Label: "Responsável", Value: k.Owner(f.OwnerID), Param: "responsavel"})
	}
	for _, t := range person.Among(k.Tags, f.Tags) {
		chips = append(chips, ui.Chip{Label: "Marcador", Value: t.Name, Param: "marcador"})
	}
	for _, a := range f.Fields {
		ranged := a.Field.Kind == field.Number || a.Field.Kind == field.Day
		switch {
		case !ranged:
			chips = append(chips, ui.Chip{Label: a.Field.Name, Value: a.Field.Show(a.From), Param: fieldName(a.Field)})
			continue
		case a.From != "":
			chips = append(chips, ui.Chip{Label: a.Field.Name, Value: "de " + a.Field.Show(a.From), Param: fieldName(a.Field)})
		}
		if a.To != "" {
			chips = append(chips, ui.Chip{Label: a.Field.Name, Value: "até " + a.Field.Show(a.To), Param: untilName(a.Field)})
		}
	}
	return chips
}

func (k Known) ownerFilter() []ui.Option {
	options := k.owners(0)
	options[0] = ui.Option{Value: "ninguem", Label: "Ninguém ainda"}
	return options
}

// choices are a field's, and the one that stands already though the list has it no more.
func choices(f field.Field, now string) (options []ui.Option) {
	known := now == ""
	for _, c := range f.Choices {
		options = append(options, ui.Option{Value: c, Label: c})
		known = known || c == now
	}
	if !known {
		options = append(options, ui.Option{Value: now, Label: now})
	}
	return options
}

func inputType(f field.Field) string {
	if f.Kind == field.Day {
		return "date"
	}
	return "text"
}

func inputMode(f field.Field) string {
	if f.Kind == field.Number {
		return "decimal"
	}
	return ""
}
