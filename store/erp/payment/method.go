package payment

import (
	"slices"
	"strconv"
	"strings"

	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// Choices are the kinds that a new form may have; the others exist once.
var Choices = []string{Other, Credit, Debit, Pix}

const (
	mostMethods     = 30
	mostInstalments = 60
	mostTitle       = 30
)

// checkMethod refuses what no form may be.
func (c Config) checkMethod(m Method) error {
	same := func(o Method) bool { return o.Code != m.Code && words.Fold(o.Title) == words.Fold(m.Title) }
	known := slices.ContainsFunc(c.Methods, func(o Method) bool { return o.Code == m.Code })
	switch {
	case m.Title == "":
		return fault.Blame("title", "Informe o nome da forma de pagamento, como Vale-refeição.")
	case len([]rune(m.Title)) > mostTitle:
		return fault.Blame("title", "O nome tem no máximo 30 letras: é o que cabe no botão do caixa.")
	case slices.ContainsFunc(c.Methods, same):
		return fault.Blame("title", "Já existe uma forma de pagamento com este nome.")
	case !known && !slices.Contains(Choices, m.Kind):
		return fault.Blame("kind", "Escolha o tipo da forma de pagamento.")
	case !known && len(c.Methods) >= mostMethods:
		return fault.Refuse("Uma conta tem no máximo 30 formas de pagamento.")
	case m.Code == "dinheiro" && !m.Active:
		return fault.Blame("active", "Dinheiro fica sempre em uso: é a única forma que dá troco.")
	case m.MaxInstalments < 1 || m.MaxInstalments > mostInstalments:
		return fault.Blame("max_instalments", "Informe de 1 a 60 parcelas.")
	case m.MaxInstalments > 1 && m.Kind != Credit && m.Kind != Fiado && m.Kind != Other:
		return fault.Blame("max_instalments", "Só crédito, fiado e outras formas a prazo se dividem em parcelas.")
	case m.MoneyAccountID != 0 && m.Kind != Pix:
		return fault.Blame("money_account_id", "Só o Pix escolhe a conta: o resto entra quando o título é baixado.")
	case m.NeedsNSU && !m.HasTerms():
		return fault.Blame("needs_nsu", "Só cartões e outras formas têm NSU.")
	}
	return nil
}

// newCode makes a code from a title, one that nobody has.
func (c Config) newCode(title string) string {
	base := strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, words.Fold(title)), "_")
	if base == "" {
		base = "forma"
	}
	code := base
	for n := 2; ; n++ {
		if _, taken := c.Find(code); !taken && code != "nova" { // the address of a new one
			return code
		}
		code = base + "_" + strconv.Itoa(n)
	}
}

// KindTitle is the kind on the screen.
func (m Method) KindTitle() string {
	return map[string]string{
		Cash: "Dinheiro", Pix: "Pix", Credit: "Cartão de crédito", Debit: "Cartão de débito", Fiado: "Fiado", Voucher: "Vale-troca",
		Cheque: "Cheque", Other: "Outra, recebida a prazo",
	}[m.Kind]
}

// In names a form of payment with its parts: "Crédito em 3 parcelas".
func In(title string, instalments int) string {
	if instalments > 1 {
		return title + " em " + strconv.Itoa(instalments) + " parcelas"
	}
	return title
}
