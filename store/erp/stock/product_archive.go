package stock

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
)

// ArchiveProduct takes a product out of use. What is still on a shelf would vanish from the position with it.
func ArchiveProduct(tx *db.Tx, id int64) error {
	p, err := catalogue.Find(tx, id)
	if err != nil {
		return err
	}
	var balances []Balance
	err = tx.Everywhere(func() (err error) { // a shelf of another branch counts as well
		balances, err = BalancesOf(tx, id)
		return err
	})
	if err != nil {
		return err
	}
	for _, b := range balances {
		if b.Quantity != 0 {
			return fault.Refuse(p.Name + " ainda tem " + b.Quantity.Of(p.Unit) + " em estoque: ajuste ou transfira o saldo antes de arquivar.")
		}
	}
	return catalogue.Archive(tx, id)
}
