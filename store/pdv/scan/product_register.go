package scan

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/tills"
)

// Register makes a product that sells at once. Where the account sells nothing without balance, what is on the
// shelf must be said.
func Register(tx *db.Tx, till tills.Till, n NewProduct) (catalogue.Product, error) {
	if err := till.MustBeOpen(); err != nil {
		return catalogue.Product{}, err
	}
	settings, err := tx.Settings()
	if err != nil {
		return catalogue.Product{}, err
	}
	switch {
	case n.EAN == "":
		return catalogue.Product{}, fault.Blame("ean", "Passe o código de barras do produto.")
	case n.Price <= 0:
		return catalogue.Product{}, fault.Blame("price", "Informe o preço, como 12,90.")
	case n.Stock <= 0 && settings.NegativeStock == "bloquear":
		return catalogue.Product{}, fault.Blame("stock", "Esta conta não vende sem saldo: informe quanto há na loja.")
	case n.Stock < 0:
		return catalogue.Product{}, fault.Blame("stock", "A quantidade não pode ser negativa.")
	}
	p, err := catalogue.Save(tx, catalogue.Product{Kind: catalogue.Goods, SKU: n.EAN, EAN: n.EAN, Name: n.Name, Unit: n.Unit, Price: n.Price, FiscalPending: true})
	if refused, ok := fault.As(err); ok && refused.Field == "sku" {
		return p, fault.Blame("ean", refused.Text) // the code is both
	}
	if err != nil || n.Stock == 0 {
		return p, err
	}
	_, err = stock.Receive(tx, stock.Receipt{Key: n.Key, DepotID: till.DepotID, Reason: "Cadastrado no " + till.Name,
		Lines: []stock.Line{{ProductID: p.ID, Quantity: n.Stock}}})
	return p, err
}
