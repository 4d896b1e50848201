package cash

import (
	"fmt"

	"omniservicos/db"
	"omniservicos/store/pdv/tills"
)

// Check names what is not coherent in shifts, their counts and the Zs of each till.
func Check(tx *db.Tx) (breaches []string, err error) {
	for _, c := range shiftChecks {
		var ids []int64
		if err := tx.List(&ids, c.query); err != nil {
			return nil, fmt.Errorf("%s: %w", c.says, err)
		}
		for _, id := range ids {
			breaches = append(breaches, fmt.Sprintf("turno %d: %s", id, c.says))
		}
	}
	all, err := tills.List(tx)
	if err != nil {
		return nil, err
	}
	for _, t := range all {
		found, err := checkZs(tx, t)
		if err != nil {
			return nil, err
		}
		breaches = append(breaches, found...)
	}
	return breaches, nil
}

// lastClosing is a shift's newest closing that left counts.
const lastClosing = `(select max(n.closing) from shift_counts n where n.account_id = f.account_id and n.shift_id = f.id)`

var shiftChecks = []struct{ says, query string }{
	{"fundo, diferença e recolhimento não batem com os movimentos da gaveta", `
		select f.id from shifts f join tills t on t.account_id = f.account_id and t.id = f.till_id
		 where f.account_id = $1 and f.closed_at is not null and f.adjusts_shift_id is null and f.float_amount - f.expected <>
		       (select coalesce(sum(m.amount), 0) from money_movements m
		         where m.account_id = f.account_id and m.money_account_id = t.money_account_id and m.origin_kind = 'turno' and m.origin_id = f.id)`},
	{"aberto, mas não é o turno do seu caixa", `
		select f.id from shifts f join tills t on t.account_id = f.account_id and t.id = f.till_id
		 where f.account_id = $1 and (f.closed_at is null) <> (t.shift_id is not distinct from f.id)`},
	{"o dinheiro contado não é o da contagem", `
		select f.id from shifts f join shift_counts c on c.account_id = f.account_id and c.shift_id = f.id
		 where f.account_id = $1 and f.closed_at is not null and c.round = 1 and c.method = 'dinheiro' and c.closing = ` + lastClosing + `
		   and (c.counted is distinct from f.counted or c.expected is distinct from f.expected)`},
	{"fechado com contagem, mas sem redução Z", `
		select f.id from shifts f
		 where f.account_id = $1 and f.closed_at is not null and ` + lastClosing + ` is not null and not exists (
		       select 1 from z_readings z where z.account_id = f.account_id and z.shift_id = f.id and z.closing = ` + lastClosing + `)`},
	{"um suprimento, sangria ou despesa não moveu o seu dinheiro", `
		select e.shift_id from till_events e join tills t on t.account_id = e.account_id and t.id = e.till_id
		 where e.account_id = $1 and e.kind in ('suprimento', 'sangria') and not exists (
		       select 1 from money_movements m
		        where m.account_id = e.account_id and m.money_account_id = t.money_account_id and m.origin_kind = 'caixa' and m.origin_id = e.id
		          and m.amount = case e.kind when 'sangria' then -e.amount else e.amount end)
		union
		select e.shift_id from till_events e left join titles p on p.account_id = e.account_id and p.id = e.title_id
		 where e.account_id = $1 and e.kind = 'despesa' and (p.id is null or p.amount <> e.amount or p.origin_id <> e.id)`},
}

// checkZs walks a till's Zs: numbered from 1 without a gap, each with the hash of the one before, none touched.
func checkZs(tx *db.Tx, till tills.Till) (breaches []string, err error) {
	var before Z
	for {
		var page []Z
		err := tx.List(&page, zQuery+` and z.till_id = $2 and z.number > $3 order by z.number limit 500`, till.ID, before.Number)
		if err != nil || len(page) == 0 {
			return breaches, err
		}
		for _, z := range page {
			if !z.follows(before.Number, before.Hash) {
				breaches = append(breaches, fmt.Sprintf("%s: a redução Z nº %d foi mudada, ou falta a anterior", till.Name, z.Number))
			}
			before = z
		}
	}
}
