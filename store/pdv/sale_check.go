package pdv

import (
	"fmt"

	"omniservicos/db"
)

// Check names what is not coherent in sales: omni doctor shows it. Every finished sale has its items, payments, stock
// and money to the centavo.
func Check(tx *db.Tx) (breaches []string, err error) {
	for _, c := range checks {
		var ids []int64
		if err := tx.List(&ids, c.query); err != nil {
			return nil, fmt.Errorf("%s: %w", c.says, err)
		}
		for _, id := range ids {
			breaches = append(breaches, fmt.Sprintf("venda %d: %s", id, c.says))
		}
	}
	return breaches, nil
}

// finished are sales whose effects must stand, reversed or not.
const finished = ` from sales s where s.account_id = $1 and s.state in ('finalizada', 'cancelada') and `

// paidIn is what was paid in forms of these kinds: the list that follows ends it.
const paidIn = `(select coalesce(sum(p.amount), 0) from sale_payments p
		   join payment_methods f on f.account_id = p.account_id and f.code = p.method
		  where p.account_id = s.account_id and p.sale_id = s.id and f.kind in (`

var checks = []struct{ says, query string }{
	{"os itens não somam o subtotal", `select s.id` + finished + `s.subtotal <>
		(select coalesce(sum(i.total), 0) from sale_items i where i.account_id = s.account_id and i.sale_id = s.id and i.cancelled_at is null)`},
	{"total não é subtotal menos desconto mais acréscimo", `select s.id` + finished + `s.total <> s.subtotal - s.discount + s.surcharge`},
	{"os pagamentos não somam o total", `select s.id` + finished + `s.total <>
		(select coalesce(sum(p.amount), 0) from sale_payments p where p.account_id = s.account_id and p.sale_id = s.id)`},
	{"o estoque que saiu não é o que foi vendido", `select s.id` + finished + `
		(select coalesce(sum(i.quantity), 0) from sale_items i
		   join products p on p.account_id = i.account_id and p.id = i.product_id
		  where i.account_id = s.account_id and i.sale_id = s.id and i.cancelled_at is null and p.kind <> 'servico') <>
		(select coalesce(-sum(m.quantity), 0) from stock_movements m
		  where m.account_id = s.account_id and m.origin_kind = 'venda' and m.origin_id = s.id and m.kind = 'venda')`},
	{"tem um pagamento sem valor", `select s.id` + finished + `exists (
		select 1 from sale_payments p where p.account_id = s.account_id and p.sale_id = s.id and p.amount <= 0)`},
	{"tem pagamentos, mas não existe", `select p.sale_id from sale_payments p where p.account_id = $1 and not exists (
		select 1 from sales s where s.account_id = p.account_id and s.id = p.sale_id)`},
	{"foi paga de uma forma que não existe", `select s.id` + finished + `exists (
		select 1 from sale_payments p where p.account_id = s.account_id and p.sale_id = s.id and not exists (
		  select 1 from payment_methods f where f.account_id = p.account_id and f.code = p.method))`},
	{"o dinheiro que entrou na gaveta não é o que foi pago em dinheiro", `select s.id` + finished + paidIn + `'dinheiro')) <>
		(select coalesce(sum(m.amount), 0) from money_movements m
		   join money_accounts a on a.account_id = m.account_id and a.id = m.money_account_id and a.kind = 'caixa'
		  where m.account_id = s.account_id and m.origin_kind = 'venda' and m.origin_id = s.id)`},
	{"o dinheiro que entrou não é o que foi pago em dinheiro e Pix", `select s.id` + finished + paidIn + `'dinheiro', 'pix')) <>
		(select coalesce(sum(m.amount), 0) from money_movements m
		  where m.account_id = s.account_id and m.origin_kind = 'venda' and m.origin_id = s.id)`},
	{"os títulos não somam o que foi pago para receber depois", `select s.id` + finished + paidIn + `'cartao_credito', 'cartao_debito', 'fiado', 'cheque', 'outro')) <>
		(select coalesce(sum(t.amount), 0) from titles t
		  where t.account_id = s.account_id and t.origin_kind = 'venda' and t.origin_id = s.id)`},
	{"os vales-troca gastos não somam o que foi pago com eles", `select s.id` + finished + paidIn + `'vale')) <>
		(select coalesce(-sum(m.amount), 0) from voucher_movements m
		  where m.account_id = s.account_id and m.origin_kind = 'venda' and m.origin_id = s.id and m.kind = 'uso')`},
	{"cancelada, mas o estoque não voltou", `select s.id from sales s where s.account_id = $1 and s.state = 'cancelada' and
		(select coalesce(sum(m.quantity), 0) from stock_movements m
		  where m.account_id = s.account_id and m.origin_kind in ('venda', 'cancelamento') and m.origin_id = s.id) <> 0`},
	{"cancelada, mas o dinheiro não voltou", `select s.id from sales s where s.account_id = $1 and s.state = 'cancelada' and
		(select coalesce(sum(m.amount), 0) from money_movements m
		  where m.account_id = s.account_id and m.origin_kind in ('venda', 'cancelamento') and m.origin_id = s.id) <> 0`},
	{"cancelada, mas há título em aberto", `select s.id from sales s where s.account_id = $1 and s.state = 'cancelada' and
		exists (select 1 from titles t where t.account_id = s.account_id and t.origin_kind = 'venda' and t.origin_id = s.id and t.state = 'aberto')`},
	{"sem número, ou com número sem ter sido finalizada", `select s.id from sales s where s.account_id = $1 and
		(s.number is null) <> (s.state in ('aberta', 'suspensa', 'descartada'))`},
}
