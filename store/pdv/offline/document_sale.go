package offline

import (
	"encoding/hex"
	"slices"
	"time"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
)

// post makes the sale of a document, or finishes the one that was begun online, as it was sold: no price, balance or
// shift of today changes it; they only raise flags. before says that it had been finalised online already.
func (d *Document) post(tx *db.Tx, t Terminal) (s pdv.Sale, before bool, flags []string, err error) {
	till, err := tills.Lock(tx, t.TillID)
	if err != nil {
		return s, false, nil, err
	}
	s, began, err := pdv.LockSaleByClient(tx, d.ID)
	if err != nil {
		return s, false, nil, err
	}
	if began && (s.State == "finalizada" || s.State == "cancelada") {
		return s, true, nil, d.sameAs(tx, s.ID)
	}
	if began && s.TillID != till.ID {
		return s, false, nil, fault.Refuse("Esta venda foi aberta em outro caixa.")
	}
	if s.State == "descartada" {
		flags = append(flags, "venda_descartada")
	}
	products, more, err := d.products(tx, &s)
	if err != nil {
		return s, false, nil, err
	}
	flags = append(flags, more...)
	p, err := d.place(tx, till)
	if err != nil {
		return s, false, nil, err
	}
	if p.late {
		flags = append(flags, "turno_fechado")
	}
	if err := d.write(tx, &s, till, p, products, began); err != nil {
		return s, false, nil, err
	}
	more, err = d.finish(tx, t, &s, till, p, products)
	return s, false, append(flags, more...), err
}

// sameAs refuses a document of a sale that was finalised online with something else.
func (d *Document) sameAs(tx *db.Tx, sale int64) error {
	done, err := pdv.FindSale(tx, sale)
	if err != nil {
		return err
	}
	same := func(a pdv.Payment, b Payment) bool {
		return a.Method == b.Method && a.Tendered == b.Tendered && a.Instalments == b.Instalments
	}
	if done.Total == d.Total && slices.EqualFunc(done.Payments, d.Payments, same) {
		return nil
	}
	return fault.Refuse("Esta venda já tinha sido finalizada com conexão, com outros itens ou pagamentos: confira com o cupom impresso.")
}

// products finds what was sold, and says what has changed about it since.
func (d *Document) products(tx *db.Tx, s *pdv.Sale) (found map[int64]catalogue.Product, flags []string, err error) {
	ids := make([]int64, len(d.Items))
	for n, i := range d.Items {
		ids[n] = i.ProductID
	}
	if found, err = catalogue.ByIDs(tx, ids); err != nil {
		return nil, nil, err
	}
	var archived bool
	for _, i := range d.Items {
		p, known := found[i.ProductID]
		if !known {
			return nil, nil, fault.Refuse("O produto " + i.Name + " não existe no cadastro.")
		}
		archived = archived || p.ArchivedAt != nil
	}
	charged := pdv.Charged{At: d.at(tx.Now), List: d.List, Operator: d.Operator, Sale: pdv.Sale{Given: d.given(), Items: d.items()}, Online: s, Products: found}
	priced, err := charged.Otherwise(tx)
	if err != nil {
		return nil, nil, err
	}
	if priced {
		flags = append(flags, "preco_mudou")
	}
	if archived {
		flags = append(flags, "produto_arquivado")
	}
	beyond, err := charged.Beyond(tx)
	if beyond {
		flags = append(flags, "desconto_acima")
	}
	return found, flags, err
}

// write puts the sale and its lines as the document says. Lines of a sale begun online keep their numbers; those that the
// document does not have were cancelled without the server.
func (d *Document) write(tx *db.Tx, s *pdv.Sale, till tills.Till, p place, products map[int64]catalogue.Product, began bool) error {
	if !began {
		*s = pdv.Sale{ID: db.NewID(), ClientID: d.ID, TillID: till.ID, TillName: till.Name, BranchID: till.BranchID, DepotID: till.DepotID,
			OperatorID: d.operator(tx), OpenedAt: d.at(tx.Now)}
		s.SellerID = d.seller(tx, s.OperatorID)
	}
	s.State = "aberta"
	if err := d.name(tx, s); err != nil {
		return err
	}
	added, err := d.merge(tx, s, products)
	if err != nil {
		return err
	}
	s.Given = d.given()
	if err := s.Sum(); err != nil {
		return err
	}
	if began {
		_, err = tx.Exec(`
			update sales set state = 'aberta', subtotal = $3, discount = $4, surcharge = $5, total = $6, customer_tax_id = $7, customer_id = $8, list_id = $9, cancelled_at = null, cancelled_by = null,
			       cancel_reason = '', discount_percent = 0, discount_most = 0, surcharge_percent = 0, surcharge_most = 0
			 where account_id = $1 and id = $2`, s.ID, s.Subtotal, s.Discount, s.Surcharge, s.Total, s.CustomerTaxID, s.CustomerID, s.ListID)
	} else {
		err = tx.Insert("sales", "id, client_id, till_id, shift_id, branch_id, depot_id, state, operator_id, seller_id, opened_at, business_day, subtotal, discount, surcharge, total, customer_tax_id, customer_id, list_id",
			[]any{s.ID, s.ClientID, s.TillID, p.shift, s.BranchID, s.DepotID, "aberta", s.OperatorID, s.SellerID, s.OpenedAt, p.day, s.Subtotal, s.Discount, s.Surcharge, s.Total, s.CustomerTaxID, s.CustomerID, s.ListID})
	}
	if err != nil {
		return err
	}
	rows := make([][]any, len(added))
	for n, i := range added {
		rows[n] = []any{s.ID, i.LineNo, i.ClientID, i.ProductID, i.Name, i.Unit, i.Quantity, i.UnitPrice, i.BasePrice, i.Rule, i.Discount, i.Surcharge, i.Total, i.FixedTotal}
	}
	return tx.Insert("sale_items", "sale_id, line_no, client_id, product_id, name, unit, quantity, unit_price, base_price, rule, discount, surcharge, total, fixed_total", rows...)
}

