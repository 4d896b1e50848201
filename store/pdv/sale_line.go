package pdv

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

// NewLine is one scan. Both UUIDs are made by the page: posting the same line again adds nothing.
type NewLine struct {
	TillID                 int64
	SaleClient, LineClient string
	ProductID              int64
	Quantity               quantity.Amount
	Total                  money.Cents        // of a price label: it is kept to the centavo, and Quantity is derived from it
	Found                  *catalogue.Product // where it was read a moment ago
}

// AddLine puts a product on the sale, which begins with its first line.
func AddLine(tx *db.Tx, n NewLine) (Sale, error) {
	if !uuid7.Valid(n.SaleClient) || !uuid7.Valid(n.LineClient) {
		return Sale{}, fault.Refuse("Esta tela está desatualizada: recarregue a página.")
	}
	till, err := tills.Find(tx, n.TillID)
	if err != nil {
		return Sale{}, err
	}
	if err := till.MustBeOpen(); err != nil {
		return Sale{}, err
	}
	till.Act(tx)
	product, err := n.product(tx)
	if err != nil {
		return Sale{}, err
	}
	if err := MustBeSellable(product); err != nil {
		return Sale{}, err
	}
	s, err := openSale(tx, till, n.SaleClient)
	if err != nil {
		return Sale{}, err
	}
	return s, addItem(tx, &s, product, n)
}

func (n *NewLine) product(tx *db.Tx) (catalogue.Product, error) {
	if n.Found != nil && n.Found.ID == n.ProductID {
		return *n.Found, nil
	}
	return catalogue.Find(tx, n.ProductID)
}

// MustBeSellable refuses what no line may sell: an archived product, or a kit.
func MustBeSellable(p catalogue.Product) error {
	switch {
	case p.ArchivedAt != nil:
		return fault.Refuse(p.Name + " está arquivado: reative o produto para vender.")
	case p.Kind == "kit":
		return fault.Refuse(p.Name + " é um kit, e kits ainda não são vendidos no caixa.")
	}
	return nil
}

// openSale finds the page's sale, or begins it.
func openSale(tx *db.Tx, till tills.Till, client string) (Sale, error) {
	s, found, err := LockSaleByClient(tx, client)
	if err == nil && !found {
		if err = beginSale(tx, till, client); err == nil {
			s, _, err = LockSaleByClient(tx, client)
		}
	}
	if err != nil {
		return s, err
	}
	if s.TillID != till.ID {
		return s, fault.Refuse("Esta venda foi aberta em outro caixa.")
	}
	return s, s.MustBeOpen()
}

// beginSale skips what the same page began a moment ago.
func beginSale(tx *db.Tx, till tills.Till, client string) error {
	return tx.InsertOrSkip("sales", "id, client_id, till_id, shift_id, branch_id, depot_id, state, operator_id, seller_id, opened_at, business_day",
		[]any{db.NewID(), client, till.ID, *till.ShiftID, till.BranchID, till.DepotID, "aberta", tx.Actor.Identity, till.Sells(tx.Actor.Identity), tx.Now, dates.Of(tx.Now, tx.Zone())})
}

const MaxLines = 500

func addItem(tx *db.Tx, s *Sale, p catalogue.Product, n NewLine) error {
	for _, i := range s.Items {
		if i.ClientID == n.LineClient {
			tx.Log(db.Change{Action: "Item repetido ignorado", Object: "sales", ID: s.ID})
			return nil
		}
	}
	if len(s.Items) >= MaxLines {
		return fault.Refuse("Uma venda tem no máximo 500 itens: finalize esta e abra outra.")
	}
	total, err := n.price(p.Price)
	if err != nil {
		return err
	}
	s.Items = append(s.Items, Item{
		LineNo: len(s.Items) + 1, ClientID: n.LineClient, ProductID: p.ID, Kind: p.Kind, SKU: p.SKU, EAN: p.EAN, Name: p.Name, Unit: p.Unit,
		Quantity: n.Quantity, UnitPrice: p.Price, BasePrice: p.Price, Total: total, FixedTotal: n.Total != 0,
	})
	changed, err := PriceLines(tx, s, []catalogue.Product{p})
	if err != nil {
		return err
	}
	item := &s.Items[len(s.Items)-1]
	err = tx.InsertLater("sale_items", "sale_id, line_no, client_id, product_id, name, unit, quantity, unit_price, base_price, rule, total, fixed_total",
		[]any{s.ID, item.LineNo, item.ClientID, item.ProductID, item.Name, item.Unit, item.Quantity, item.UnitPrice, item.BasePrice, item.Rule, item.Total, item.FixedTotal})
	if err != nil {
		return err
	}
	if err := saveLines(tx, s.ID, slices.DeleteFunc(changed, func(i *Item) bool { return i == item })); err != nil {
		return err
	}
	after := map[string]any{"line": item.LineNo, "product": p.Name, "quantity": item.Quantity, "total": item.Total}
	if item.Rule != "" {
		after["rule"] = item.Rule
	}
	tx.Log(db.Change{Action: "Item lançado", Object: "sales", ID: s.ID, After: after})
	return saveTotals(tx, s)
}

