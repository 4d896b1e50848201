package api

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/order"
	"omniservicos/store/quantity"
	"omniservicos/store/taxid"
	"omniservicos/web"
)

// orderJSON is a sale made elsewhere as a program sends it.
type orderJSON struct {
	UUID     string `json:"uuid"`
	Customer *struct {
		Name  string `json:"nome"`
		TaxID string `json:"cpf_cnpj"`
		Email string `json:"email"`
	} `json:"cliente"`
	Items []struct {
		Product  string       `json:"produto"`
		Code     string       `json:"codigo"`
		Quantity string       `json:"quantidade"`
		Price    *money.Cents `json:"preco"`
	} `json:"itens"`
	Payments []struct {
		Method        string      `json:"forma"`
		Amount        money.Cents `json:"valor"`
		Instalments   int         `json:"parcelas"`
		Brand         string      `json:"bandeira"`
		NSU           string      `json:"nsu"`
		Authorisation string      `json:"autorizacao"`
	} `json:"pagamentos"`
	Total *money.Cents `json:"total"`
}

func placeOrder(c *web.Context) error {
	var sent orderJSON
	if err := readBody(c, &sent); err != nil {
		return err
	}
	o, err := sent.order()
	if err != nil {
		return err
	}
	sale, fresh, err := order.Place(c.Tx, o)
	if err != nil {
		return err
	}
	status := 200 // it was there already
	if fresh {
		status = 201
	}
	return c.JSON(status, saleOf(sale))
}

// order reads what was sent, and names the field that is wrong.
func (j *orderJSON) order() (o order.Order, err error) {
	o = order.Order{ClientID: j.UUID, Total: j.Total}
	if j.Customer != nil {
		o.Customer = order.Customer{Name: strings.TrimSpace(j.Customer.Name), Email: strings.TrimSpace(j.Customer.Email)}
		if j.Customer.TaxID != "" {
			if o.Customer.TaxID, err = taxid.Parse(j.Customer.TaxID); err != nil {
				return o, fault.Blame("cliente.cpf_cnpj", err.Error())
			}
		}
	}
	for at, i := range j.Items {
		item := order.Item{Code: i.Code, Price: i.Price}
		if item.ProductID, err = strconv.ParseInt(i.Product, 10, 64); err != nil && (i.Product != "" || i.Code == "") {
			return o, fault.Blame(fmt.Sprintf("itens[%d].produto", at), "Envie o id do produto como texto, ou o código dele em “codigo”.")
		}
		if item.Quantity, err = quantity.Parse(strings.ReplaceAll(i.Quantity, ".", ",")); err != nil || item.Quantity <= 0 {
			return o, fault.Blame(fmt.Sprintf("itens[%d].quantidade", at), "Envie a quantidade como texto maior que zero, como \"2\" ou \"1.5\".")
		}
		o.Items = append(o.Items, item)
	}
	for at, p := range j.Payments {
		if p.Amount <= 0 || p.Amount > maxPaidByAPI {
			return o, fault.Blame(fmt.Sprintf("pagamentos[%d].valor", at), "Envie o valor em centavos, maior que zero.")
		}
		o.Payments = append(o.Payments, pdv.Payment{Method: p.Method, Tendered: p.Amount, Instalments: max(1, p.Instalments),
			Brand: p.Brand, NSU: p.NSU, Authorisation: p.Authorisation})
	}
	return o, nil
}

// maxPaidByAPI is R$ 100 billion: sums of payments stay far from overflow.
const maxPaidByAPI money.Cents = 10_000_000_000_000

// saleJSON is a sale to a program.
type saleJSON struct {
	ID          string         `json:"id"`
	UUID        string         `json:"uuid"`
	Number      *int64         `json:"numero"`
	State       string         `json:"estado"`
	Till        string         `json:"caixa"`
	Day         string         `json:"dia"`
	Customer    *string        `json:"cliente"`
	Subtotal    int64          `json:"subtotal"`
	Discount    int64          `json:"desconto"`
	Total       int64          `json:"total"`
	Change      int64          `json:"troco"`
	FinalisedAt *string        `json:"finalizada_em"`
	Items       []saleItemJSON `json:"itens"`
	Payments    []paymentJSON  `json:"pagamentos"`
}

type saleItemJSON struct {
	Product  string `json:"produto"`
	SKU      string `json:"codigo"`
	Name     string `json:"nome"`
	Unit     string `json:"unidade"`
	Quantity string `json:"quantidade"`
	Price    int64  `json:"preco"`
	Total    int64  `json:"total"`
}

type paymentJSON struct {
	Method      string `json:"forma"`
	Amount      int64  `json:"valor"`
	Instalments int    `json:"parcelas"`
}

func showSaleAPI(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.JSON(200, saleOf(sale))
}

func saleOf(s pdv.Sale) saleJSON {
	j := saleJSON{
		ID: strconv.FormatInt(s.ID, 10), UUID: s.ClientID, Number: s.Number, State: s.State, Till: s.TillName, Day: s.BusinessDay.ISO(),
		Subtotal: int64(s.Subtotal), Discount: int64(s.Discount), Total: int64(s.Total), Change: int64(s.Change),
		Items: []saleItemJSON{}, Payments: []paymentJSON{},
	}
	if s.CustomerID != nil {
		id := strconv.FormatInt(*s.CustomerID, 10)
		j.Customer = &id
	}
	if s.FinalisedAt != nil {
		at := s.FinalisedAt.UTC().Format(time.RFC3339)
		j.FinalisedAt = &at
	}
	for _, i := range s.Lines() {
		j.Items = append(j.Items, saleItemJSON{Product: strconv.FormatInt(i.ProductID, 10), SKU: i.SKU, Name: i.Name, Unit: i.Unit,
			Quantity: decimal(i.Quantity), Price: int64(i.UnitPrice), Total: int64(i.Total)})
	}
	for _, p := range s.Payments {
		j.Payments = append(j.Payments, paymentJSON{Method: p.Method, Amount: int64(p.Amount), Instalments: p.Instalments})
	}
	return j
}
