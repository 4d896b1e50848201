package till

import (
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/payment"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/scan"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/uuid7"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// addLine is one entry at the code field: a line on the sale, a choice between products, or a sentence with the text
// given back.
func addLine(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f view.LineForm
	if !c.Read(&f) {
		return refuseLine(c, till, &f, f.Problem())
	}
	if number, is, err := presaleTyped(c, &f); err != nil {
		return err
	} else if is {
		return addPresale(c, till, &f, number)
	}
	choices, err := resolve(c, &f)
	if isRefusal(err) {
		return refuseLine(c, till, &f, err.Error())
	}
	if err != nil {
		return err
	}
	if len(choices) > 0 {
		return askWhich(c, till, &f, choices)
	}
	sale, err := pdv.AddLine(c.Tx, pdv.NewLine{TillID: till.ID, SaleClient: f.Sale, LineClient: f.Line, ProductID: f.ProductID, Quantity: f.Quantity, Total: f.Total, Found: f.Found})
	if isRefusal(err) {
		return refuseLine(c, till, &f, err.Error())
	}
	if err != nil {
		return err
	}
	return added(c, sale, &f)
}

// added answers with the new line alone where that is all that the page lacks.
func added(c *web.Context, sale pdv.Sale, f *view.LineForm) error {
	line := lineOf(sale, f.Line)
	last := sale.Items[len(sale.Items)-1]
	if !c.Htmx() || last.ClientID != line.ClientID || !view.OneMore(sale, f.Seen) {
		return changed(c, sale, view.NoProblem(), view.Last(line))
	}
	cart := view.CartView{TillID: sale.TillID, Sale: &sale}
	var err error
	if cart.Payment, err = payment.Of(c.Tx); err != nil {
		return err
	}
	return c.Fragment(view.NoProblem(), view.Last(line), view.CartPatch(cart, line))
}

// resolve finds what the entry meant and completes the form: the product and the quantity, or choices. A plain form
// sends no UUIDs: they are made here.
func resolve(c *web.Context, f *view.LineForm) ([]catalogue.Product, error) {
	if f.Sale == "" {
		f.Sale = uuid7.New()
	}
	if f.Line == "" {
		f.Line = uuid7.New()
	}
	if f.ProductID != 0 {
		return nil, nil
	}
	found, err := scan.Resolve(c.Tx, f.Code)
	if c.May(may.AddProduct) {
		f.Unknown = found.Unknown
	}
	if err != nil {
		return nil, err
	}
	f.Quantity, f.Total = found.Quantity, found.Total
	if found.Product != nil {
		f.ProductID, f.Found = found.Product.ID, found.Product
	}
	return found.Choices, nil
}

func askWhich(c *web.Context, till tills.Till, f *view.LineForm, choices []catalogue.Product) error {
	tiles, err := tilesOf(c, till, choices)
	if err != nil {
		return err
	}
	if c.Htmx() {
		return c.Fragment(view.NoProblem(), view.Chooser(till.ID, f, tiles))
	}
	return c.Page("Qual produto?", view.ChooserPage(till.ID, f, tiles))
}

// refuseLine gives the text back, with the sale as it now stands: it may have been finished elsewhere.
func refuseLine(c *web.Context, till tills.Till, f *view.LineForm, sentence string) error {
	if !c.Htmx() {
		return c.Invalid(till.Name, view.Problem(sentence, f.Code))
	}
	cart, err := openCart(c, till.ID)
	if err != nil {
		return err
	}
	return c.InvalidFragment(view.Unknown(sentence, f.Code, f.Unknown), view.Cart(cart))
}

// lineOf is the line that the page gave this UUID.
func lineOf(s pdv.Sale, client string) (line pdv.Item) {
	for _, i := range s.Items {
		if i.ClientID == client {
			return i
		}
	}
	return line
}
