package purchase

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/purchase/nfe"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/quantity"
)

// ConfirmNFe does what the preview showed, all of it or nothing: supplier, products, stock and payables. Confirmed twice
// it is done once, and gives the same import.
func ConfirmNFe(tx *db.Tx, id int64, choices NFeChoices) (Import, error) {
	i, err := lock(tx, id)
	if err != nil || i.Kind != KindNFe {
		return i, orMissing(err)
	}
	if i.State == Done {
		tx.Log(db.Change{Action: "Importação já confirmada: nada foi gravado de novo", Object: "imports", ID: i.ID})
		return i, nil
	}
	if err := i.refuseClosed(); err != nil {
		return i, err
	}
	if err := refuseRepeated(tx, KindNFe, i.Key); err != nil {
		return i, err
	}
	if i.Rows.BranchID, err = branchOf(tx, i.Rows.Invoice.Recipient); err != nil {
		return i, err
	}
	depot, err := i.depot(tx, choices.DepotID)
	if err != nil {
		return i, err
	}
	if err := i.decide(tx, choices.Items); err != nil {
		return i, err
	}
	return i, i.buy(tx, depot)
}

// buy writes in the order in which everybody locks: products, balances, titles.
func (i *Import) buy(tx *db.Tx, depot int64) error {
	supplier, err := saveSupplier(tx, i.Rows.Invoice.Emitter)
	if err != nil {
		return err
	}
	if err := i.saveProducts(tx); err != nil {
		return err
	}
	if err := i.enterStock(tx, depot); err != nil {
		return err
	}
	if err := i.remember(tx, supplier.ID); err != nil {
		return err
	}
	titles, err := i.createTitles(tx, supplier.ID)
	if err != nil {
		return err
	}
	i.State, i.Summary.DoneAt, i.Summary.SupplierID = Done, &tx.Now, supplier.ID
	i.Summary.New, i.Summary.Changed, i.Summary.Titles = len(i.Rows.Created), len(i.Rows.Changed), titles
	return i.save(tx, "Nota de compra importada")
}

// depot checks the chosen depot, or takes the branch's own.
func (i *Import) depot(tx *db.Tx, chosen int64) (int64, error) {
	if chosen == 0 {
		return stock.MainDepot(tx, i.Rows.BranchID)
	}
	return activeDepot(tx, chosen)
}

func activeDepot(tx *db.Tx, id int64) (int64, error) {
	d, err := stock.FindDepot(tx, id)
	switch {
	case fault.Is(err, fault.Missed):
		return 0, fault.Blame("deposito", "Este depósito não existe.")
	case err == nil && d.ArchivedAt != nil:
		return 0, fault.Blame("deposito", "O depósito "+d.Name+" está arquivado.")
	}
	return id, err
}

// decide replaces the suggestions by what a person chose, item by item.
func (i *Import) decide(tx *db.Tx, choices []NFeChoice) error {
	rows := &i.Rows
	if len(choices) == 0 {
		for _, item := range rows.Items {
			choices = append(choices, NFeChoice{Code: item.SKU, Factor: item.Factor, Price: item.Price})
		}
	}
	if len(choices) != len(rows.Items) {
		return fault.Refuse("A lista de itens veio incompleta: recarregue a página e confirme de novo.")
	}
	var skus []string
	for _, c := range choices {
		skus = append(skus, tidySKU(c.Code))
	}
	list, err := findByCodes(tx, skus, nil)
	if err != nil {
		return err
	}
	known := index(list)
	for n, c := range choices {
		var p *catalogue.Product
		if found, ok := known.bySKU[tidySKU(c.Code)]; ok {
			p = &found
		}
		if rows.Items[n], err = rows.Items[n].decide(n, rows.Invoice.Items[n], c, p); err != nil {
			return err
		}
	}
	return nil
}

// saveProducts registers the new products in one go, and writes cost and price of those that we have.
func (i *Import) saveProducts(tx *db.Tx) error {
	rows := &i.Rows
	var fresh []catalogue.Product
	place := map[string]bool{}
	for n, item := range rows.Items {
		if item.ProductID == 0 && !place[item.SKU] { // the same article on two lines is registered once
			place[item.SKU] = true
			fresh = append(fresh, item.product(rows.Invoice.Items[n]))
		}
	}
	fresh, err := dropTakenEANs(tx, fresh)
	if err != nil {
		return err
	}
	made, err := catalogue.Create(tx, fresh)
	if err != nil {
		return err
	}
	rows.Created = catalogue.IDs(made)
	bySKU := index(made).bySKU
	for n, item := range rows.Items {
		if item.ProductID == 0 {
			rows.Items[n].ProductID = bySKU[item.SKU].ID
		}
	}
	return i.updateKnown(tx)
}

// dropTakenEANs takes the barcode from a product that was made new by hand although another one has it: a barcode is of
// one product, and the person has just said that these are two.
func dropTakenEANs(tx *db.Tx, fresh []catalogue.Product) ([]catalogue.Product, error) {
	var eans []string
	for _, p := range fresh {
		if p.EAN != "" {
			eans = append(eans, p.EAN)
		}
	}
	list, err := findByCodes(tx, nil, eans)
	if err != nil {
		return nil, err
	}
	taken := index(list).byEAN
	for n, p := range fresh {
		if _, has := taken[p.EAN]; has {
			fresh[n].EAN = ""
		}
		taken[p.EAN] = p
	}
	return fresh, nil
}

// updateKnown writes the new cost, the chosen price, and brings archived products back.
func (i *Import) updateKnown(tx *db.Tx) error {
	rows := &i.Rows
	created := map[int64]bool{}
	for _, id := range rows.Created {
		created[id] = true
	}
	var ids []int64
	for _, item := range rows.Items {
		if !created[item.ProductID] {
			ids = append(ids, item.ProductID)
		}
	}
	held, err := lockProducts(tx, ids)
	if err != nil {
		return err
	}
	seen := map[int64]int{}
	for n, item := range rows.Items {
		before, ok := held[item.ProductID]
		if !ok {
			continue
		}
		after := before
		after.Cost, after.Price, after.ArchivedAt = item.UnitCost(rows.Invoice.Items[n]), item.Price, nil
		if at, again := seen[item.ProductID]; again {
			rows.Changed[at].After = after
			continue
		}
		seen[item.ProductID] = len(rows.Changed)
		rows.Changed = append(rows.Changed, Changed{Before: before, After: after})
	}
	return updateProducts(tx, rows.Changed)
}

// enterStock moves what was bought into the depot, at exactly what it cost.
func (i *Import) enterStock(tx *db.Tx, depot int64) error {
	n := i.Rows.Invoice
	movements := make([]stock.Movement, len(i.Rows.Items))
	entered := map[int64]quantity.Amount{}
	for at, item := range i.Rows.Items {
		q, _ := item.Entering(n.Items[at]) // decide has refused what does not fit
		entered[item.ProductID] += q
		movements[at] = stock.Movement{ProductID: item.ProductID, DepotID: depot, Quantity: q, Value: n.Items[at].Cost(), ValueGiven: true,
			Kind: stock.Purchased, OriginKind: Origin, OriginID: i.ID, Reason: reason(*n)}
	}
	i.Summary.Stocked = len(entered)
	_, err := stock.Move(tx, movements)
	return err
}

func reason(n nfe.Invoice) string { return "NF-e " + n.Number + " de " + n.Emitter.Name }

func orMissing(err error) error {
	if err != nil {
		return err
	}
	return fault.Missing(noImport)
}
