package returns

import "omniservicos/db"

// Check: never more came back than was sold, all of it at what was paid, and stock and money followed.
func Check(tx *db.Tx) (breaches []string, err error) {
	err = tx.List(&breaches, `
		select format('venda %s, item %s: voltou mais do que foi vendido', i.sale_id, i.line_no)
		  from return_items i
		  join sale_items l on l.account_id = i.account_id and l.sale_id = i.sale_id and l.line_no = i.line_no
		 where i.account_id = $1
		 group by i.sale_id, i.line_no, l.quantity
		having sum(i.quantity) > l.quantity
		union all
		select format('venda %s: devolvida por %s centavos, mas foi paga por %s', r.sale_id, sum(r.total), s.total)
		  from returns r
		  join sales s on s.account_id = r.account_id and s.id = r.sale_id
		 where r.account_id = $1
		 group by r.sale_id, s.total
		having sum(r.total) > s.total
		union all
		select format('devolução %s: os itens não somam o total, ou o que o cliente recebeu não soma', r.id)
		  from returns r
		 where r.account_id = $1 and (r.total <> r.cash + r.credit + r.voucher or r.total <>
		       (select coalesce(sum(i.total), 0) from return_items i where i.account_id = r.account_id and i.return_id = r.id))
		union all
		select format('devolução %s: o estoque que voltou não é o que foi devolvido', r.id)
		  from returns r
		 where r.account_id = $1 and
		       (select coalesce(sum(i.quantity), 0) from return_items i
		          join products p on p.account_id = i.account_id and p.id = i.product_id
		         where i.account_id = r.account_id and i.return_id = r.id and p.kind <> 'servico') <>
		       (select coalesce(sum(m.quantity), 0) from stock_movements m
		         where m.account_id = r.account_id and m.origin_kind = 'devolucao' and m.origin_id = r.id)
		union all
		select format('devolução %s: o dinheiro que saiu da gaveta não é o que foi devolvido', r.id)
		  from returns r
		 where r.account_id = $1 and -r.cash <>
		       (select coalesce(sum(m.amount), 0) from money_movements m
		         where m.account_id = r.account_id and m.origin_kind = 'devolucao' and m.origin_id = r.id)
		union all
		select format('devolução %s: o que abateu do fiado não é o que foi devolvido', r.id)
		  from returns r
		 where r.account_id = $1 and r.credit <>
		       (select coalesce(sum(b.amount), 0) from settlements b where b.account_id = r.account_id and b.return_id = r.id)
		union all
		select format('devolução %s: o vale-troca não é o que foi devolvido', r.id)
		  from returns r
		 where r.account_id = $1 and r.voucher <>
		       (select coalesce(sum(v.amount), 0) from vouchers v
		         where v.account_id = r.account_id and v.origin_kind = 'devolucao' and v.origin_id = r.id)`)
	return breaches, err
}
