package vidracaria

import (
	"strconv"

	"github.com/a-h/templ"

	"omniservicos/store/catalogue"
	"omniservicos/views/ui"
	"omniservicos/web"
)

func listGlass(c *web.Context) error {
	f, err := newGlassForm(c)
	if err != nil {
		return err
	}
	f.draw(GlassType{Material: "float", Thickness: 4, Rounding: 50, MinArea: 2500, Turns: true})
	return showList(c, f, c.Page)
}

func addGlass(c *web.Context) error {
	f, err := newGlassForm(c)
	if err != nil {
		return err
	}
	if !c.Read(f) {
		return showList(c, f, c.Invalid)
	}
	g, err := saveType(c.Tx, f.Glass)
	if f.Blame(err) {
		return showList(c, f, c.Invalid)
	}
	if err != nil {
		return err
	}
	return c.Done("/plugin/vidracaria/vidros/"+strconv.FormatInt(g.ID, 10), "Tipo de vidro criado.")
}

func showGlass(c *web.Context) error {
	g, err := findGlass(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &glassForm{}
	f.draw(g)
	return c.Page(g.Name, GlassPage(g, f, readPiece(c, g), c.May(Edit)))
}

func saveGlass(c *web.Context) error {
	g, err := findGlass(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &glassForm{Glass: g}
	if !c.Read(f) {
		return c.Invalid(g.Name, GlassPage(g, f, readPiece(c, g), true))
	}
	if _, err := saveType(c.Tx, f.Glass); err != nil {
		return err
	}
	return c.Done("/plugin/vidracaria/vidros/"+strconv.FormatInt(g.ID, 10), "Tipo de vidro salvo.")
}

// readPiece works the price out when the address carries a piece.
func readPiece(c *web.Context, g GlassType) *pieceForm {
	f := &pieceForm{}
	q := c.URL().Query()
	f.Load(q)
	if !q.Has("largura") {
		f.Set("pecas", "1")
		f.Set("lados", "0")
		f.Set("furos", "0")
		return f
	}
	f.Read()
	if !f.OK() {
		return f
	}
	price, err := g.PriceOf(f.Piece)
	f.Asked, f.Price = !f.Blame(err), price
	return f
}

// mostChoices bounds the list of products that may be glass.
const mostChoices = 300

func newGlassForm(c *web.Context) (*glassForm, error) {
	products, err := catalogue.List(c.Tx, catalogue.Filter{Limit: mostChoices})
	if err != nil {
		return nil, err
	}
	f := &glassForm{}
	for _, p := range products {
		f.Products = append(f.Products, ui.Option{Value: strconv.FormatInt(p.ID, 10), Label: p.Name})
	}
	return f, nil
}

func showList(c *web.Context, f *glassForm, answer func(string, templ.Component) error) error {
	list, err := glassTypes(c.Tx)
	if err != nil {
		return err
	}
	return answer("Tipos de vidro", GlassList(list, f, c.May(Edit)))
}

func listCuts(c *web.Context) error {
	state := c.Query("estado")
	if state != "cortado" && state != "cancelado" {
		state = "a_cortar"
	}
	list, err := cutOrders(c.Tx, state)
	if err != nil {
		return err
	}
	return c.Page("Cortes", CutList(state, list, c.Tx.Zone(), c.May(Cut)))
}

func markCut(c *web.Context) error {
	if err := finishCut(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done("/plugin/vidracaria/cortes", "Corte marcado como feito.")
}
