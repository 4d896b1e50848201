package person

import (
	"testing"

	"omniservicos/store/fault"
	"omniservicos/store/taxid"
)

func TestWhatNoPersonMayBe(t *testing.T) {
	good := Person{Kind: Natural, Name: "Ana", IsCustomer: true}
	cnpj := taxid.CompleteCNPJ("12ABC34501DE")
	for _, c := range []struct {
		why, field string
		change     func(*Person)
	}{
		{"without a name", "name", func(p *Person) { p.Name = "  \n " }},
		{"of no kind we know", "kind", func(p *Person) { p.Kind = "XX" }},
		{"a human being with a CNPJ", "tax_id", func(p *Person) { p.TaxID = cnpj }},
		{"a company with a CPF", "tax_id", func(p *Person) { p.Kind, p.TaxID = Legal, "52998224725" }},
		{"nothing to the business", "roles", func(p *Person) { p.IsCustomer = false }},
		{"with half an e-mail", "email", func(p *Person) { p.Email = "ana@loja" }},
		{"with two e-mails in one", "email", func(p *Person) { p.Email = "ana@loja.demo, bia@loja.demo" }},
		{"owing the wrong way round", "credit_limit", func(p *Person) { p.CreditLimit = -1 }},
		{"with a phone too short", "phones", func(p *Person) { p.Phones = []Phone{{Digits: "98765"}} }},
		{"with a phone too long", "phones", func(p *Person) { p.Phones = []Phone{{Digits: "119876543210000"}} }},
		{"with half a CEP", "zip", func(p *Person) { p.Addresses = []Address{{Zip: "01310"}} }},
		{"in a state that is none", "uf", func(p *Person) { p.Addresses = []Address{{City: "X", UF: "ZZ"}} }},
	} {
		p := good
		c.change(&p)
		f, ok := fault.As(p.tidy().check())
		if !ok || f.Field != c.field {
			t.Errorf("%s: got %v, want a refusal beside %s", c.why, f, c.field)
		}
	}
	if err := good.tidy().check(); err != nil {
		t.Errorf("a good person is refused: %v", err)
	}
}

func TestTheTaxIDTellsTheKind(t *testing.T) {
	for id, want := range map[taxid.ID]string{"": Natural, "52998224725": Natural, "11222333000181": Legal, taxid.CompleteCNPJ("12ABC34501DE"): Legal} {
		if got := (Person{Name: "X", TaxID: id}).tidy().Kind; got != want {
			t.Errorf("%q: kind %s, want %s", id, got, want)
		}
	}
}

func TestPhonesAsPeoplePasteThem(t *testing.T) {
	for typed, want := range map[string]string{
		"11987654321":        "(11) 98765-4321",
		"+55 11 98765-4321":  "(11) 98765-4321",
		"011 3765 4321":      "(11) 3765-4321",
		"(11) 3765.4321":     "(11) 3765-4321",
		"55 55 99876-5432":   "(55) 99876-5432", // the area code 55 is Santa Maria's
		"5599876543":         "(55) 9987-6543",
		"0800 123 4567":      "0800 123 4567",
		"4004-1234":          "4004-1234",
		"98765-4321":         "98765-4321",
		"ramal, sem números": "",
	} {
		if got := ParsePhone(typed).String(); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestPhonesAndAddressesDropWhatIsEmptyOrTwice(t *testing.T) {
	p := Person{Name: " Ana \n Maria\t", Phones: []Phone{{Digits: ""}, {Digits: "11 98765-4321"}, {Digits: "(11)987654321", Label: "de novo"}},
		Addresses: []Address{{Label: "Casa"}, {Label: "Loja", Zip: "01310-100", UF: "sp"}}}.tidy()
	if len(p.Phones) != 1 || p.Phones[0].Digits != "11987654321" {
		t.Errorf("phones are %v", p.Phones)
	}
	if len(p.Addresses) != 1 || p.Addresses[0].Zip != "01310100" || p.Addresses[0].UF != "SP" {
		t.Errorf("addresses are %v", p.Addresses)
	}
	if p.Name != "Ana Maria" {
		t.Errorf("the name is %q", p.Name)
	}
}

func TestAnAddressOnOneLine(t *testing.T) {
	for want, a := range map[string]Address{
		"":          {},
		"01310-100": {Zip: "01310100"},
		"Rua A, 12, fundos · Centro · Recife/PE · 50030-230": {Street: "Rua A", Number: "12", Complement: "fundos", District: "Centro", City: "Recife", UF: "PE", Zip: "50030230"},
		"Recife": {City: "Recife"},
	} {
		if got := a.String(); got != want {
			t.Errorf("%+v is %q, want %q", a, got, want)
		}
	}
}
