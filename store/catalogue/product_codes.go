package catalogue

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// checkNames refuses codes that another product has, and categories and photos that are not this account's.
func checkNames(tx *db.Tx, products []Product) error {
	if err := refuseTaken(tx, products); err != nil {
		return err
	}
	if err := refuseUnknown(tx, "category_id", "Esta categoria não existe.", `select id from categories where account_id = $1 and id = any($2)`,
		products, func(p Product) int64 { return p.CategoryID }); err != nil {
		return err
	}
	return refuseUnknown(tx, "photo", "Esta foto não existe.", `select id from files where account_id = $1 and id = any($2)`,
		products, func(p Product) int64 { return p.PhotoID })
}

// refuseTaken names the product that has the code already.
func refuseTaken(tx *db.Tx, products []Product) error {
	var skus, eans []string
	for _, p := range products {
		skus = append(skus, p.SKU)
		if p.EAN != "" {
			eans = append(eans, p.EAN)
		}
	}
	var taken []Product
	err := tx.List(&taken, `
		select `+productColumns+` from products p where p.account_id = $1 and p.sku = any($2)
		 union
		select `+productColumns+` from products p where p.account_id = $1 and p.ean = any($3)`, pq.StringArray(skus), pq.StringArray(eans))
	if err != nil {
		return err
	}
	for _, p := range products {
		for _, t := range taken {
			if err := p.clash(t); err != nil {
				return err
			}
		}
	}
	return nil
}

// clash refuses a code of p that t, another product, has.
func (p Product) clash(t Product) error {
	switch {
	case p.ID == t.ID:
		return nil
	case p.SKU == t.SKU:
		return fault.Blame("sku", "O código "+p.SKU+" já é do produto "+t.quoted()+".")
	case p.EAN != "" && p.EAN == t.EAN:
		return fault.Blame("ean", "O código de barras "+p.EAN+" já é do produto "+t.quoted()+".")
	}
	return nil
}

// quoted names a product inside a sentence, and says where it hides.
func (p Product) quoted() string {
	if p.ArchivedAt != nil {
		return "“" + p.Name + "”, que está arquivado"
	}
	return "“" + p.Name + "”"
}

func refuseUnknown(tx *db.Tx, field, sentence, query string, products []Product, of func(Product) int64) error {
	named := map[int64]bool{}
	for _, p := range products {
		if of(p) != 0 {
			named[of(p)] = true
		}
	}
	if len(named) == 0 {
		return nil
	}
	ids := make(pq.Int64Array, 0, len(named))
	for id := range named {
		ids = append(ids, id)
	}
	var known []int64
	if err := tx.List(&known, query, ids); err != nil {
		return err
	}
	if len(known) < len(named) {
		return fault.Blame(field, sentence)
	}
	return nil
}
