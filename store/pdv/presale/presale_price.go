package presale

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
)

// price prices the lines of these products by whatever rule is best, as a till would today, and keeps what changed.
func (p *Presale) price(tx *db.Tx, products []catalogue.Product) error {
	s := p.sold()
	changed, err := pdv.PriceLines(tx, &s, products)
	if err != nil || len(changed) == 0 {
		return err
	}
	rows := make([][]any, len(changed))
	for n, i := range changed {
		rows[n] = []any{p.ID, i.LineNo, i.UnitPrice, i.Rule, i.Total}
	}
	for n, i := range s.Items {
		p.Items[n].UnitPrice, p.Items[n].Rule, p.Items[n].Total = i.UnitPrice, i.Rule, i.Total
	}
	list, args := db.Values(rows, "bigint", "int", "bigint", "text", "bigint")
	_, err = tx.Exec(`
		update presale_items i
		   set unit_price = v.unit_price, rule = v.rule, total = v.total
		  from (values `+list+`) as v (presale_id, line_no, unit_price, rule, total)
		 where i.account_id = $1 and i.presale_id = v.presale_id and i.line_no = v.line_no`, args...)
	return err
}

// sold is the pré-venda as a sale has it: what knows the rules prices sales.
func (p *Presale) sold() pdv.Sale {
	s := pdv.Sale{ListID: p.ListID, Items: make([]pdv.Item, len(p.Items))}
	for n, i := range p.Items {
		s.Items[n] = pdv.Item{LineNo: i.LineNo, ProductID: i.ProductID, Name: i.Name, Unit: i.Unit, Quantity: i.Quantity,
			UnitPrice: i.UnitPrice, BasePrice: i.BasePrice, Rule: i.Rule, Total: i.Total}
	}
	return s
}

// goBy prices every line by a list, 0 being varejo.
func (p *Presale) goBy(tx *db.Tx, list int64) error {
	if list == idOf(p.ListID) {
		return nil
	}
	if p.ListID, p.List = nil, ""; list != 0 {
		l, err := catalogue.FindList(tx, list)
		if err != nil {
			return fault.Blame("list", "Escolha uma tabela de preços da lista.")
		}
		if l.ArchivedAt != nil {
			return fault.Blame("list", "Esta tabela de preços está arquivada: escolha outra.")
		}
		p.ListID, p.List = &list, l.Name
	}
	ids := make([]int64, len(p.Items))
	for n, i := range p.Items {
		ids[n] = i.ProductID
	}
	byID, err := catalogue.ByIDs(tx, ids)
	if err != nil {
		return err
	}
	products := make([]catalogue.Product, 0, len(byID))
	for _, product := range byID {
		products = append(products, product)
	}
	return p.price(tx, products)
}

func idOf(id *int64) int64 {
	if id == nil {
		return 0
	}
	return *id
}
