package catalogue

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/fault"
)

// Save creates the product when its ID is 0, and changes it otherwise.
func Save(tx *db.Tx, p Product) (Product, error) {
	if p.ID == 0 {
		made, err := Create(tx, []Product{p})
		if err != nil {
			return p, err
		}
		return made[0], nil
	}
	return change(tx, p)
}

// Create makes many products at once, for imports and seeds, and announces them together.
func Create(tx *db.Tx, products []Product) ([]Product, error) {
	if len(products) == 0 {
		return nil, nil
	}
	made := make([]Product, len(products))
	for i, p := range products {
		p = p.tidy()
		p.ID, p.CreatedAt, p.ArchivedAt = db.NewID(), tx.Now, nil
		if err := p.check(); err != nil {
			return nil, err
		}
		made[i] = p
	}
	if err := checkNames(tx, made); err != nil {
		return nil, err
	}
	if err := insertProducts(tx, made); err != nil {
		return nil, err
	}
	return made, tx.Emit(event.ProductsCreated{IDs: IDs(made)})
}

func insertProducts(tx *db.Tx, made []Product) error {
	change, err := nextChange(tx)
	if err != nil {
		return err
	}
	rows := make([][]any, len(made))
	for i, p := range made {
		rows[i] = []any{p.ID, p.Kind, p.SKU, db.OrNull(p.EAN), p.Name, p.Unit, p.Price, p.Cost, db.OrNull(p.CategoryID),
			p.NCM, p.CEST, p.CFOP, p.CSOSN, p.Origin, p.MinStock, p.MaxStock, db.OrNull(p.PhotoID), p.CreatedAt, p.FiscalPending, change}
		tx.Log(db.Change{Action: "Produto criado", Object: "products", ID: p.ID, After: p})
	}
	err = tx.InsertOrSkip("products", "id, kind, sku, ean, name, unit, price, cost, category_id, ncm, cest, cfop, csosn, origin, min_stock, max_stock, photo_id, created_at, fiscal_pending, change", rows...)
	if err != nil {
		return err
	}
	if err := refuseSkipped(tx, made); err != nil {
		return err
	}
	return insertWords(tx, made)
}

// refuseSkipped finds out whether someone took a code between our look and our insert.
func refuseSkipped(tx *db.Tx, made []Product) error {
	var there int
	err := tx.Get(&there, `select count(*) from products where account_id = $1 and id = any($2)`, pq.Int64Array(IDs(made)))
	if err != nil || there == len(made) {
		return err
	}
	if err := refuseTaken(tx, made); err != nil {
		return err
	}
	return fault.Refuse("Dois produtos desta lista têm o mesmo código: cada código é de um só produto.")
}

// change saves an edited product. Its kind stays on its side of the stock: a service with balances would lose them.
func change(tx *db.Tx, p Product) (Product, error) {
	before, err := lock(tx, p.ID)
	if err != nil {
		return p, err
	}
	p = p.tidy()
	p.CreatedAt, p.ArchivedAt = before.CreatedAt, before.ArchivedAt
	p.FiscalPending = before.FiscalPending && p.NCM == ""
	if err := p.check(); err != nil {
		return p, err
	}
	if p.KeepsStock() != before.KeepsStock() {
		return p, fault.Blame("kind", "Um produto que controla estoque não vira um que não controla, nem o contrário: arquive este e cadastre outro.")
	}
	if err := checkNames(tx, []Product{p}); err != nil {
		return p, err
	}
	_, err = tx.Exec(`
		update products set kind = $3, sku = $4, ean = $5, name = $6, unit = $7, price = $8, cost = $9, category_id = $10, ncm = $11,
		       cest = $12, cfop = $13, csosn = $14, origin = $15, min_stock = $16, max_stock = $17, photo_id = $18, fiscal_pending = $19
		 where account_id = $1 and id = $2`,
		p.ID, p.Kind, p.SKU, db.OrNull(p.EAN), p.Name, p.Unit, p.Price, p.Cost, db.OrNull(p.CategoryID), p.NCM,
		p.CEST, p.CFOP, p.CSOSN, p.Origin, p.MinStock, p.MaxStock, db.OrNull(p.PhotoID), p.FiscalPending)
	if err != nil {
		return p, err
	}
	tx.Log(db.Change{Action: "Produto alterado", Object: "products", ID: p.ID, Before: before, After: p})
	if err := Changed(tx, []int64{p.ID}); err != nil {
		return p, err
	}
	return p, rewriteWords(tx, p)
}

func lock(tx *db.Tx, id int64) (p Product, err error) {
	err = tx.Find(&p, "Este produto não existe.", `select `+productColumns+` from products p where p.account_id = $1 and p.id = $2 for no key update`, id)
	return p, err
}

func rewriteWords(tx *db.Tx, p Product) error {
	if _, err := tx.Exec(`delete from product_words where account_id = $1 and product_id = $2`, p.ID); err != nil {
		return err
	}
	return insertWords(tx, []Product{p})
}

func insertWords(tx *db.Tx, products []Product) error {
	var rows [][]any
	for _, p := range products {
		for _, w := range p.words() {
			rows = append(rows, []any{w, p.ID})
		}
	}
	return tx.InsertOrSkip("product_words", "word, product_id", rows...)
}

// IDs are the ids of these products, in their order.
func IDs(products []Product) []int64 {
	ids := make([]int64, len(products))
	for i, p := range products {
		ids[i] = p.ID
	}
	return ids
}
