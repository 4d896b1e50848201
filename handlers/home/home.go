// Package home is where everyone lands, and the search over all that there is.
package home

import (
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/start"
	views "omniservicos/views/home"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// Module is the painel and the search. Its routes stand at the root: it is the house's door.
var Module = web.Module{
	Name: "inicio", Title: "Início", Routes: routes,
	Menu: []layout.Item{{Title: "Painel", Path: "/", Icon: "home", Group: "Operação", Bottom: true}},
}

func routes(g *web.Group) {
	root := g.Root()
	root.GET("/", web.Anyone, showHome)
	root.GET("/busca", web.Anyone, searchAll)
	g.Join(root)
}

func showHome(c *web.Context) error {
	v := views.View{Name: c.Me.Name, Hour: c.Tx.Now.In(c.Tx.Zone()).Hour(), Today: inWords(dates.Of(c.Tx.Now, c.Tx.Zone()))}
	menu, err := c.Menu()
	if err != nil {
		return err
	}
	for _, item := range menu {
		switch item.Path {
		case "/":
		case "/pdv":
			v.Till = true
		default:
			v.Links = append(v.Links, item)
		}
	}
	if v.Agenda, err = c.Agenda(); err != nil {
		return err
	}
	if v.Panels, err = c.Panels(web.HomePage, 0); err != nil {
		return err
	}
	if c.Me.Has(account.Owner, account.Manager) {
		done, err := start.Look(c.Tx)
		if err != nil {
			return err
		}
		v.Steps = steps(done)
	}
	return c.Page("Painel", views.Home(v))
}

// steps are what a new business does first, in that order.
func steps(d start.Done) []views.Step {
	return []views.Step{
		{Title: "Complete os dados da empresa", Text: "CNPJ, endereço e telefone saem nos recibos e nas notas.", Href: "/conta/filiais", Icon: "building-storefront", Done: d.Company},
		{Title: "Cadastre seus produtos e serviços", Text: "Um a um, por planilha, ou pelo XML de uma nota de compra.", Href: "/erp/produtos", Icon: "cube", Done: d.Products},
		{Title: "Cadastre clientes", Text: "Quem compra fiado, pede entrega ou quer a nota no nome.", Href: "/crm/clientes/novo", Icon: "users", Done: d.People},
		{Title: "Abra o caixa", Text: "Informe o troco que está na gaveta e comece o turno.", Href: "/pdv", Icon: "banknotes", Done: d.Shift},
		{Title: "Faça a primeira venda", Text: "Leia um código de barras ou escreva o nome do produto.", Href: "/pdv", Icon: "shopping-cart", Done: d.Sale},
	}
}
