package crm

import (
	"strconv"
	"strings"

	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/person/field"
	"omniservicos/views/ui"
)

// Fill puts into the form what an account itself knows of the person.
func (f *PersonForm) Fill(k Known, tags []person.Tag, values map[int64]string) {
	f.Known, f.Fields = k, values
	for _, t := range tags {
		f.Tags = append(f.Tags, t.ID)
	}
	for _, own := range k.Fields {
		if v := values[own.ID]; v != "" {
			f.Set(fieldName(own), own.Input(v))
		}
	}
}

// readOwn reads origin, owner, tags and the account's own fields.
func (f *PersonForm) readOwn() {
	p := &f.Person
	p.Origin = f.Choice("origin", ui.Values(OriginOptions(f.Known.Origins, p.Origin)), "")
	if f.Value("owner") != "" { // without the field the owner stays
		owner := f.Choice("owner", ui.Values(f.Known.owners(p.OwnerID)), "Escolha quem é o responsável.")
		p.OwnerID, _ = strconv.ParseInt(owner, 10, 64) // one of the values, or refused
	}
	f.Tags = ReadTags(&f.Form, f.Known.Tags)
	f.NewTags = nil
	for _, name := range strings.Split(f.Text("new_tags", 200, ""), ",") {
		if name = strings.TrimSpace(name); name != "" {
			f.NewTags = append(f.NewTags, name)
		}
	}
	before := f.Fields
	f.Fields = map[int64]string{}
	for _, own := range f.Known.Fields {
		f.Fields[own.ID] = f.readField(own, before[own.ID])
	}
}

// readField keeps a value that stands already, though the field would not take it any more.
func (f *PersonForm) readField(own field.Field, before string) string {
	typed := f.Text(fieldName(own), 300, "")
	if before != "" && typed == own.Input(before) {
		return before
	}
	value, err := own.Read(typed)
	if refused, ok := fault.As(err); ok {
		f.Check(false, fieldName(own), refused.Text)
	}
	return value
}

func (f *PersonForm) readContacts() (list []person.Contact) {
	for i := range min(len(f.Values("contact_name")), mostLines) {
		c := person.Contact{Name: f.line("contact_name", i, 80), Role: f.line("contact_role", i, 40),
			Phone: person.ParsePhone(f.nth("contact_phone", i)).Digits, Email: f.line("contact_email", i, 120)}
		f.Check(c == (person.Contact{}) || c.Name != "", "contact_name-"+strconv.Itoa(i), "Escreva o nome do contato.")
		f.Check(c.Phone == "" || (person.Phone{Digits: c.Phone}).Valid(), "contact_phone-"+strconv.Itoa(i), "Informe o DDD e o número, como (11) 98765-4321.")
		list = append(list, c)
	}
	return list
}

func (f *PersonForm) contactLines() []person.Contact { return withBlank(f.Person.Contacts) }
