package purchase

import (
	"strconv"
	"strings"

	"omniservicos/store/catalogue"
	"omniservicos/store/erp/purchase/nfe"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/store/words"
)

// How an item was recognised.
const (
	ByMemory = "fornecedor" // this supplier's code was met before
	ByEAN    = "ean"
	AsNew    = ""
)

// Item says which product of ours an item of the invoice is, and how it enters. In the preview it is a suggestion.
type Item struct {
	Match     string          `json:"como,omitempty"`
	ProductID int64           `json:"produto,omitempty"` // 0: it will be registered
	SKU       string          `json:"codigo"`
	Name      string          `json:"nome"`
	Unit      string          `json:"unidade"`
	Factor    quantity.Amount `json:"fator"` // our units in one of the supplier's
	Price     money.Cents     `json:"preco"` // of sale
	Archived  bool            `json:"arquivado,omitempty"`
}

// NFeChoices are what a person decided on the preview. Without Items all suggestions stand; DepotID 0 is the main depot
// of the branch that the note is for.
type NFeChoices struct {
	DepotID int64
	Items   []NFeChoice
}

// NFeChoice is the decision on one item: the code of the product of ours that it is (one that does not exist yet is
// registered), how many of our units stand in one of the supplier's, and the price of sale.
type NFeChoice struct {
	Code   string
	Factor quantity.Amount
	Price  money.Cents
}

// ItemField names a field of an item's line, for the form that draws it.
func ItemField(i int, field string) string { return field + "_" + strconv.Itoa(i) }

// Entering is what one item brings, in our unit.
func (i Item) Entering(bought nfe.Item) (quantity.Amount, bool) {
	return nfe.Converted(bought.Quantity, i.Factor)
}

// UnitCost is what one of our units cost.
func (i Item) UnitCost(bought nfe.Item) money.Cents {
	q, ok := i.Entering(bought)
	if !ok {
		return 0
	}
	return quantity.UnitCost(bought.Cost(), q)
}

// suggestedPrice is the cost and a half.
func (i Item) suggestedPrice(bought nfe.Item) money.Cents { return i.UnitCost(bought).Percent(15_000) }

// suggest makes the item a product of its own, as the supplier describes it.
func suggest(bought nfe.Item, sku string) Item {
	i := Item{SKU: sku, Name: bought.Name, Factor: bought.Factor(), Unit: strings.ToLower(bought.Unit)}
	if i.Factor != quantity.One {
		i.Unit = strings.ToLower(bought.TaxUnit)
	}
	i.Price = i.suggestedPrice(bought)
	return i
}

// recognise makes the item a product that we have. The factor remembered from an earlier note wins.
func recognise(bought nfe.Item, p catalogue.Product, how string, factor quantity.Amount) Item {
	return Item{Match: how, ProductID: p.ID, SKU: p.SKU, Name: p.Name, Unit: p.Unit, Factor: factor, Price: p.Price, Archived: p.ArchivedAt != nil}
}

// decide takes a person's choice for the item at place n; p is the product that has the chosen code, if there is one.
func (i Item) decide(n int, bought nfe.Item, c NFeChoice, p *catalogue.Product) (Item, error) {
	suggested := i
	i.Factor, i.Price, i.SKU = c.Factor, c.Price, tidySKU(c.Code)
	switch {
	case i.SKU == "":
		return i, fault.Blame(ItemField(n, "codigo"), "Informe o código do produto.")
	case i.Factor <= 0:
		return i, fault.Blame(ItemField(n, "fator"), "Informe quantas unidades suas vêm em uma do fornecedor, como 12.")
	case i.Price < 0:
		return i, fault.Blame(ItemField(n, "preco"), "O preço não pode ser negativo.")
	case p == nil:
		return i.asNew(bought, suggested), i.refuseNothing(n, bought)
	case suggested.ProductID == 0 && suggested.SKU == i.SKU:
		return i, fault.Blame(ItemField(n, "codigo"), "O código "+i.SKU+" acabou de ser usado em “"+p.Name+"”: escolha outro, ou repita este se for o mesmo produto.")
	case !p.KeepsStock():
		return i, fault.Blame(ItemField(n, "codigo"), "“"+p.Name+"” não controla estoque: escolha outro produto.")
	}
	i.ProductID, i.Name, i.Unit, i.Archived = p.ID, p.Name, p.Unit, p.ArchivedAt != nil
	if suggested.ProductID == 0 && i.Price == suggested.Price {
		i.Price = p.Price // the suggestion was for a product that would have been new
	}
	return i, i.refuseNothing(n, bought)
}

// asNew describes a product that will be registered. A price that nobody touched follows the factor.
func (i Item) asNew(bought nfe.Item, suggested Item) Item {
	untouched := i.Price == suggested.Price && suggested.ProductID == 0
	price, sku, factor := i.Price, i.SKU, i.Factor
	i = suggest(bought, sku)
	if factor != i.Factor {
		i.Unit = "un"
	}
	i.Factor, i.Price = factor, price
	if untouched {
		i.Price = i.suggestedPrice(bought)
	}
	return i
}

func (i Item) refuseNothing(n int, bought nfe.Item) error {
	if q, ok := i.Entering(bought); !ok || q <= 0 || q > mostQuantity {
		return fault.Blame(ItemField(n, "fator"), "Com este fator a quantidade que entra não faz sentido: confira.")
	}
	return nil
}

// mostQuantity is a hundred million units, as forms take.
const mostQuantity quantity.Amount = 1_000_000_000_000

// product is the item as a product to register.
func (i Item) product(bought nfe.Item) catalogue.Product {
	return catalogue.Product{Kind: catalogue.Goods, SKU: i.SKU, EAN: bought.EAN, Name: i.Name, Unit: i.Unit, Price: i.Price,
		Cost: i.UnitCost(bought), NCM: bought.NCM, CEST: bought.CEST, Origin: originBought(bought.Origin)}
}

// originBought is the origin of goods for who bought them here: what the supplier imported himself (1, 6) is, for us,
// foreign goods acquired in the domestic market (2, 7).
func originBought(orig string) string {
	switch orig {
	case "1":
		return "2"
	case "6":
		return "7"
	}
	if len(orig) == 1 && orig >= "0" && orig <= "8" {
		return orig
	}
	return "0"
}

// tidySKU is a code in the writing that the catalogue keeps.
func tidySKU(s string) string { return strings.ToUpper(words.OneLine(s)) }
