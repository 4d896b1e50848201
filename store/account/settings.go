package account

import (
	"strings"

	"omniservicos/store/fault"
)

// Settings is what the account decides for all its modules.
type Settings struct {
	Name          string `db:"name" json:"name"`
	Zone          string `db:"zone" json:"zone"`
	NegativeStock string `db:"negative_stock" json:"negative_stock"`
	CreditDays    int    `db:"credit_days" json:"credit_days"`
	// The largest discount by role, in hundredths of a percent; a dono has no limit.
	DiscountSeller  int64 `db:"discount_seller" json:"discount_seller"`
	DiscountCashier int64 `db:"discount_cashier" json:"discount_cashier"`
	DiscountManager int64 `db:"discount_manager" json:"discount_manager"`
	Cash
}

// Choice is a value and what people read.
type Choice struct{ Value, Title, Text string }

// Zones are the four of Brazil, which has kept no summer time since 2019.
var Zones = []Choice{
	{Value: "America/Sao_Paulo", Title: "Brasília (UTC−3)"},
	{Value: "America/Manaus", Title: "Amazonas, Mato Grosso, Mato Grosso do Sul, Rondônia e Roraima (UTC−4)"},
	{Value: "America/Rio_Branco", Title: "Acre e oeste do Amazonas (UTC−5)"},
	{Value: "America/Noronha", Title: "Fernando de Noronha (UTC−2)"},
}

// NegativeStocks are what a sale beyond the balance may meet (decisions.md 17).
var NegativeStocks = []Choice{
	{Value: "bloquear", Title: "Bloquear", Text: "A venda não passa sem saldo."},
	{Value: "avisar", Title: "Avisar", Text: "O caixa vê o aviso e decide."},
	{Value: "permitir", Title: "Permitir", Text: "A venda passa e o saldo fica negativo."},
}

const (
	mostCreditDays = 365
	wholeDiscount  = 10_000 // 100 %
)

// check refuses what no account may have. before is how it stands: a zone chosen elsewhere may stay.
func (s Settings) check(before Settings) error {
	switch {
	case strings.TrimSpace(s.Name) == "":
		return fault.Blame("name", "Informe o nome da conta.")
	case !has(Zones, s.Zone) && s.Zone != before.Zone:
		return fault.Blame("zone", "Escolha o fuso horário da lista.")
	case !has(NegativeStocks, s.NegativeStock):
		return fault.Blame("negative_stock", "Escolha o que fazer quando falta estoque.")
	case s.CreditDays < 1 || s.CreditDays > mostCreditDays:
		return fault.Blame("credit_days", "O prazo do fiado vai de 1 a 365 dias.")
	}
	for field, d := range map[string]int64{
		"discount_seller": s.DiscountSeller, "discount_cashier": s.DiscountCashier, "discount_manager": s.DiscountManager,
	} {
		if d < 0 || d > wholeDiscount {
			return fault.Blame(field, "O desconto vai de 0 a 100 %.")
		}
	}
	return s.Cash.check()
}

func has(choices []Choice, value string) bool {
	for _, c := range choices {
		if c.Value == value {
			return true
		}
	}
	return false
}
