package till

import (
	"slices"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/payment"
	"omniservicos/store/erp/stock"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/pdv/tills"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// chooseTill goes straight to the till where there is only one to go to.
func chooseTill(c *web.Context) error {
	all, err := tills.List(c.Tx)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(t tills.Till) bool { return t.Online }) // nobody stands at that one
	candidates := all
	if len(all) > 1 {
		candidates = nil
		for _, t := range all {
			if t.Open() {
				candidates = append(candidates, t)
			}
		}
	}
	if len(candidates) == 1 && c.Query("escolher") == "" {
		return c.Redirect(part.TillPath(candidates[0].ID, ""))
	}
	return c.Page("PDV", view.ChooseTill(all))
}

func showTill(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if !till.Open() {
		return c.Screen(till.Name, view.ClosedTill(till, &view.OpenForm{}, c.Me.Name, c.May(may.Open)))
	}
	operatorID, operator := till.Operator(c.Me.IdentityID, c.Me.Name)
	v := view.TillView{Till: till, Person: operator, Operator: operatorID, Drawn: c.Tx.Now, Closes: c.May(may.Open), AddsProduct: c.May(may.AddProduct), AddsCustomer: c.May(may.AddCustomer)}
	if err := staff(c, &v); err != nil {
		return err
	}
	if v.Voucher, err = voucherInHand(c); err != nil {
		return err
	}
	if v.Payment, err = payment.Of(c.Tx); err != nil {
		return err
	}
	if v.Lists, err = catalogue.ListsInUse(c.Tx); err != nil {
		return err
	}
	if v.Shelf, err = shelfOf(c, till, catalogue.Filter{}); err != nil {
		return err
	}
	if v.Shelf.Alert, err = alertOf(c, till); err != nil {
		return err
	}
	if v.Shelf.Groups, err = groups(c); err != nil {
		return err
	}
	if v.Cart, err = openCart(c, till.ID); err != nil {
		return err
	}
	return c.Screen(till.Name, view.Till(v))
}

// staff is who operates and sells at the till in this shift, and up to which discount.
func staff(c *web.Context, v *view.TillView) (err error) {
	if v.Operators, err = tills.Operators(c.Tx, v.Till); err != nil {
		return err
	}
	if v.Shift, err = tills.FindShift(c.Tx, *v.Till.ShiftID); err != nil {
		return err
	}
	if v.Sellers, err = seller.List(c.Tx); err != nil {
		return err
	}
	v.MostDiscount, err = desk.LimitOf(c, v.Till.Stand)
	v.Limit = desk.LimitInWords(v.MostDiscount)
	return err
}

// tilesShown fill a wide screen twice over; whoever wants more searches.
const tilesShown = 40

// shelfOf reads products with what the till's depot has of each.
func shelfOf(c *web.Context, till tills.Till, f catalogue.Filter) (v view.ShelfView, err error) {
	f.Limit = tilesShown
	products, err := catalogue.List(c.Tx, f)
	if err != nil {
		return v, err
	}
	v.Query = f.Words
	v.Tiles, err = tilesOf(c, till, products)
	return v, err
}

func tilesOf(c *web.Context, till tills.Till, products []catalogue.Product) ([]view.Tile, error) {
	balances, err := stock.Balances(c.Tx, catalogue.IDs(products), till.DepotID)
	if err != nil {
		return nil, err
	}
	var tiles []view.Tile
	for _, p := range products {
		if p.Kind != catalogue.Kit { // registered, not sold yet
			tiles = append(tiles, view.Tile{Product: p, Stock: balances[p.ID].Available()})
		}
	}
	return tiles, nil
}

func groups(c *web.Context) (active []catalogue.Category, err error) {
	all, err := catalogue.Categories(c.Tx)
	for _, g := range all {
		if g.ArchivedAt == nil && g.Products > 0 {
			active = append(active, g)
		}
	}
	return active, err
}

// findProducts answers the search under the code field and the groups: a piece of the screen.
func findProducts(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	shelf, err := shelfOf(c, till, catalogue.Filter{Words: c.Query("q"), CategoryID: c.Number("grupo")})
	if err != nil {
		return err
	}
	return c.Fragment(view.Products(shelf))
}
