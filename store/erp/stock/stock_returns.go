package stock

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/event"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// left is what a sale took of a product, and at which value.
type left struct {
	ProductID int64           `db:"product_id"`
	Quantity  quantity.Amount `db:"quantity"`
	Value     money.Cents     `db:"value"`
}

// worth is the value of the first q of what left: worked out on all that has come back, so that what comes back in parts
// comes back whole.
func (l left) worth(q quantity.Amount) money.Cents {
	value, _ := money.MulDiv(int64(l.Value), int64(q), int64(l.Quantity)) // at most Value
	return money.Cents(value)
}

// TakeBackItems puts what a customer returned into the chosen depot, at the value at which it left.
func TakeBackItems(tx *db.Tx, r event.ItemsReturned) error {
	sold, err := leftWith(tx, r.SaleID)
	if err != nil {
		return err
	}
	var back []Movement
	for _, i := range r.Items {
		if !catalogue.KeepsStock(i.Kind) {
			continue
		}
		l := sold[i.ProductID]
		back = append(back, Movement{ProductID: i.ProductID, DepotID: r.DepotID, Quantity: i.Quantity, Value: l.worth(i.Before+i.Quantity) - l.worth(i.Before),
			ValueGiven: true, Kind: TakenBack, OriginKind: ReturnOrigin, OriginID: r.ReturnID, Reason: r.Reason})
	}
	_, err = Move(tx, back)
	return err
}

func leftWith(tx *db.Tx, sale int64) (map[int64]left, error) {
	var rows []left
	err := tx.List(&rows, `
		select product_id, -sum(quantity)::bigint as quantity, -sum(value)::bigint as value
		  from stock_movements
		 where account_id = $1 and origin_kind = $2 and origin_id = $3 and kind = $4
		 group by product_id`, SaleOrigin, sale, Sold)
	of := make(map[int64]left, len(rows))
	for _, l := range rows {
		of[l.ProductID] = l
	}
	return of, err
}
