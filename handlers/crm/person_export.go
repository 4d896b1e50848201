package crm

import (
	"strings"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/person"
	"omniservicos/store/sheet"
	"omniservicos/web"
)

// exportPeople answers with everybody that the list's filter names, as a spreadsheet. It writes an audit line, so it is a
// POST though it only reads.
func exportPeople(c *web.Context) error {
	people, err := person.Export(c.Tx, peopleFilter(c))
	if err != nil {
		return err
	}
	t, name := exportTable(people, c.Tx.Zone()), "clientes-"+dates.Of(c.Tx.Now, c.Tx.Zone()).ISO()
	if c.Query("formato") != "xlsx" {
		return c.Download(name+".csv", "text/csv; charset=utf-8", t.CSV())
	}
	content, err := t.XLSX()
	if err != nil {
		return err
	}
	return c.Download(name+".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content)
}

// exportHeads name what exportRow writes.
var exportHeads = []string{"Nome", "Tipo", "CPF ou CNPJ", "Nome fantasia", "Inscrição estadual", "E-mail", "Telefone", "Outros telefones",
	"CEP", "Endereço", "Número", "Complemento", "Bairro", "Cidade", "UF", "Nascimento", "Cliente", "Lead", "Fornecedor", "Limite de fiado",
	"Observação", "No cadastro desde", "Arquivado em"}

func exportTable(people []person.Person, zone *time.Location) sheet.Table {
	t := sheet.Table{Name: "Clientes", Heads: exportHeads, Rows: make([][]any, len(people))}
	for i, p := range people {
		t.Rows[i] = exportRow(p, zone)
	}
	return t
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
