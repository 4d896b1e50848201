package intake

import (
	"strconv"
	"strings"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/person/field"
	"omniservicos/store/sheet"
	"omniservicos/store/taxid"
	"omniservicos/store/words"
)

// Line is a row of the file as it would come in, or what is wrong with it.
type Line struct {
	Number  int
	Person  person.Person
	Tags    []string
	Origin  string
	Fields  map[int64]string
	Problem string // a whole sentence; empty: the line can come in
}

// reader takes rows apart by what their columns hold.
type reader struct {
	choice  Choice
	targets []Target         // by column; without a key: nothing that is kept
	members map[string]int64 // identity by folded name and by e-mail
	seen    map[string]int   // the first line of each CPF, CNPJ, and of each name with its telephone
}

// read takes all rows apart. A line that says again what one before it said is told so.
func (r *reader) read(rows []sheet.Row) []Line {
	lines := make([]Line, len(rows))
	for i, row := range rows {
		lines[i] = r.line(row)
	}
	return lines
}

func (r *reader) line(row sheet.Row) Line {
	l := Line{Number: row.Number, Fields: map[int64]string{}}
	for i, t := range r.targets {
		if t.Key == "" || i >= len(row.Cells) || row.Cells[i] == "" {
			continue
		}
		cell := row.Cells[i]
		if strings.ContainsRune(cell, '\uFFFD') {
			return l.wrong("“" + t.Label + "” tem caracteres que não podem ser guardados.")
		}
		if err := r.put(&l, t, strings.TrimPrefix(cell, "'")); err != nil { // ' is how a spreadsheet keeps a text from being run
			return l.wrong(sentence(err))
		}
	}
	if err := r.finish(&l); err != nil {
		return l.wrong(sentence(err))
	}
	return r.once(l)
}

func (l Line) wrong(text string) Line {
	l.Problem = text
	return l
}

func sentence(err error) string {
	if f, ok := fault.As(err); ok {
		return f.Text
	}
	return err.Error()
}

// put takes one cell into the line.
func (r *reader) put(l *Line, t Target, cell string) (err error) {
	p := &l.Person
	if set, simple := texts(p)[t.Key]; simple {
		*set = cut(cell)
		return nil
	}
	switch t.Key {
	case "name":
		p.Name = cell
	case "kind":
		p.Kind = kindOf(cell)
	case "tax_id":
		p.TaxID, err = taxIDOf(cell)
	case "phones":
		for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(",;/|", r) }) {
			if phone := person.ParsePhone(part); phone.Digits != "" {
				p.Phones = append(p.Phones, phone)
			}
		}
	case "birth_date":
		p.BirthDate, err = dayOf(cell)
	case "is_customer":
		p.IsCustomer = yes(cell)
	case "is_lead":
		p.IsLead = yes(cell)
	case "is_supplier":
		p.IsSupplier = yes(cell)
	case "note":
		p.Note = strings.TrimSpace(p.Note + "\n" + cell)
	case "tags":
		l.Tags = append(l.Tags, splitTags(cell)...)
	case "origin":
		l.Origin = cell
	case "owner":
		p.OwnerID = r.members[words.Key(cell)]
		if p.OwnerID == 0 {
			err = fault.Refuse("“" + cell + "” não é ninguém da equipe: confira o responsável.")
		}
	default:
		err = putField(l, t, cell)
	}
	return err
}

// texts are the cells that come in as they are.
func texts(p *person.Person) map[string]*string {
	if len(p.Addresses) == 0 {
		p.Addresses = make([]person.Address, 1)
	}
	a := &p.Addresses[0]
	return map[string]*string{
		"trade_name": &p.TradeName, "state_registration": &p.StateRegistration, "email": &p.Email,
		"zip": &a.Zip, "street": &a.Street, "street_number": &a.Number, "complement": &a.Complement, "district": &a.District, "city": &a.City, "uf": &a.UF,
	}
}

// longest is what a text of the registry holds at most.
const longest = 120

