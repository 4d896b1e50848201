package purchase

import (
	"strconv"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/purchase/nfe"
	"omniservicos/store/person"
	"omniservicos/store/quantity"
)

// remembered is how a supplier calls a product of ours.
type remembered struct {
	Code      string          `db:"code"`
	ProductID int64           `db:"product_id"`
	Factor    quantity.Amount `db:"factor"`
}

// matchItems says which product of ours each item is: by what this supplier's code meant before, by barcode, or new.
// Archived products count: importing them again brings them back.
func matchItems(tx *db.Tx, n nfe.Invoice) ([]Item, error) {
	memory, err := recall(tx, n)
	if err != nil {
		return nil, err
	}
	known, err := knownProducts(tx, n, memory)
	if err != nil {
		return nil, err
	}
	items := make([]Item, len(n.Items))
	var fresh []int
	for i, bought := range n.Items {
		m, isKnown := memory[bought.Code]
		p, has := known.byID[m.ProductID]
		if isKnown && has && p.KeepsStock() {
			items[i] = recognise(bought, p, ByMemory, m.Factor)
			continue
		}
		if p, has := known.byEAN[bought.EAN]; bought.EAN != "" && has && p.KeepsStock() {
			items[i] = recognise(bought, p, ByEAN, bought.Factor())
			continue
		}
		fresh = append(fresh, i)
	}
	return items, suggestNew(tx, n, items, fresh)
}

// recall reads what this supplier's codes meant before.
func recall(tx *db.Tx, n nfe.Invoice) (map[string]remembered, error) {
	memory := map[string]remembered{}
	supplier, found, err := person.FindByTaxID(tx, n.Emitter.TaxID)
	if err != nil || !found {
		return memory, err
	}
	var rows []remembered
	err = tx.List(&rows, `
		select code, product_id, factor from supplier_products where account_id = $1 and supplier_id = $2 and code = any($3)`,
		supplier.ID, pq.StringArray(codes(n)))
	for _, r := range rows {
		memory[r.Code] = r
	}
	return memory, err
}

type products struct {
	byID  map[int64]catalogue.Product
	byEAN map[string]catalogue.Product
	bySKU map[string]catalogue.Product
}

func index(list []catalogue.Product) products {
	x := products{map[int64]catalogue.Product{}, map[string]catalogue.Product{}, map[string]catalogue.Product{}}
	for _, p := range list {
		x.byID[p.ID], x.bySKU[p.SKU] = p, p
		if p.EAN != "" {
			x.byEAN[p.EAN] = p
		}
	}
	return x
}

func knownProducts(tx *db.Tx, n nfe.Invoice, memory map[string]remembered) (products, error) {
	var eans []string
	for _, i := range n.Items {
		if i.EAN != "" {
			eans = append(eans, i.EAN)
		}
	}
	list, err := findByCodes(tx, nil, eans)
	if err != nil {
		return products{}, err
	}
	var ids []int64
	for _, m := range memory {
		ids = append(ids, m.ProductID)
	}
	more, err := catalogue.ByIDs(tx, ids)
	for _, p := range more {
		list = append(list, p)
	}
	return index(list), err
}

func codes(n nfe.Invoice) (list []string) {
	for _, i := range n.Items {
		list = append(list, i.Code)
	}
	return list
}

// suggestNew gives each item that we do not know a code that nobody has. An article that comes on two lines (same code
// of the supplier, or same barcode) is one product.
func suggestNew(tx *db.Tx, n nfe.Invoice, items []Item, fresh []int) error {
	var wanted []string
	for _, i := range fresh {
		wanted = append(wanted, candidates(n, i)...)
	}
	list, err := findByCodes(tx, wanted, nil)
	if err != nil {
		return err
	}
	taken := map[string]bool{}
	for _, p := range list {
		taken[p.SKU] = true
	}
	same := map[string]string{}
	for _, i := range fresh {
		bought := n.Items[i]
		sku := same["código "+bought.Code]
		if sku == "" && bought.EAN != "" {
			sku = same["ean "+bought.EAN]
		}
		if sku == "" {
			sku = firstFree(candidates(n, i), taken)
		}
		taken[sku], same["código "+bought.Code], same["ean "+bought.EAN] = true, sku, sku
		items[i] = suggest(bought, sku)
	}
	return nil
}

// candidates are codes for a new product: the supplier's own, then with the note's number and the item's.
func candidates(n nfe.Invoice, i int) []string {
	base := tidySKU(n.Items[i].Code)
	return []string{base, base + "-2", base + "-3", base + "-" + n.Number + "-" + strconv.Itoa(i+1), n.Key + "-" + strconv.Itoa(i+1)}
}

func firstFree(list []string, taken map[string]bool) string {
	for _, sku := range list {
		if !taken[sku] {
			return sku
		}
	}
	return list[len(list)-1]
}
