// Package loyalty draws points: the rules, and what a customer has of them.
package loyalty

import (
	"strconv"
	"time"

	"omniservicos/store/money"
	"omniservicos/store/pdv/loyalty"
	"omniservicos/store/person"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// RulesForm is what the account decides about points.
type RulesForm struct {
	form.Form
	loyalty.Rules
}

// RulesFormOf fills the form with what stands.
func RulesFormOf(r loyalty.Rules) *RulesForm {
	f := &RulesForm{Rules: r}
	f.Set("every", r.Every.Input())
	f.Set("worth", r.Worth.Input())
	f.Set("least", strconv.FormatInt(r.Least, 10))
	f.Set("most", r.Most.Input())
	f.Set("days", strconv.Itoa(r.Days))
	return f
}

func (f *RulesForm) Read() {
	f.Every, f.Worth, f.Most = f.Money("every", ""), f.Money("worth", "Informe quanto vale 1 ponto, como 0,05."), f.Money("most", "")
	f.Least = int64(f.Int("least", 0, 1_000_000, "A troca mínima vai de 0 a 1.000.000 de pontos."))
	f.Days = f.Int("days", 0, 3650, "A validade vai de 0, sem vencer, a 3.650 dias.")
}

// ExchangeForm asks for a vale for so many points; Till is the one that waits for it.
type ExchangeForm struct {
	form.Form
	Client string
	Points int64
	Till   int64
}

func (f *ExchangeForm) Read() {
	f.Client, f.Till = f.Value("client"), f.ID("caixa", "")
	f.Points = int64(f.Int("points", 1, 1_000_000_000, "Informe quantos pontos trocar, como 100."))
}

// PointsView is what a customer has, and what became of it.
type PointsView struct {
	Person    person.Person
	Rules     loyalty.Rules
	Standing  loyalty.Standing
	Rows      []loyalty.Movement
	Form      *ExchangeForm
	Till      int64
	Exchanges bool
	Zone      *time.Location
}

// most is what fills the field: all that one exchange may take.
func (v PointsView) most() int64 {
	most := v.Standing.Balance
	if v.Rules.Most > 0 {
		most = min(most, int64(v.Rules.Most/v.Rules.Worth))
	}
	return most
}

// may says whether there is anything to exchange.
func (v PointsView) may() bool {
	return v.Exchanges && v.Rules.On() && v.Standing.Balance > 0 && v.Standing.Balance >= v.Rules.Least
}

func (v PointsView) typed() string {
	if typed := v.Form.Value("points"); typed != "" {
		return typed
	}
	return strconv.FormatInt(v.most(), 10)
}

func kindTitle(kind string) string {
	return map[string]string{loyalty.Earned: "Ganhos na compra", loyalty.Returned: "Devolução", loyalty.Cancelled: "Venda cancelada",
		loyalty.Exchanged: "Trocados por vale", loyalty.Expired: "Vencidos"}[kind]
}

func facts(r loyalty.Rules, s loyalty.Standing) []ui.Fact {
	list := []ui.Fact{{Label: "Saldo", Value: loyalty.Counted(s.Balance)}, {Label: "Valem", Value: money.Cents(max(0, r.WorthOf(s.Balance))).String()}}
	if s.NextOn != nil {
		list = append(list, ui.Fact{Label: "Vencem primeiro", Value: loyalty.Counted(s.Next) + " em " + s.NextOn.String()})
	}
	if s.Expired > 0 {
		list = append(list, ui.Fact{Label: "Já venceram", Value: loyalty.Counted(s.Expired)})
	}
	return list
}