// merge makes the sale's lines those of the document, and gives the new ones.
func (d *Document) merge(tx *db.Tx, s *pdv.Sale, products map[int64]catalogue.Product) (added []pdv.Item, err error) {
	at := map[string]int{}
	for n, i := range s.Items {
		at[i.ClientID] = n
	}
	sold := map[string]bool{}
	var changed [][]any
	for _, i := range d.items() {
		sold[i.ClientID] = true
		i.Kind = products[i.ProductID].Kind
		n, there := at[i.ClientID]
		if !there {
			i.LineNo = len(s.Items) + 1
			s.Items, added = append(s.Items, i), append(added, i)
			continue
		}
		i.LineNo, i.BasePrice, i.FixedTotal = s.Items[n].LineNo, s.Items[n].BasePrice, s.Items[n].FixedTotal
		s.Items[n] = i
		changed = append(changed, []any{s.ID, i.LineNo, i.ProductID, i.Name, i.Unit, i.Quantity, i.UnitPrice, i.Rule, i.Discount, i.Surcharge, i.Total, (*time.Time)(nil)})
	}
	for n, i := range s.Items {
		if !sold[i.ClientID] && i.CancelledAt == nil {
			s.Items[n].CancelledAt = &tx.Now
			changed = append(changed, []any{s.ID, i.LineNo, i.ProductID, i.Name, i.Unit, i.Quantity, i.UnitPrice, i.Rule, i.Discount, i.Surcharge, i.Total, &tx.Now})
		}
	}
	if len(changed) == 0 {
		return added, nil
	}
	values, args := db.Values(changed, "bigint", "int", "bigint", "text", "text", "bigint", "bigint", "text", "bigint", "bigint", "bigint", "timestamptz")
	_, err = tx.Exec(`
		update sale_items i
		   set product_id = v.product_id, name = v.name, unit = v.unit, quantity = v.quantity, unit_price = v.unit_price, rule = v.rule, discount = v.discount, surcharge = v.surcharge,
		       discount_percent = 0, discount_most = 0, surcharge_percent = 0, surcharge_most = 0,
		       total = v.total, cancelled_at = v.cancelled_at
		  from (values `+values+`) as v (sale_id, line_no, product_id, name, unit, quantity, unit_price, rule, discount, surcharge, total, cancelled_at)
		 where i.account_id = $1 and i.sale_id = v.sale_id and i.line_no = v.line_no`, args...)
	return added, err
}

// finish gives the sale its place in the till's row and tells everybody, as when it is paid online.
func (d *Document) finish(tx *db.Tx, t Terminal, s *pdv.Sale, till tills.Till, p place, products map[int64]catalogue.Product) (flags []string, err error) {
	terms, err := termsOf(tx)
	if err != nil {
		return nil, err
	}
	err = pdv.FinaliseOffline(tx, till, s, pdv.Offline{At: d.at(tx.Now), ShiftID: p.shift, BusinessDay: p.day, Number: Number(t.Number, d.Epoch, d.Seq),
		Payments: d.payments(), Terms: d.on(terms)})
	if err != nil {
		return nil, err
	}
	if p.late {
		if err := undoSurplus(tx, till, s, p.shift); err != nil {
			return nil, err
		}
	}
	return d.look(tx, t, s, products)
}

// look raises the flags of what the sale left behind.
func (d *Document) look(tx *db.Tx, t Terminal, s *pdv.Sale, products map[int64]catalogue.Product) (flags []string, err error) {
	var ids []int64
	for id, p := range products {
		if p.KeepsStock() {
			ids = append(ids, id)
		}
	}
	balances, err := stock.Balances(tx, ids, s.DepotID)
	if err != nil {
		return nil, err
	}
	for _, b := range balances {
		if b.Quantity < 0 {
			flags = append(flags, "estoque_negativo")
			break
		}
	}
	// The one before is found by its hash too: of a copied profile another may have its number, and be made much later.
	written, _ := hex.DecodeString(d.previous)
	var before *time.Time
	err = tx.Get(&before, `
		select max(made_at) from till_documents
		 where account_id = $1 and terminal_id = $2 and epoch = $3 and seq = $4 and hash = $5`, t.ID, d.Epoch, d.Seq-1, written)
	if err == nil && d.clockWrong(tx.Now, before) {
		flags = append(flags, "relogio")
	}
	return flags, err
}
