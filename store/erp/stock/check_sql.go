package stock

import "omniservicos/db"

// Check names what is wrong with the account's stock, for doctor: nothing, if every balance is the sum of its movements
// and every movement has its product and depot.
func Check(tx *db.Tx) (offenders []string, err error) {
	var list []string
	err = tx.List(&list, `
		select format('o saldo de %s em %s é %s décimos de milésimo e %s centavos, mas as movimentações somam %s e %s',
		              p.name, coalesce(d.name, 'um depósito que não existe'), b.quantity, b.value, coalesce(m.quantity, 0), coalesce(m.value, 0))
		  from stock_balances b
		  join products p on p.account_id = b.account_id and p.id = b.product_id
		  left join depots d on d.account_id = b.account_id and d.id = b.depot_id
		  left join (select product_id, depot_id, sum(quantity) as quantity, sum(value) as value
		               from stock_movements where account_id = $1 group by product_id, depot_id) m
		    on m.product_id = b.product_id and m.depot_id = b.depot_id
		 where b.account_id = $1 and (b.quantity <> coalesce(m.quantity, 0) or b.value <> coalesce(m.value, 0) or d.id is null)
		 order by p.id, b.depot_id`)
	if err != nil {
		return nil, err
	}
	offenders = append(offenders, list...)
	list = nil
	err = tx.List(&list, `
		select format('a movimentação %s é do produto %s no depósito %s, que não têm saldo', m.id, m.product_id, m.depot_id)
		  from stock_movements m
		 where m.account_id = $1
		   and not exists (select 1 from stock_balances b
		                    where b.account_id = m.account_id and b.product_id = m.product_id and b.depot_id = m.depot_id)
		 order by m.id`)
	return append(offenders, list...), err
}
