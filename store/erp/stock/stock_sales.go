package stock

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// TakeSoldItems takes what was sold out of the till's depot, at its average cost: one statement, and what waits for the end.
func TakeSoldItems(tx *db.Tx, s event.SaleFinalised) error {
	movements := make([]Movement, 0, len(s.Items))
	for _, item := range s.Items {
		if item.Kind == catalogue.Kit {
			return fault.Refuse("Kits ainda não podem ser vendidos: venda os produtos de " + item.Name + " um a um.")
		}
		if catalogue.KeepsStock(item.Kind) {
			movements = append(movements, Movement{ProductID: item.ProductID, DepotID: s.DepotID, Quantity: -item.Quantity,
				Kind: Sold, OriginKind: SaleOrigin, OriginID: s.SaleID})
		}
	}
	if s.Offline { // the goods have left the shop, whatever the balance says
		_, err := move(tx, movements, anyway)
		return err
	}
	_, err := move(tx, movements, mayTake(s.PresaleID))
	return err
}

// ReturnSoldItems brings back what a sale took, at exactly the value at which it left. What came back already stays.
func ReturnSoldItems(tx *db.Tx, s event.SaleCancelled) error {
	var out []struct {
		ProductID int64           `db:"product_id"`
		DepotID   int64           `db:"depot_id"`
		Quantity  quantity.Amount `db:"quantity"`
		Value     money.Cents     `db:"value"`
	}
	err := tx.List(&out, `
		select product_id, depot_id, sum(quantity)::bigint as quantity, sum(value)::bigint as value
		  from stock_movements
		 where account_id = $1 and origin_kind = $2 and origin_id = $3 and kind in ($4, $5)
		 group by product_id, depot_id
		having sum(quantity) <> 0`, SaleOrigin, s.SaleID, Sold, Returned)
	if err != nil {
		return err
	}
	back := make([]Movement, len(out))
	for i, m := range out {
		back[i] = Movement{ProductID: m.ProductID, DepotID: m.DepotID, Quantity: -m.Quantity, Value: -m.Value, ValueGiven: true,
			Kind: Returned, OriginKind: SaleOrigin, OriginID: s.SaleID, Reason: s.Reason}
	}
	_, err = Move(tx, back)
	return err
}
