package vidracaria

import (
	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/person"
)

// queueCuts puts the glass of a sale in the queue of cuts.
func queueCuts(tx *db.Tx, f event.SaleFinalised) error {
	types, err := glassOfProducts(tx)
	if err != nil || len(types) == 0 {
		return err
	}
	var rows [][]any
	for _, i := range f.Items {
		if g, isGlass := types[i.ProductID]; isGlass {
			rows = append(rows, []any{db.NewID(), g.ID, f.SaleID, f.TillName, f.Number, db.OrNull(f.CustomerID), i.Quantity, "a_cortar", f.At})
		}
	}
	return tx.Insert("glass_cuts", "id, glass_type_id, sale_id, till, number, customer_id, quantity, state, sold_at", rows...)
}

// dropCuts takes what was not cut yet out of the queue when its sale is cancelled.
func dropCuts(tx *db.Tx, f event.SaleCancelled) error {
	_, err := tx.Exec(`update glass_cuts set state = 'cancelado' where account_id = $1 and sale_id = $2 and state = 'a_cortar'`, f.SaleID)
	return err
}

// cutOrders lists a state's cuts, newest first.
func cutOrders(tx *db.Tx, state string) (list []CutOrder, err error) {
	err = tx.List(&list, `
		select c.id, c.glass_type_id, c.sale_id, c.till, c.number, c.customer_id, c.quantity, c.state, c.sold_at, c.done_at
		  from glass_cuts c
		 where c.account_id = $1 and c.state = $2
		 order by c.id desc limit 200`, state)
	if err != nil {
		return nil, err
	}
	return nameCuts(tx, list)
}

func nameCuts(tx *db.Tx, list []CutOrder) ([]CutOrder, error) {
	types, err := glassTypes(tx)
	if err != nil {
		return nil, err
	}
	names := map[int64]string{}
	for _, g := range types {
		names[g.ID] = g.Name
	}
	var ids []int64
	for _, c := range list {
		if c.CustomerID != nil {
			ids = append(ids, *c.CustomerID)
		}
	}
	people, err := person.ByIDs(tx, ids)
	if err != nil {
		return nil, err
	}
	for i := range list {
		list[i].Glass = names[list[i].GlassID]
		if list[i].CustomerID != nil {
			list[i].Customer = people[*list[i].CustomerID].Name
		}
	}
	return list, nil
}

// finishCut marks a cut as done, once.
func finishCut(tx *db.Tx, id int64) error {
	var state string
	if err := tx.Find(&state, "Este corte não existe.", `select state from glass_cuts where account_id = $1 and id = $2 for update`, id); err != nil {
		return err
	}
	switch state {
	case "cortado":
		return fault.Refuse("Este corte já foi marcado como feito.")
	case "cancelado":
		return fault.Refuse("A venda deste corte foi cancelada: não corte.")
	}
	tx.Log(db.Change{Action: "Corte feito", Object: "glass_cuts", ID: id, After: map[string]any{"state": "cortado"}})
	_, err := tx.Exec(`update glass_cuts set state = 'cortado', done_at = $3, done_by = $4 where account_id = $1 and id = $2`, id, tx.Now, tx.Actor.Identity)
	return err
}

// followPerson moves the pieces of a merged customer to who they now are, even while the plugin is off.
func followPerson(tx *db.Tx, f event.PersonsMerged) error {
	_, err := tx.Exec(`update glass_cuts set customer_id = $3 where account_id = $1 and customer_id = $2`, f.From, f.Into)
	return err
}

// tellOfPerson says how many pieces a merge would move.
func tellOfPerson(tx *db.Tx, f event.MergeAsked) error {
	var n int64
	err := tx.Get(&n, `select count(*) from glass_cuts where account_id = $1 and customer_id = $2`, f.From)
	f.Tell("peças de vidro", n)
	return err
}