func cut(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), longest)])
}

func putField(l *Line, t Target, cell string) error {
	if t.field.Kind == field.Day {
		if d, err := dayOf(cell); err == nil {
			cell = d.ISO()
		}
	}
	value, err := t.field.Read(cell)
	l.Fields[t.field.ID] = value
	return err
}

// finish fills in what the file says nothing of, and asks the registry's own rules.
func (r *reader) finish(l *Line) (err error) {
	p := &l.Person
	if p.Name == "" {
		return fault.Refuse("Falta o nome.")
	}
	if len([]rune(p.Name)) > longest {
		return fault.Refuse("O nome passa de 120 letras.")
	}
	if len(p.Addresses) > 0 && len(words.Digits(p.Addresses[0].Zip)) == 7 {
		p.Addresses[0].Zip = "0" + words.Digits(p.Addresses[0].Zip) // the 0 in front, which spreadsheets drop
	}
	if p.TaxID != "" {
		p.Kind = "" // the CPF or CNPJ tells it
	}
	if !p.IsCustomer && !p.IsLead && !p.IsSupplier {
		p.IsCustomer, p.IsLead, p.IsSupplier = r.choice.Role == Customer, r.choice.Role == Lead, r.choice.Role == Supplier
	}
	*p, err = person.Ready(*p)
	return err
}

// once tells a line that says again who an earlier one said.
func (r *reader) once(l Line) Line {
	keys := []string{}
	if l.Person.TaxID != "" {
		keys = append(keys, l.Person.TaxID.Bare())
	}
	name := words.Key(l.Person.Name)
	for _, phone := range l.Person.Phones {
		keys = append(keys, name+"|"+phone.Digits)
	}
	if l.Person.Email != "" {
		keys = append(keys, name+"|"+l.Person.Email)
	}
	if len(keys) == 0 {
		keys = append(keys, "="+name)
	}
	for _, k := range keys {
		if first, again := r.seen[k]; again {
			return l.wrong("Repete a linha " + strconv.Itoa(first) + " da planilha.")
		}
	}
	for _, k := range keys {
		r.seen[k] = l.Number
	}
	return l
}

func splitTags(cell string) (names []string) {
	for name := range strings.FieldsFuncSeq(cell, func(r rune) bool { return r == ',' || r == ';' || r == '|' }) {
		if words.Key(name) != "" {
			names = append(names, name)
		}
	}
	return names
}

func yes(cell string) bool {
	switch words.Key(cell) {
	case "sim", "s", "x", "1", "true", "verdadeiro", "yes":
		return true
	}
	return false
}

func kindOf(cell string) string {
	switch c := words.Key(cell); {
	case strings.HasPrefix(c, "pj"), strings.Contains(c, "juridica"), c == "j", c == "empresa":
		return person.Legal
	}
	return person.Natural
}

// taxIDOf puts back the zeros in front, which spreadsheets drop from numbers.
func taxIDOf(cell string) (taxid.ID, error) {
	digits := words.Digits(cell)
	if digits == cell {
		switch {
		case len(digits) >= 9 && len(digits) < 11:
			cell = strings.Repeat("0", 11-len(digits)) + digits
		case len(digits) >= 12 && len(digits) < 14:
			cell = strings.Repeat("0", 14-len(digits)) + digits
		}
	}
	return taxid.Parse(cell)
}

// dayOf reads a day as people write it, or as a spreadsheet counts it: days since the end of 1899.
func dayOf(cell string) (dates.Date, error) {
	whole, _, _ := strings.Cut(cell, ",")
	if n, err := strconv.Atoi(whole); err == nil && n > 60 && n < 110_000 {
		return dates.Date{Year: 1899, Month: 12, Day: 30}.AddDays(n), nil
	}
	d, err := dates.Parse(strings.TrimSpace(strings.SplitN(cell, " ", 2)[0]))
	if err != nil {
		return d, fault.Refuse("“" + cell + "” não é uma data, como 23/11/1984.")
	}
	return d, nil
}
