package purchase

import (
	"strings"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// Undo reverses a whole import: its stock leaves again, its payables are cancelled, the products it registered are
// archived, and those it changed go back, unless somebody has changed them since. It is refused when something was sold
// or moved in the meantime, or a payable was paid. Undone twice it is undone once.
func Undo(tx *db.Tx, id int64, why string) (Import, error) {
	why = strings.TrimSpace(why)
	i, err := lock(tx, id)
	if err != nil {
		return i, err
	}
	switch {
	case i.State == Undone:
		tx.Log(db.Change{Action: "Importação já desfeita: nada foi gravado de novo", Object: "imports", ID: i.ID})
		return i, nil
	case i.State == Preview:
		return i, fault.Refuse("Esta importação ainda não foi confirmada: não há o que desfazer.")
	case why == "":
		return i, fault.Blame("motivo", "Escreva por que a importação está sendo desfeita.")
	}
	if err := i.putBack(tx); err != nil {
		return i, err
	}
	if err := i.takeOut(tx, why); err != nil {
		return i, err
	}
	if err := finance.CancelTitlesOf(tx, Origin, i.ID, why); err != nil {
		return i, err
	}
	i.State, i.Summary.UndoneAt, i.Summary.Reason = Undone, &tx.Now, why
	return i, i.save(tx, "Importação desfeita")
}

// putBack archives what the import registered, and gives what it changed its earlier values back.
func (i *Import) putBack(tx *db.Tx) error {
	ids := append([]int64{}, i.Rows.Created...)
	for _, c := range i.Rows.Changed {
		ids = append(ids, c.After.ID)
	}
	held, err := lockProducts(tx, ids)
	if err != nil {
		return err
	}
	var back []Changed
	for _, c := range i.Rows.Changed {
		if now := held[c.After.ID]; sameProduct(now, c.After) {
			back = append(back, Changed{Before: now, After: c.Before})
		}
	}
	for _, id := range i.Rows.Created {
		now := held[id]
		if now.ArchivedAt == nil {
			gone := now
			gone.ArchivedAt = &tx.Now
			back = append(back, Changed{Before: now, After: gone})
		}
	}
	return updateProducts(tx, back)
}

// sameProduct says whether nobody has changed the product: moments are compared as moments.
func sameProduct(a, b catalogue.Product) bool {
	if (a.ArchivedAt == nil) != (b.ArchivedAt == nil) || a.PhotoID != b.PhotoID {
		return false
	}
	a.ArchivedAt, b.ArchivedAt, a.CreatedAt = nil, nil, b.CreatedAt
	return a == b
}

// brought is what the import put in one depot.
type brought struct {
	ProductID int64           `db:"product_id"`
	DepotID   int64           `db:"depot_id"`
	Quantity  quantity.Amount `db:"quantity"`
	Value     money.Cents     `db:"value"`
	First     int64           `db:"first"`
}

// takeOut moves the stock out again at exactly what it came in for, once it is sure that nothing happened since.
func (i *Import) takeOut(tx *db.Tx, why string) error {
	var list []brought
	err := tx.List(&list, `
		select product_id, depot_id, sum(quantity)::bigint as quantity, sum(value)::bigint as value, min(id) as first
		  from stock_movements
		 where account_id = $1 and origin_kind = $2 and origin_id = $3
		 group by product_id, depot_id
		 order by product_id, depot_id`, Origin, i.ID)
	if err != nil {
		return err
	}
	if err := i.refuseMoved(tx, list); err != nil {
		return err
	}
	out := make([]stock.Movement, len(list))
	for n, b := range list {
		out[n] = stock.Movement{ProductID: b.ProductID, DepotID: b.DepotID, Quantity: -b.Quantity, Value: -b.Value, ValueGiven: true,
			Kind: stock.Returned, OriginKind: Origin, OriginID: i.ID, Reason: "Importação desfeita: " + why}
	}
	return move(tx, out)
}

// refuseMoved holds the balances first, so that nothing is sold between the look and the reversal.
func (i *Import) refuseMoved(tx *db.Tx, list []brought) error {
	ids := pq.Int64Array(i.Rows.Created)
	first := int64(0)
	for _, b := range list {
		ids = append(ids, b.ProductID)
		if first == 0 || b.First < first {
			first = b.First
		}
	}
	var held []int64
	err := tx.ListWrite(&held, `
		select b.product_id from stock_balances b join unnest($2::bigint[]) as v (id) on v.id = b.product_id
		 where b.account_id = $1 order by b.product_id, b.depot_id for no key update of b`, ids)
	if err != nil {
		return err
	}
	var names []string
	err = tx.List(&names, `
		select distinct p.name
		  from stock_movements m
		  join unnest($2::bigint[]) as v (id) on v.id = m.product_id
		  join products p on p.account_id = m.account_id and p.id = m.product_id
		 where m.account_id = $1 and m.id > $5 and not (m.origin_kind = $3 and m.origin_id = $4)
		 order by p.name limit 4`, ids, Origin, i.ID, first)
	if err != nil || len(names) == 0 {
		return err
	}
	shown := strings.Join(names[:min(len(names), 3)], ", ")
	if len(names) > 3 {
		shown += " e outros"
	}
	return fault.Refuse("Não dá para desfazer: desde a importação houve venda ou movimentação de " + shown + ". Ajuste o estoque destes produtos em vez de desfazer tudo.")
}

// perMove keeps a statement of stock.Move under PostgreSQL's limit of parameters.
const perMove = 5000

// move moves any number of products; they come in the order of their ids, in which balances are locked.
func move(tx *db.Tx, movements []stock.Movement) error {
	for len(movements) > 0 {
		n := min(perMove, len(movements))
		if _, err := stock.Move(tx, movements[:n]); err != nil {
			return err
		}
		movements = movements[n:]
	}
	return nil
}
