package presale

import (
	"database/sql"
	"errors"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/uuid7"
)

// held is how long a pré-venda of an orçamento waits before it is looked at again; what was agreed is sold at its price
// however late.
const held = 30

// OpenForQuote opens the pré-venda of an orçamento that was accepted: what was agreed waits at the till.
func OpenForQuote(tx *db.Tx, f event.QuoteAccepted) error {
	number, err := next(tx)
	if err != nil {
		return err
	}
	p := Presale{ID: db.NewID(), ClientID: uuid7.New(), Number: number, Kind: Kinds[0].Code, State: "aberta", BranchID: f.BranchID, SellerID: f.SellerID,
		ValidUntil: dates.Of(tx.Now, tx.Zone()).AddDays(held), Discount: f.Discount, QuoteID: f.QuoteID, CreatedAt: tx.Now}
	if f.PersonID != 0 {
		p.CustomerID = &f.PersonID
	}
	tx.Log(db.Change{Action: "Pré-venda aberta pelo orçamento aceito", Object: "presales", ID: p.ID, After: map[string]any{"number": p.Number, "quote_id": f.QuoteID, "total": f.Total}})
	err = tx.Insert("presales", "id, client_id, number, kind, state, branch_id, customer_id, seller_id, valid_until, quote_id, created_at",
		[]any{p.ID, p.ClientID, p.Number, p.Kind, p.State, p.BranchID, p.CustomerID, p.SellerID, p.ValidUntil, p.QuoteID, p.CreatedAt})
	if err != nil {
		return err
	}
	rows := make([][]any, len(f.Items))
	for n, q := range f.Items {
		i := Item{LineNo: n + 1, ClientID: uuid7.New(), ProductID: q.ProductID, Name: q.Name, Unit: q.Unit, Quantity: q.Quantity, UnitPrice: q.UnitPrice, BasePrice: q.BasePrice, Rule: q.Rule, Total: q.Gross}
		p.Items = append(p.Items, i)
		rows[n] = []any{p.ID, i.LineNo, i.ClientID, i.ProductID, i.Name, i.Unit, i.Quantity, i.UnitPrice, i.BasePrice, i.Rule, i.Total}
	}
	if err := tx.Insert("presale_items", "presale_id, line_no, client_id, product_id, name, unit, quantity, unit_price, base_price, rule, total", rows...); err != nil {
		return err
	}
	return saveTotals(tx, &p)
}

// next is the account's next number, for one that is certainly made.
func next(tx *db.Tx) (int64, error) {
	var last []int64
	err := tx.ListWrite(&last, `
		insert into presale_counters (account_id, last) values ($1, 1)
		on conflict (account_id) do update set last = presale_counters.last + 1 returning last`)
	if err != nil {
		return 0, err
	}
	return last[0], nil
}

// CancelForQuote takes the pré-venda of an orçamento back that holds no longer; what was sold of it stands in the way.
func CancelForQuote(tx *db.Tx, f event.QuoteVoided) error {
	if !f.Accepted {
		return nil
	}
	p, found, err := OfQuote(tx, f.QuoteID)
	if err != nil || !found || p.State == "cancelada" {
		return err
	}
	if p.State == "convertida" {
		return p.refuseSold(tx)
	}
	if p, err = lock(tx, p.ID); err != nil {
		return err
	}
	if err := p.mustRest(tx); err != nil {
		return err
	}
	return p.cancel(tx, "Orçamento anulado: "+f.Reason)
}

// refuseSold lets an orçamento go only once its sale was cancelled.
func (p *Presale) refuseSold(tx *db.Tx) error {
	s, err := pdv.FindSale(tx, p.SaleID)
	if err != nil || s.State == "cancelada" {
		return err
	}
	return fault.Refuse("Este orçamento já foi vendido (" + p.Title() + ", " + s.TillName + "). Para mudar, cancele a venda ou faça uma devolução.")
}

// OfQuote is the pré-venda that an orçamento opened.
func OfQuote(tx *db.Tx, quote int64) (p Presale, found bool, err error) {
	err = tx.Get(&p, `select `+columns+from+` where v.account_id = $1 and v.quote_id = $2 and v.quote_id <> 0`, quote)
	if errors.Is(err, sql.ErrNoRows) {
		return p, false, nil
	}
	return p, err == nil, err
}
