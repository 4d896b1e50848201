package purchase

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
)

// ConfirmProducts imports the good lines of a spreadsheet, compared once more with the account as it is now. Lines with
// an error stay out. DepotID 0 is the main depot of the first branch. Confirmed twice it is done once.
func ConfirmProducts(tx *db.Tx, id, depotID int64) (Import, error) {
	i, err := lock(tx, id)
	if err != nil || i.Kind != KindProducts {
		return i, orMissing(err)
	}
	if i.State == Done {
		tx.Log(db.Change{Action: "Importação já confirmada: nada foi gravado de novo", Object: "imports", ID: i.ID})
		return i, nil
	}
	if err := i.refuseClosed(); err != nil {
		return i, err
	}
	depot, err := anyDepot(tx, depotID)
	if err != nil {
		return i, err
	}
	p, err := makePlan(tx, i.Rows)
	if err != nil {
		return i, err
	}
	i.Rows.Lines = p.lines
	p.count(&i.Summary)
	if i.Summary.New+i.Summary.Changed == 0 {
		return i, fault.Refuse("Não há o que importar: nenhuma linha sem erro traz produto novo ou mudança.")
	}
	return i, i.register(tx, p, depot)
}

func anyDepot(tx *db.Tx, chosen int64) (int64, error) {
	if chosen != 0 {
		return activeDepot(tx, chosen)
	}
	depots, err := stock.Depots(tx)
	if err == nil && len(depots) == 0 {
		return 0, fault.Refuse("Esta conta não tem depósito: crie um em Estoque → Depósitos.")
	}
	if err != nil {
		return 0, err
	}
	oldest := slices.MinFunc(depots, func(a, b stock.Depot) int { return cmp.Compare(a.ID, b.ID) })
	return oldest.ID, nil
}

// register writes each table with few statements, however many lines there are.
func (i *Import) register(tx *db.Tx, p plan, depot int64) error {
	if err := p.makeCategories(tx); err != nil {
		return err
	}
	made, err := catalogue.Create(tx, p.fresh)
	if err != nil {
		return err
	}
	i.Rows.Created = catalogue.IDs(made)
	if i.Rows.Changed, err = stillTrue(tx, p.changed); err != nil {
		return err
	}
	if err := updateProducts(tx, i.Rows.Changed); err != nil {
		return err
	}
	if err := i.openStock(tx, p, depot); err != nil {
		return err
	}
	if err := i.freeKey(tx); err != nil {
		return err
	}
	i.State, i.Summary.DoneAt = Done, &tx.Now
	return i.save(tx, "Produtos importados")
}

// makeCategories makes what the lines named, and gives the products its real id.
func (p *plan) makeCategories(tx *db.Tx) error {
	rows := make([][]any, len(p.categories))
	ids := make([]int64, len(p.categories))
	for n, name := range p.categories {
		ids[n] = db.NewID()
		rows[n] = []any{ids[n], name}
		tx.Log(db.Change{Action: "Categoria criada", Object: "categories", ID: ids[n], After: map[string]any{"categoria": name}})
	}
	settle := func(id int64) int64 {
		if id < 0 {
			return ids[-1-id]
		}
		return id
	}
	for n := range p.fresh {
		p.fresh[n].CategoryID = settle(p.fresh[n].CategoryID)
	}
	for n := range p.changed {
		p.changed[n].After.CategoryID = settle(p.changed[n].After.CategoryID)
	}
	return tx.Insert("categories", "id, name", rows...)
}

// stillTrue holds the products and refuses if somebody changed one between the comparison and now.
func stillTrue(tx *db.Tx, changed []Changed) ([]Changed, error) {
	ids := make([]int64, len(changed))
	for n, c := range changed {
		ids[n] = c.Before.ID
	}
	held, err := lockProducts(tx, ids)
	if err != nil {
		return nil, err
	}
	for _, c := range changed {
		if !sameProduct(held[c.Before.ID], c.Before) {
			return nil, fault.Conflict("“" + c.Before.Name + "” acabou de ser alterado por outra pessoa: confirme de novo.")
		}
	}
	return changed, nil
}

// openStock enters what the lines say is there, at the product's cost.
func (i *Import) openStock(tx *db.Tx, p plan, depot int64) error {
	if len(p.stock) == 0 {
		return nil
	}
	var skus []string
	for _, o := range p.stock {
		skus = append(skus, o.sku)
	}
	list, err := findByCodes(tx, skus, nil)
	if err != nil {
		return err
	}
	bySKU := index(list).bySKU
	movements := make([]stock.Movement, len(p.stock))
	for n, o := range p.stock {
		movements[n] = stock.Movement{ProductID: bySKU[o.sku].ID, DepotID: depot, Quantity: o.want.stock,
			Kind: stock.Imported, OriginKind: Origin, OriginID: i.ID, Reason: "Estoque inicial, linha " + number(o.line) + " da planilha"}
	}
	slices.SortFunc(movements, func(a, b stock.Movement) int { return cmp.Compare(a.ProductID, b.ProductID) })
	if err := holdUnmoved(tx, movements); err != nil {
		return err
	}
	return move(tx, movements)
}

// holdUnmoved holds the balances, and refuses when a product had its first movement since the comparison.
func holdUnmoved(tx *db.Tx, movements []stock.Movement) error {
	ids := make(pq.Int64Array, len(movements))
	for n, m := range movements {
		ids[n] = m.ProductID
	}
	var held []int64
	err := tx.ListWrite(&held, `
		select b.product_id from stock_balances b join unnest($2::bigint[]) as v (id) on v.id = b.product_id
		 where b.account_id = $1 order by b.product_id, b.depot_id for no key update of b`, ids)
	if err != nil {
		return err
	}
	moved, err := everMoved(tx, ids)
	if err == nil && len(moved) > 0 {
		return fault.Conflict("O estoque de um destes produtos acabou de ser movimentado: confirme de novo.")
	}
	return err
}

// freeKey lets the same spreadsheet be imported again later: only the first import keeps its bare key.
func (i *Import) freeKey(tx *db.Tx) error {
	var taken bool
	err := tx.Get(&taken, `select exists (select 1 from imports where account_id = $1 and kind = $2 and key = $3 and state = $4)`, i.Kind, i.Key, Done)
	if taken {
		i.Key += "#" + strconv.FormatInt(i.ID, 10)
	}
	return err
}
