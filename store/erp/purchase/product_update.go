package purchase

import (
	"slices"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/words"
)

// perStatement keeps a statement of sixteen columns under PostgreSQL's limit of parameters.
const perStatement = 3000

// lockProducts holds these products in the order of their ids and reads them as they now are.
func lockProducts(tx *db.Tx, ids []int64) (map[int64]catalogue.Product, error) {
	if len(ids) == 0 {
		return map[int64]catalogue.Product{}, nil
	}
	var held []int64
	err := tx.ListWrite(&held, `
		select p.id from products p join unnest($2::bigint[]) as v (id) on v.id = p.id
		 where p.account_id = $1 order by p.id for no key update of p`, pq.Int64Array(ids))
	if err != nil {
		return nil, err
	}
	return catalogue.ByIDs(tx, ids)
}

// findByCodes reads all products, archived ones too, that have one of these codes. Codes are joined: as "= any" a prepared
// plan searches the whole list for each product, which took seconds with 20,000 of both.
func findByCodes(tx *db.Tx, skus, eans []string) (list []catalogue.Product, err error) {
	var ids []int64
	err = tx.List(&ids, `
		select p.id from products p join unnest($2::text[]) as v (sku) on v.sku = p.sku where p.account_id = $1
		 union
		select p.id from products p join unnest($3::text[]) as v (ean) on v.ean = p.ean where p.account_id = $1`, pq.StringArray(skus), pq.StringArray(eans))
	if err != nil {
		return nil, err
	}
	found, err := catalogue.ByIDs(tx, ids)
	for _, id := range ids {
		list = append(list, found[id])
	}
	return list, err
}

// updateProducts writes what changed, thousands in one statement; the code (sku) stays as it is.
func updateProducts(tx *db.Tx, changed []Changed) error {
	for batch := range slices.Chunk(changed, perStatement) {
		if err := updateBatch(tx, batch); err != nil {
			return err
		}
	}
	return nil
}

func updateBatch(tx *db.Tx, batch []Changed) error {
	rows := make([][]any, len(batch))
	for i, c := range batch {
		p := c.After
		rows[i] = []any{p.ID, p.Kind, p.EAN, p.Name, p.Unit, p.Price, p.Cost, p.CategoryID, p.NCM, p.CEST, p.CFOP, p.CSOSN, p.Origin, p.MinStock, p.MaxStock, p.ArchivedAt}
		tx.Log(db.Change{Action: "Produto alterado", Object: "products", ID: p.ID, Before: c.Before, After: p})
	}
	values, args := db.Values(rows, "bigint", "text", "text", "text", "text", "bigint", "bigint", "bigint", "text", "text", "text", "text", "text", "bigint", "bigint", "timestamptz")
	_, err := tx.Exec(`
		update products p
		   set kind = v.kind, ean = nullif(v.ean, ''), name = v.name, unit = v.unit, price = v.price, cost = v.cost, category_id = nullif(v.category_id, 0),
		       ncm = v.ncm, cest = v.cest, cfop = v.cfop, csosn = v.csosn, origin = v.origin, min_stock = v.min_stock, max_stock = v.max_stock,
		       archived_at = v.archived_at
		  from (values `+values+`) as v (id, kind, ean, name, unit, price, cost, category_id, ncm, cest, cfop, csosn, origin, min_stock, max_stock, archived_at)
		 where p.account_id = $1 and p.id = v.id`, args...)
	if err != nil {
		return err
	}
	ids := make([]int64, len(batch))
	for i, c := range batch {
		ids[i] = c.After.ID
	}
	if err := catalogue.Changed(tx, ids); err != nil {
		return err
	}
	return rewriteWords(tx, batch)
}

// rewriteWords makes renamed products found by their new words.
func rewriteWords(tx *db.Tx, batch []Changed) error {
	var renamed []int64
	var rows [][]any
	for _, c := range batch {
		if c.Before.Name == c.After.Name && c.Before.EAN == c.After.EAN {
			continue
		}
		renamed = append(renamed, c.After.ID)
		for _, w := range words.Of(c.After.Name + " " + c.After.SKU + " " + c.After.EAN) {
			rows = append(rows, []any{w, c.After.ID})
		}
	}
	if len(renamed) == 0 {
		return nil
	}
	if _, err := tx.Exec(`
		delete from product_words w using unnest($2::bigint[]) as v (id) where w.account_id = $1 and w.product_id = v.id`, pq.Int64Array(renamed)); err != nil {
		return err
	}
	return tx.InsertOrSkip("product_words", "word, product_id", rows...)
}
