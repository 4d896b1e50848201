package presale

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/erp/stock"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
)

// Opened is a pré-venda that became a till's sale; Was is its promised total where prices had to be today's.
type Opened struct {
	Sale     pdv.Sale
	Presale  Presale
	Repriced bool
	Was      money.Cents
}

// Open makes a pré-venda the till's open sale, at the prices it promised or, past its day, at today's. Given up
// there, it can be opened again; nothing moves before the sale is final.
func Open(tx *db.Tx, tillID, number int64) (o Opened, err error) {
	till, err := tills.Lock(tx, tillID)
	if err != nil {
		return o, err
	}
	if o.Presale, err = lockByNumber(tx, number); err != nil {
		return o, err
	}
	p := &o.Presale
	if err := pdv.MustBeFree(tx, till, p.SaleID); err != nil {
		return o, err
	}
	if err := p.MustBeOpen(); err != nil {
		return o, err
	}
	s, stands, err := p.standing(tx)
	switch {
	case err != nil:
		return o, err
	case stands && s.TillID == tillID && s.State == "aberta": // sent twice
		tx.Log(db.Change{Action: "Envio repetido ignorado", Object: "presales", ID: p.ID})
		o.Sale = s
		return o, nil
	case stands && s.State == "suspensa":
		return o, fault.Refuse(p.Title() + " foi aberta no " + s.TillName + " e está suspensa: recupere a venda.")
	case stands:
		return o, fault.Refuse(p.Title() + " já está aberta no " + s.TillName + ".")
	case len(p.Items) == 0:
		return o, fault.Refuse(p.Title() + " não tem itens.")
	}
	return o, o.begin(tx, till)
}

// begin writes the sale with its lines.
func (o *Opened) begin(tx *db.Tx, till tills.Till) error {
	p, today := &o.Presale, dates.Of(tx.Now, tx.Zone())
	s := pdv.Sale{ID: db.NewID(), ListID: p.ListID, Given: pdv.Given{Discount: p.Discount}}
	products, err := p.products(tx)
	if err != nil {
		return err
	}
	if o.Repriced = p.Expired(today); o.Repriced {
		o.Was, s.Discount = p.Total, 0
	}
	if err := o.lines(tx, &s, products); err != nil {
		return err
	}
	if err := s.Sum(); err != nil {
		return err
	}
	taxID, err := p.taxID(tx)
	if err != nil {
		return err
	}
	if err := o.insert(tx, &s, till, taxID); err != nil {
		return err
	}
	if _, err := tx.Exec(`update presales set sale_id = $3 where account_id = $1 and id = $2`, p.ID, s.ID); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Pré-venda aberta no caixa", Object: "presales", ID: p.ID, After: map[string]any{"sale_id": s.ID, "till_id": till.ID, "total": s.Total, "repriced": o.Repriced}})
	o.Sale, err = pdv.FindSale(tx, s.ID)
	return err
}

// insert writes the sale that begins with the pré-venda's lines.
func (o *Opened) insert(tx *db.Tx, s *pdv.Sale, till tills.Till, taxID string) error {
	p := &o.Presale
	seller := p.SellerID
	if seller == 0 {
		seller = till.Sells(tx.Actor.Identity)
	}
	err := tx.Insert("sales", "id, client_id, till_id, shift_id, branch_id, depot_id, state, customer_id, customer_tax_id, operator_id, seller_id, subtotal, discount, total, opened_at, business_day, presale_id, list_id",
		[]any{s.ID, uuid7.New(), till.ID, *till.ShiftID, till.BranchID, till.DepotID, "aberta", p.CustomerID, taxID, tx.Actor.Identity, seller, s.Subtotal, s.Discount, s.Total, tx.Now, dates.Of(tx.Now, tx.Zone()), p.ID, s.ListID})
	if err != nil {
		return err
	}
	rows := make([][]any, len(s.Items))
	for n, i := range s.Items {
		rows[n] = []any{s.ID, i.LineNo, i.ClientID, i.ProductID, i.Name, i.Unit, i.Quantity, i.UnitPrice, i.BasePrice, i.Rule, i.Total}
	}
	return tx.Insert("sale_items", "sale_id, line_no, client_id, product_id, name, unit, quantity, unit_price, base_price, rule, total", rows...)
}

// lines are the pré-venda's: at the promised prices, or past its day at today's, by whatever rule is best.
func (o *Opened) lines(tx *db.Tx, s *pdv.Sale, products map[int64]catalogue.Product) error {
	today := make([]catalogue.Product, 0, len(products))
	for _, p := range products {
		today = append(today, p)
	}
	for n, i := range o.Presale.Items {
		item := pdv.Item{LineNo: n + 1, ClientID: uuid7.New(), ProductID: i.ProductID, Name: i.Name, Unit: i.Unit, Quantity: i.Quantity,
			UnitPrice: i.UnitPrice, BasePrice: products[i.ProductID].Price, Total: i.Total, Rule: pdv.Promise + o.Presale.Title()}
		if o.Repriced {
			item.UnitPrice, item.Rule = item.BasePrice, ""
		}
		s.Items = append(s.Items, item)
	}
	if !o.Repriced {
		return nil
	}
	_, err := pdv.PriceLines(tx, s, today)
	return err
}

// products are those of its lines, all of them still sold.
func (p *Presale) products(tx *db.Tx) (map[int64]catalogue.Product, error) {
	ids := make([]int64, len(p.Items))
	for i, item := range p.Items {
		ids[i] = item.ProductID
	}
	products, err := catalogue.ByIDs(tx, ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if err := pdv.MustBeSellable(products[id]); err != nil {
			return nil, err
		}
	}
	return products, nil
}

func (p *Presale) taxID(tx *db.Tx) (string, error) {
	if p.CustomerID == nil {
		return "", nil
	}
	customer, err := person.Find(tx, *p.CustomerID)
	return customer.TaxID.Bare(), err
}

// Convert ends the pré-venda that a final sale came from.
func Convert(tx *db.Tx, f event.SaleFinalised) error {
	if f.PresaleID == 0 {
		return nil
	}
	_, err := tx.Exec(`
		update presales set state = 'convertida', sale_id = $3, ended_at = $4, ended_by = $5
		 where account_id = $1 and id = $2`, f.PresaleID, f.SaleID, tx.Now, tx.Actor.Identity)
	if err != nil {
		return err
	}
	return stock.Release(tx, origin(f.PresaleID))
}