// ChangeQuantity sets how many of a line.
func ChangeQuantity(tx *db.Tx, sale int64, line int, q quantity.Amount) (Sale, error) {
	return ChangeQuantityUpTo(tx, sale, line, q, authority.Allowance{})
}

// ChangeQuantityUpTo is ChangeQuantity for who may take only so much off a sale alone.
func ChangeQuantityUpTo(tx *db.Tx, sale int64, line int, q quantity.Amount, a authority.Allowance) (Sale, error) {
	s, item, err := lockLine(tx, sale, line)
	if err != nil {
		return s, err
	}
	if item.FixedTotal {
		return s, fault.Blame("quantity", "Este item veio de uma etiqueta com preço: cancele a linha e passe a etiqueta nova.")
	}
	if _, err := PriceOf(item.ownPrice(), q); err != nil {
		return s, err
	}
	was := *item
	item.Quantity = q
	changed, err := priceAround(tx, &s, was)
	if err != nil {
		return s, err
	}
	tx.Log(db.Change{Action: "Quantidade alterada", Object: "sales", ID: sale,
		Before: map[string]any{"line": line, "quantity": was.Quantity, "rule": was.Rule}, After: map[string]any{"line": line, "quantity": q, "total": item.Total, "rule": item.Rule}})
	if q < was.Quantity {
		if err := allowReducing(tx, a, &s, *item, was.Total-item.Total); err != nil {
			return s, err
		}
	}
	if !slices.Contains(changed, item) {
		changed = append(changed, item)
	}
	if err := saveLines(tx, s.ID, changed); err != nil {
		return s, err
	}
	return s, saveTotals(tx, &s)
}

// CancelLine takes a line out of the sum; it stays on the sale, struck through.
func CancelLine(tx *db.Tx, sale int64, line int, reason string) (Sale, error) {
	return CancelLineUpTo(tx, sale, line, reason, authority.Allowance{})
}

// CancelLineUpTo is CancelLine for who may cancel only so much alone.
func CancelLineUpTo(tx *db.Tx, sale int64, line int, reason string, a authority.Allowance) (Sale, error) {
	s, item, err := lockLine(tx, sale, line)
	if err != nil {
		return s, err
	}
	if err := allowCancelling(tx, a, &s, *item, reason); err != nil {
		return s, err
	}
	item.CancelledAt = &tx.Now
	tx.Log(db.Change{Action: "Item cancelado", Object: "sales", ID: sale, Before: map[string]any{"line": line, "product": item.Name, "total": item.Total},
		After: map[string]any{"reason": reason}})
	_, err = tx.Exec(`update sale_items set cancelled_at = $4 where account_id = $1 and sale_id = $2 and line_no = $3`, sale, line, tx.Now)
	if err != nil {
		return s, err
	}
	changed, err := priceAround(tx, &s, *item) // what is left may be no pack any more
	if err != nil {
		return s, err
	}
	if err := saveLines(tx, s.ID, changed); err != nil {
		return s, err
	}
	return s, saveTotals(tx, &s)
}

// lockLine takes the sale and points into its items.
func lockLine(tx *db.Tx, sale int64, line int) (s Sale, item *Item, err error) {
	if s, err = LockSale(tx, sale); err != nil {
		return s, nil, err
	}
	for i := range s.Items {
		if s.Items[i].LineNo == line && s.Items[i].CancelledAt == nil {
			return s, &s.Items[i], s.MustBeOpen()
		}
	}
	return s, nil, fault.Missing("Este item não está na venda.")
}

var errTooLarge = fault.Refuse("Esta quantidade dá um valor maior do que o sistema aceita.")

// MaxItemTotal is R$ 10 billion: sums of lines stay far from overflow.
const MaxItemTotal = 1_000_000_000_000

// PriceOf is a line's total, quantity × unit price; what is not above zero, or beyond what a line may be worth, is refused.
func PriceOf(unit money.Cents, q quantity.Amount) (total money.Cents, err error) {
	if q <= 0 {
		return 0, fault.Blame("quantity", "A quantidade deve ser maior que zero: para tirar um item, cancele a linha.")
	}
	total, ok := q.Times(unit)
	if !ok || total > MaxItemTotal {
		return 0, errTooLarge
	}
	return total, nil
}

// price is the line's total: the label's, or quantity × price.
func (n *NewLine) price(unit money.Cents) (total money.Cents, err error) {
	if n.Total == 0 {
		return PriceOf(unit, n.Quantity)
	}
	if n.Quantity <= 0 || n.Total < 0 || n.Total > MaxItemTotal {
		return 0, errTooLarge
	}
	return n.Total, nil
}
