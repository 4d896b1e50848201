package payment

import (
	"slices"

	"omniservicos/store/fault"
	"omniservicos/store/money"
)

const (
	wholeFee  = 10_000 // 100 %
	mostFixed = money.Cents(100_000)
	mostDays  = 365
	mostTerms = 200
)

// checkTerm refuses terms that cannot be, and two that would both count.
func (c Config) checkTerm(t Term) error {
	m, known := c.Find(t.Method)
	switch {
	case !known || !m.HasTerms():
		return fault.Blame("method", "Escolha uma forma de pagamento que se recebe a prazo.")
	case t.Brand != "" && !slices.Contains(Brands, t.Brand):
		return fault.Blame("brand", "Escolha a bandeira da lista.")
	case t.From < 1 || t.To < t.From || t.To > mostInstalments:
		return fault.Blame("to_instalments", "Informe as parcelas de 1 a 60, da menor para a maior.")
	case t.Fee < 0 || t.Fee > wholeFee:
		return fault.Blame("fee", "Informe a taxa de 0 a 100 %, como 3,49.")
	case t.Fixed < 0 || t.Fixed > mostFixed:
		return fault.Blame("fixed", "O valor fixo vai de R$ 0,00 a "+mostFixed.String()+".")
	case t.FirstDays < 0 || t.FirstDays > mostDays || t.EachDays < 0 || t.EachDays > mostDays:
		return fault.Blame("first_days", "Os prazos vão de 0 a 365 dias.")
	}
	for _, o := range c.Terms {
		if o.ID != t.ID && o.Method == t.Method && o.Brand == t.Brand && o.From == t.From && o.To == t.To {
			return fault.Blame("to_instalments", "Já há um prazo para esta forma, bandeira e parcelas: altere o que existe.")
		}
	}
	return nil
}
