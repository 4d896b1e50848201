// Package order takes in sales that were made elsewhere, through a till of their own.
package order

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/quantity"
	"omniservicos/store/taxid"
	"omniservicos/store/uuid7"
)

// Order is a sale made elsewhere: what another program says was bought, and how it was paid.
type Order struct {
	ClientID string // the program's own UUID: sent again, it is the same sale
	Customer Customer
	Items    []Item
	Payments []pdv.Payment
	Total    *money.Cents // what the customer was shown; the shop's sum must be the same
}

// Customer is who bought, or nobody.
type Customer struct {
	Name, Email string
	TaxID       taxid.ID
}

// Item is one line. Price is what the customer was shown.
type Item struct {
	ProductID int64
	Code      string // SKU or EAN, where there is no id
	Quantity  quantity.Amount
	Price     *money.Cents
}

const maxItems = 100

func (o Order) check() error {
	switch {
	case !uuid7.Valid(o.ClientID):
		return fault.Blame("uuid", "Envie um UUID das versões 4 ou 7, em minúsculas: ele é a identidade da venda.")
	case len(o.Items) == 0:
		return fault.Blame("itens", "Envie pelo menos um item.")
	case len(o.Items) > maxItems:
		return fault.Blame("itens", "Uma venda da loja online tem no máximo 100 itens.")
	case o.Customer.Name == "" && (o.Customer.TaxID != "" || o.Customer.Email != ""):
		return fault.Blame("cliente.nome", "Informe o nome do cliente.")
	}
	return nil
}

// hash is of all that was asked: the same UUID with another order is refused.
func (o Order) hash() []byte {
	raw, _ := json.Marshal(o) // words and numbers always marshal
	sum := sha256.Sum256(raw)
	return sum[:]
}

// checkPrice: the shop's price list is the truth, and the line that differs is named.
func (i Item) checkPrice(at int, line pdv.Item) error {
	if i.Price == nil || *i.Price == line.UnitPrice {
		return nil
	}
	return fault.Blame(field(at, "preco"), fmt.Sprintf("%s custa %s, e não %s: atualize o preço na loja online.", line.Name, line.UnitPrice, *i.Price))
}

func field(at int, name string) string { return fmt.Sprintf("itens[%d].%s", at, name) }

// blameItem puts a refusal beside the line that it is about.
func blameItem(at int, name string, err error) error {
	f, ok := fault.As(err)
	if !ok || f.Kind == fault.Conflicts {
		return err
	}
	return fault.Blame(field(at, name), f.Text)
}
