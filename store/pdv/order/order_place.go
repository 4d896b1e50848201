package order

import (
	"errors"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
)

// Place makes a sale that was made elsewhere, whole or not at all, through a till of its own: the same prices, the
// same stock and the same money as at the counter. fresh says that it was not there before.
func Place(tx *db.Tx, o Order) (s pdv.Sale, fresh bool, err error) {
	if err := o.check(); err != nil {
		return s, false, err
	}
	if fresh, err = claim(tx, o); err != nil {
		return s, false, err
	}
	if !fresh {
		s, err = pdv.FindSaleByClient(tx, o.ClientID)
		return s, false, err
	}
	till, err := openTill(tx)
	if err != nil {
		return s, false, err
	}
	sale, err := addItems(tx, till, o)
	if err != nil {
		return s, false, err
	}
	if err := nameBuyer(tx, sale, o.Customer); err != nil {
		return s, false, err
	}
	if s, err = pdv.FindSale(tx, sale); err != nil {
		return s, false, err
	}
	if o.Total != nil && *o.Total != s.Total {
		return s, false, fault.Blame("total", "Os itens somam "+s.Total.String()+", e não "+o.Total.String()+".")
	}
	if _, err := pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale, Payments: o.Payments}); err != nil {
		return s, false, inWordsOfTheAPI(err)
	}
	s, err = pdv.FindSale(tx, sale)
	return s, true, err
}

// inWordsOfTheAPI calls the payments what the order calls them.
func inWordsOfTheAPI(err error) error {
	if f, ok := fault.As(err); ok && f.Field == "payments" {
		return fault.Blame("pagamentos", f.Text)
	}
	return err
}

// claim says whether this is the first time that the order comes. A twin that is on its way is waited for.
func claim(tx *db.Tx, o Order) (first bool, err error) {
	_, first, err = tx.Once("venda:"+o.ClientID, o.hash())
	if errors.Is(err, db.ErrOtherContent) {
		return false, fault.Conflict("Já existe uma venda com este UUID e outro conteúdo. Nada foi alterado.")
	}
	return first, err
}

// addItems rings the lines up as a cashier does, and refuses a price that is not the shop's.
func addItems(tx *db.Tx, till tills.Till, o Order) (sale int64, err error) {
	for at, item := range o.Items {
		product, err := item.find(tx)
		if err != nil {
			return 0, blameItem(at, "produto", err)
		}
		s, err := pdv.AddLine(tx, pdv.NewLine{TillID: till.ID, SaleClient: o.ClientID, LineClient: uuid7.New(), ProductID: product.ID, Quantity: item.Quantity, Found: &product})
		if err != nil {
			return 0, blameItem(at, "quantidade", err)
		}
		if err := item.checkPrice(at, s.Items[len(s.Items)-1]); err != nil {
			return 0, err
		}
		sale = s.ID
	}
	return sale, nil
}

func (i Item) find(tx *db.Tx) (catalogue.Product, error) {
	if i.ProductID != 0 {
		return catalogue.Find(tx, i.ProductID)
	}
	return catalogue.FindByCode(tx, i.Code)
}

// nameBuyer finds who bought by CPF or CNPJ, then by e-mail, and registers who is new.
func nameBuyer(tx *db.Tx, sale int64, c Customer) error {
	if c.Name == "" {
		return nil
	}
	p, err := person.Meet(tx, person.Person{Name: c.Name, TaxID: c.TaxID, Email: c.Email, IsCustomer: true})
	if err != nil {
		if f, ok := fault.As(err); ok {
			return fault.Blame("cliente", f.Text)
		}
		return err
	}
	_, err = pdv.SetCustomer(tx, sale, p.ID, c.TaxID)
	return err
}
