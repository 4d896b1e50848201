package catalogue

import (
	"database/sql"
	"errors"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
)

const productColumns = `
	p.id, p.kind, p.sku, coalesce(p.ean, '') as ean, p.name, p.unit, p.price, p.cost, coalesce(p.category_id, 0) as category_id,
	p.ncm, p.cest, p.cfop, p.csosn, p.origin, p.min_stock, p.max_stock, coalesce(p.photo_id, 0) as photo_id, p.created_at, p.archived_at, p.fiscal_pending`

// Find reads a product, archived or not.
func Find(tx *db.Tx, id int64) (p Product, err error) {
	err = tx.Find(&p, "Este produto não existe.", `select `+productColumns+` from products p where p.account_id = $1 and p.id = $2`, id)
	return p, err
}

// ByIDs reads many products in one call; ids that belong to nothing are left out.
func ByIDs(tx *db.Tx, ids []int64) (map[int64]Product, error) {
	found := map[int64]Product{}
	if len(ids) == 0 {
		return found, nil
	}
	var list []Product
	err := tx.List(&list, `select `+productColumns+` from products p where p.account_id = $1 and p.id = any($2)`, pq.Int64Array(ids))
	for _, p := range list {
		found[p.ID] = p
	}
	return found, err
}

// FindCodes reads the active products that have these EANs or SKUs, by the code as it was asked; what has none is left
// out.
func FindCodes(tx *db.Tx, codes []string) (map[string]Product, error) {
	tidy := make(pq.StringArray, len(codes))
	for i, c := range codes {
		tidy[i] = tidySKU(c)
	}
	var list []Product
	err := tx.List(&list, `
		select `+productColumns+` from products p
		 where p.account_id = $1 and (p.sku = any($2) or p.ean = any($2)) and p.archived_at is null`, tidy)
	found := map[string]Product{}
	for i, asked := range tidy {
		for _, p := range list {
			_, taken := found[codes[i]]
			if asked != "" && (p.EAN == asked || p.SKU == asked && !taken) {
				found[codes[i]] = p
			}
		}
	}
	return found, err
}

// FindByCode reads the active product that has this EAN or SKU; the EAN wins.
func FindByCode(tx *db.Tx, code string) (p Product, err error) {
	code = tidySKU(code)
	err = tx.Get(&p, `
		select `+productColumns+`
		  from products p
		 where p.account_id = $1 and (p.ean = $2 or p.sku = $2) and p.archived_at is null
		 order by p.ean is distinct from $2
		 limit 1`, code)
	if errors.Is(err, sql.ErrNoRows) {
		return p, fault.Missing("Não há produto ativo com o código " + code + ".")
	}
	return p, err
}
