package message

import (
	"strings"
	"testing"

	"omniservicos/store/fault"
	"omniservicos/store/person"
)

func TestOnlyKnownFieldsStandInATemplate(t *testing.T) {
	for text, says := range map[string]string{
		"Olá, {nome}! {valor} até {vencimento}: {pix}": "", "sem campo": "",
		"Olá, {Nome}":    "O campo {Nome} não existe.",
		"Olá, { nome }":  "O campo { nome } não existe.",
		"Olá, {cpf}":     "O campo {cpf} não existe.",
		"Olá, {}":        "O campo {} não existe.",
		"Olá, {nome":     "chave { ou } sobrando",
		"Olá, nome} {x":  "chave { ou } sobrando",
		"Olá, {{nome}}":  "chave { ou } sobrando",
		"{link{valor}}!": "chave { ou } sobrando",
	} {
		err := Template{Name: "x", Text: text}.tidy().check()
		f, _ := fault.As(err)
		if (says == "") != (err == nil) || (err != nil && (f.Field != "text" || !strings.Contains(err.Error(), says))) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAFilledTextHoldsWhatWasMeantAndNothingTwice(t *testing.T) {
	v := Values{"nome": "Zé {valor}", "valor": "R$ 1,00"}
	if got := Fill("Olá, {nome}: {valor}. {link}", v); got != "Olá, Zé {valor}: R$ 1,00." {
		t.Errorf("%q", got)
	}
	if got := Missing("{nome} {link} {pix} {link}", v); strings.Join(got, " ") != "link pix" {
		t.Errorf("missing %v", got)
	}
	if got := Missing("{nome} "+fieldNames(), Examples()); len(got) != 0 {
		t.Errorf("no example for %v", got)
	}
}

func TestANumberAsWhatsAppTakesIt(t *testing.T) {
	for typed, want := range map[string]string{
		"(11) 98765-4321": "5511987654321", "+55 11 98765-4321": "5511987654321", "011987654321": "5511987654321", "(11) 3333-4444": "551133334444",
		"98765-4321": "", "4004-1234": "", "0800 123 4567": "", "": "", "(55) 99999-8888": "5555999998888",
	} {
		if got := International(person.ParsePhone(typed).Digits); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestTheLinkCarriesTheTextWhole(t *testing.T) {
	got := Address("5511987654321", "Olá & bom dia: R$ 1,00 + frete?\n#1 100%")
	if got != "https://wa.me/5511987654321?text=Ol%C3%A1%20%26%20bom%20dia%3A%20R%24%201%2C00%20%2B%20frete%3F%0A%231%20100%25" {
		t.Error(got)
	}
}
