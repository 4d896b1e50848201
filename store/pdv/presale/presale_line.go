package presale

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

// NewLine is one entry; the pré-venda begins with its first. Both UUIDs are made with the form.
type NewLine struct {
	Client, LineClient string
	BranchID           int64
	ProductID          int64
	Quantity           quantity.Amount
}

// AddLine puts a product on a pré-venda at today's price.
func AddLine(tx *db.Tx, n NewLine) (Presale, error) {
	if !uuid7.Valid(n.Client) || !uuid7.Valid(n.LineClient) {
		return Presale{}, fault.Refuse("Esta tela está desatualizada: recarregue a página.")
	}
	product, err := catalogue.Find(tx, n.ProductID)
	if err != nil {
		return Presale{}, err
	}
	if err := pdv.MustBeSellable(product); err != nil {
		return Presale{}, err
	}
	p, err := begin(tx, n)
	if err != nil {
		return p, err
	}
	if err := p.mustBeChangeable(tx); err != nil {
		return p, err
	}
	return p, p.add(tx, product, n)
}

func (p *Presale) add(tx *db.Tx, product catalogue.Product, n NewLine) error {
	last := 0
	for _, i := range p.Items {
		if i.ClientID == n.LineClient {
			tx.Log(db.Change{Action: "Envio repetido ignorado", Object: "presales", ID: p.ID})
			return nil
		}
		last = i.LineNo
	}
	if len(p.Items) >= pdv.MaxLines {
		return fault.Refuse("Uma pré-venda tem no máximo 500 itens: finalize esta e abra outra.")
	}
	total, err := pdv.PriceOf(product.Price, n.Quantity)
	if err != nil {
		return err
	}
	i := Item{LineNo: last + 1, ClientID: n.LineClient, ProductID: product.ID, Kind: product.Kind, Name: product.Name, Unit: product.Unit, Quantity: n.Quantity,
		UnitPrice: product.Price, BasePrice: product.Price, Total: total}
	p.Items = append(p.Items, i)
	err = tx.Insert("presale_items", "presale_id, line_no, client_id, product_id, name, unit, quantity, unit_price, base_price, total",
		[]any{p.ID, i.LineNo, i.ClientID, i.ProductID, i.Name, i.Unit, i.Quantity, i.UnitPrice, i.BasePrice, i.Total})
	if err != nil {
		return err
	}
	if err := p.price(tx, []catalogue.Product{product}); err != nil {
		return err
	}
	i = p.Items[len(p.Items)-1]
	tx.Log(db.Change{Action: "Item lançado", Object: "presales", ID: p.ID, After: map[string]any{"product": i.Name, "quantity": i.Quantity, "total": i.Total, "rule": i.Rule}})
	return saveTotals(tx, p)
}

// begin finds the form's pré-venda, or begins it with the account's next number. The counter is locked before it is
// known whether a number is needed: sent twice at once, it takes one, and a refused one leaves no gap.
func begin(tx *db.Tx, n NewLine) (Presale, error) {
	p, found, err := lockByClient(tx, n.Client)
	if err != nil || found {
		return p, err
	}
	var last []int64
	err = tx.ListWrite(&last, `
		insert into presale_counters (account_id, last) values ($1, 0)
		on conflict (account_id) do update set last = presale_counters.last returning last`)
	if err != nil {
		return p, err
	}
	if p, found, err = lockByClient(tx, n.Client); err != nil || found {
		return p, err
	}
	p = Presale{ID: db.NewID(), ClientID: n.Client, Number: last[0] + 1, Kind: Kinds[0].Code, State: "aberta", BranchID: n.BranchID,
		SellerID: tx.Actor.Identity, Seller: tx.Actor.Name, ValidUntil: dates.Of(tx.Now, tx.Zone()).AddDays(days), CreatedAt: tx.Now}
	if _, err := tx.Exec(`update presale_counters set last = $2 where account_id = $1`, p.Number); err != nil {
		return p, err
	}
	tx.Log(db.Change{Action: "Pré-venda aberta", Object: "presales", ID: p.ID, After: map[string]any{"number": p.Number}})
	return p, tx.Insert("presales", "id, client_id, number, kind, state, branch_id, seller_id, valid_until, created_at",
		[]any{p.ID, p.ClientID, p.Number, p.Kind, p.State, p.BranchID, p.SellerID, p.ValidUntil, p.CreatedAt})
}

// ChangeLine sets how many of a line; 0 takes it out.
func ChangeLine(tx *db.Tx, id int64, line int, q quantity.Amount) (Presale, error) {
	p, err := lock(tx, id)
	if err != nil {
		return p, err
	}
	if err := p.mustBeChangeable(tx); err != nil {
		return p, err
	}
	at := slices.IndexFunc(p.Items, func(i Item) bool { return i.LineNo == line })
	if at < 0 {
		return p, fault.Missing("Este item não está na pré-venda.")
	}
	item := p.Items[at]
	product, err := catalogue.Find(tx, item.ProductID)
	if err != nil {
		return p, err
	}
	tx.Log(db.Change{Action: "Quantidade alterada", Object: "presales", ID: id, Before: map[string]any{"product": item.Name, "quantity": item.Quantity}, After: map[string]any{"quantity": q}})
	if err := p.setQuantity(tx, at, q); err != nil {
		return p, err
	}
	if err := p.price(tx, []catalogue.Product{product}); err != nil { // what is left may be no pack any more
		return p, err
	}
	return p, saveTotals(tx, &p)
}

func (p *Presale) setQuantity(tx *db.Tx, at int, q quantity.Amount) (err error) {
	item := &p.Items[at]
	if q == 0 {
		_, err = tx.Exec(`delete from presale_items where account_id = $1 and presale_id = $2 and line_no = $3`, p.ID, item.LineNo)
		p.Items = slices.Delete(p.Items, at, at+1)
		return err
	}
	if item.Total, err = pdv.PriceOf(item.UnitPrice, q); err != nil {
		return err
	}
	item.Quantity = q
	_, err = tx.Exec(`update presale_items set quantity = $4, total = $5 where account_id = $1 and presale_id = $2 and line_no = $3`, p.ID, item.LineNo, q, item.Total)
	return err
}

func saveTotals(tx *db.Tx, p *Presale) error {
	if err := p.Sum(); err != nil {
		return err
	}
	_, err := tx.Exec(`update presales set subtotal = $3, discount = $4, total = $5 where account_id = $1 and id = $2`, p.ID, p.Subtotal, p.Discount, p.Total)
	if err != nil {
		return err
	}
	return p.hold(tx)
}
