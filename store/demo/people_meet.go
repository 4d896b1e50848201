package demo

import (
	"fmt"
	"strings"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
	"omniservicos/store/words"
)

var (
	firstNames = []string{"Ana", "Bruno", "Carla", "Diego", "Elisa", "Fábio", "Gisele", "Hugo", "Íris", "João", "Kátia", "Luís", "Márcia", "Nélson", "Olívia", "Paulo"}
	surnames   = []string{"Almeida", "Barbosa", "Conceição", "Duarte", "Espíndola", "Figueiredo", "Gonçalves", "Hernandes", "Ishikawa", "Junqueira"}
	companies  = []string{"Padaria Pão Dourado", "Mercado Bom Preço", "Clínica Vida Plena", "Colégio Novo Saber", "Auto Mecânica Lima", "Condomínio Vila das Flores", "Transportes Serra Azul", "Estúdio Lúmen", "Hotel Beira-Mar", "Açougue São Jorge"}
	suppliers  = []string{"Distribuidora Central", "Indústria Paulista de Insumos", "Atacado Três Irmãos", "Importadora Horizonte"}
	streets    = []string{"Rua das Acácias", "Avenida Brasil", "Rua Sete de Setembro", "Rua XV de Novembro", "Travessa do Comércio"}
)

// meetPeople registers 60 customers (50 people, 10 companies, some with the alphanumeric CNPJ), suppliers and tasks.
func (s *shop) meetPeople(tx *db.Tx) error {
	for i := range 50 {
		first, last := firstNames[(i*7+s.pick(3))%len(firstNames)], surnames[(i*3+i/10)%len(surnames)]
		p := person.Person{
			Kind: person.Natural, Name: fmt.Sprintf("%s %s %s", first, surnames[(i*7+5)%len(surnames)], last), IsCustomer: true,
			TaxID: taxid.CompleteCPF(fmt.Sprintf("%03d%03d%03d", 111+len(s.business.Slug), 200+i, 345+i*3)), CreditLimit: money.Cents(i%4) * 50000,
			Phones: s.phone(i), Addresses: s.address(i),
		}
		p.Email = strings.Join(words.Of(p.Name), ".") + "@exemplo.com.br"
		if err := s.register(tx, p, &s.customers); err != nil {
			return err
		}
	}
	for i, name := range append(append([]string{}, companies...), suppliers...) {
		supplier := i >= len(companies)
		p := person.Person{Kind: person.Legal, Name: name + " Ltda", TradeName: name, IsCustomer: !supplier, IsSupplier: supplier, TaxID: s.cnpj(i), Phones: s.phone(60 + i), Addresses: s.address(i)}
		list := &s.customers
		if supplier {
			list = &s.suppliers
		}
		if err := s.register(tx, p, list); err != nil {
			return err
		}
	}
	return nil
}

func (s *shop) register(tx *db.Tx, p person.Person, list *[]person.Person) error {
	saved, err := person.Save(tx, p)
	*list = append(*list, saved)
	return err
}

// cnpj alternates between digits and the alphanumeric form in force since July 2026.
func (s *shop) cnpj(i int) taxid.ID {
	if i%3 == 0 {
		return taxid.CompleteCNPJ(fmt.Sprintf("%02d%s%03d%04d", 12+i, "ABC", 345+len(s.business.Slug), 1))
	}
	return taxid.CompleteCNPJ(fmt.Sprintf("%02d%06d%04d", 20+i, 345100+len(s.business.Slug)*100+i, 1))
}

func (s *shop) phone(i int) []person.Phone {
	return []person.Phone{{Digits: fmt.Sprintf("119%04d%04d", 8000+len(s.business.Slug)*10+i, 1000+i*37), Label: "Celular"}}
}

func (s *shop) address(i int) []person.Address {
	return []person.Address{{
		Label: "Principal", Zip: fmt.Sprintf("130%05d", 10000+i*13), Street: streets[i%len(streets)], Number: fmt.Sprint(10 + i*3),
		District: "Centro", City: "Campinas", UF: "SP",
	}}
}

// remember leaves notes and tasks on a few customers.
func (s *shop) remember(tx *db.Tx) error {
	today := dates.Of(tx.Now, tx.Zone())
	call := crm.PhoneCall{PersonID: s.customers[0].ID, Outcome: "atendeu", Minutes: 6, Note: "Quer receber a proposta até sexta."}
	if err := crm.LogCall(tx, call); err != nil {
		return err
	}
	for i, what := range []string{"Ligar para confirmar o orçamento", "Enviar segunda via", "Visitar para medir", "Cobrar retorno do cliente", "Agradecer a compra"} {
		c := s.customers[i*9]
		if err := crm.AddNote(tx, c.ID, "Prefere ser atendido pela manhã."); err != nil {
			return err
		}
		t := crm.Task{Title: what, Kind: []string{crm.Call, crm.Email, crm.Visit, crm.WhatsApp, crm.Todo}[i], DueOn: today.AddDays(i - 2), PersonID: c.ID}
		if i == 2 {
			t.DueTime, t.Priority = dates.At(16, 30), crm.High
		}
		if _, err := crm.SaveTask(tx, t); err != nil {
			return err
		}
	}
	return nil
}
