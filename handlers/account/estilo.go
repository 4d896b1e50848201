package account

import (
	"omniservicos/store/fault"
	"omniservicos/views/estilo"
	"omniservicos/web"
)

// samples are the gallery of components and the frames it does not stand in, for who builds the site.
func samples(g *web.Group) {
	r := g.Root()
	r.Open("GET", "/estilo", inDev(func(c *web.Context) error { return c.Page("Estilo", estilo.Gallery()) }))
	r.Open("GET", "/estilo/caixa", inDev(func(c *web.Context) error { return c.Screen("Caixa", estilo.Till()) }))
	r.Open("GET", "/estilo/recibo", inDev(func(c *web.Context) error { return c.Paper("Recibo", estilo.Receipt()) }))
	r.Open("GET", "/estilo/folha", inDev(func(c *web.Context) error { return c.Paper("Folha", estilo.Sheet()) }))
	g.Join(r)
}

func inDev(show web.Handler) web.Handler {
	return func(c *web.Context) error {
		if !c.Dev() {
			return fault.Missing("Esta página não existe.")
		}
		return show(c)
	}
}
