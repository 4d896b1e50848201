package crm

import (
	"slices"
	"strings"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/person"
	"omniservicos/store/person/field"
	"omniservicos/store/sheet"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

// exportPeople answers with everybody that the list's filter names, as a spreadsheet. It writes an audit line, so it is a
// POST though it only reads.
func exportPeople(c *web.Context) error {
	known, err := knownOf(c)
	if err != nil {
		return err
	}
	people, err := person.Export(c.Tx, peopleFilter(c, known))
	if err != nil {
		return err
	}
	t, err := exportTable(c, known, people)
	if err != nil {
		return err
	}
	file, err := t.File(c.Query("formato"))
	if err != nil {
		return err
	}
	return c.Download("clientes-"+dates.Of(c.Tx.Now, c.Tx.Zone()).ISO()+file.Extension, file.Kind, file.Content)
}

// exportHeads name what exportRow writes.
var exportHeads = []string{"Nome", "Tipo", "CPF ou CNPJ", "Nome fantasia", "Inscrição estadual", "E-mail", "Telefone", "Outros telefones",
	"CEP", "Endereço", "Número", "Complemento", "Bairro", "Cidade", "UF", "Nascimento", "Cliente", "Lead", "Fornecedor", "Limite de fiado",
	"Observação", "No cadastro desde", "Arquivado em", "Marcadores", "Origem", "Responsável", "Contatos"}

func exportTable(c *web.Context, known views.Known, people []person.Person) (sheet.Table, error) {
	t := sheet.Table{Name: "Clientes", Heads: slices.Clone(exportHeads), Rows: make([][]any, len(people))}
	for _, f := range known.Fields {
		t.Heads = append(t.Heads, f.Name)
	}
	tags, err := person.TagsOf(c.Tx, idsOf(people))
	if err != nil {
		return t, err
	}
	values, err := field.Values(c.Tx, idsOf(people))
	for i, p := range people {
		row := append(exportRow(p, c.Tx.Zone()), strings.Join(person.TagNames(tags[p.ID]), ", "), person.OriginName(known.Origins, p.Origin),
			known.Owner(p.OwnerID), contactsOf(p))
		for _, f := range known.Fields {
			row = append(row, f.Show(values[p.ID][f.ID]))
		}
		t.Rows[i] = row
	}
	return t, err
}

func contactsOf(p person.Person) string {
	var all []string
	for _, c := range p.Contacts {
		all = append(all, c.String())
	}
	return strings.Join(all, "; ")
}

func exportRow(p person.Person, zone *time.Location) []any {
	var first string
	var others []string
	for i, phone := range p.Phones {
		if i == 0 {
			first = phone.String()
			continue
		}
		others = append(others, phone.String())
	}
	var a person.Address
	if len(p.Addresses) > 0 {
		a = p.Addresses[0]
	}
	var archived dates.Date
	if p.ArchivedAt != nil {
		archived = dates.Of(*p.ArchivedAt, zone)
	}
	return []any{p.Name, p.Kind, p.TaxID.String(), p.TradeName, p.StateRegistration, p.Email, first, strings.Join(others, ", "),
		a.ZipMasked(), a.Street, a.Number, a.Complement, a.District, a.City, a.UF, p.BirthDate, yes(p.IsCustomer), yes(p.IsLead), yes(p.IsSupplier),
		p.CreditLimit, p.Note, dates.Of(p.CreatedAt, zone), archived}
}

func yes(is bool) string {
	if is {
		return "Sim"
	}
	return ""
}
