// Package loyalty answers for points: the rules, and what a customer has of them.
package loyalty

import (
	"github.com/a-h/templ"

	"omniservicos/handlers/pdv/may"
	"omniservicos/store/pdv/loyalty"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
	view "omniservicos/views/pdv/loyalty"
	"omniservicos/views/pdv/part"
	"omniservicos/web"
)

// Routes are the rules of points, and a customer's.
func Routes(g *web.Group) {
	g.GET("/pontos", may.Manage, showRules)
	g.POST("/pontos", may.Manage, saveRules)
	g.GET("/pontos/:id", may.View, showPoints)
	g.POST("/pontos/:id", may.Sell, redeem)
}

func showRules(c *web.Context) error {
	r, err := loyalty.RulesOf(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Pontos de fidelidade", view.Rules(view.RulesFormOf(r)))
}

func saveRules(c *web.Context) error {
	f := &view.RulesForm{}
	if c.Read(f) {
		err := loyalty.SaveRules(c.Tx, f.Rules)
		if err == nil {
			return c.Done("/pdv/pontos", "Regras de pontos salvas.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid("Pontos de fidelidade", view.Rules(f))
}

func showPoints(c *web.Context) error {
	v, err := pointsView(c, &view.ExchangeForm{})
	if err != nil {
		return err
	}
	v.Form.Set("client", uuid7.New())
	return c.Page("Pontos de "+v.Person.Name, view.Points(v))
}

func pointsView(c *web.Context, f *view.ExchangeForm) (v view.PointsView, err error) {
	v = view.PointsView{Form: f, Till: c.Number("caixa"), Exchanges: c.May(may.Sell), Zone: c.Tx.Zone()}
	if v.Person, err = person.Find(c.Tx, c.ID("id")); err != nil {
		return v, err
	}
	if v.Rules, err = loyalty.RulesOf(c.Tx); err != nil {
		return v, err
	}
	if v.Standing, err = loyalty.Of(c.Tx, v.Person.ID); err != nil {
		return v, err
	}
	v.Rows, err = loyalty.Last(c.Tx, v.Person.ID)
	return v, err
}

// redeem gives the vale, and takes it along to the till that asked for it.
func redeem(c *web.Context) error {
	f := &view.ExchangeForm{}
	if c.Read(f) {
		origin, err := loyalty.Redeem(c.Tx, loyalty.Exchange{Client: f.Client, PersonID: c.ID("id"), Points: f.Points})
		if err == nil {
			return exchanged(c, f, origin)
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := pointsView(c, f)
	if err != nil {
		return err
	}
	v.Till = f.Till
	return c.Invalid("Pontos de "+v.Person.Name, view.Points(v))
}

func exchanged(c *web.Context, f *view.ExchangeForm, origin int64) error {
	if f.Till != 0 {
		return c.Done(part.TillPath(f.Till, "?de="+loyalty.VoucherOrigin+"&troca="+part.ID(origin)), "O vale dos pontos já está no pagamento.")
	}
	v, err := loyalty.VoucherOf(c.Tx, origin)
	if err != nil {
		return err
	}
	return c.Redirect(part.VoucherPath(v.ID))
}

// PointsOf is what a customer has, on their page; nothing where the account gives no points and they have none.
func PointsOf(c *web.Context, customer int64) (templ.Component, error) {
	rules, err := loyalty.RulesOf(c.Tx)
	if err != nil || !rules.On() {
		return nil, err
	}
	s, err := loyalty.Of(c.Tx, customer)
	return view.Panel(customer, rules, s), err
}
