package finance

import "omniservicos/db"

// Check says, a sentence each, where the books do not agree with themselves. Nothing to say: they do.
func Check(tx *db.Tx) (wrong []string, err error) {
	for _, q := range []string{wrongBalances, wrongKinds, wrongTitles, oddTitles, wrongStates, wrongCredits, unpaidSettlements, unpaidFees, strayTitles} {
		var found []string
		if err := tx.List(&found, q); err != nil {
			return nil, err
		}
		wrong = append(wrong, found...)
	}
	return wrong, nil
}

const wrongBalances = `
	select format('A conta %s (%s) tem saldo de %s centavos, mas os movimentos somam %s.', m.name, m.id, m.balance, coalesce(s.amount, 0))
	  from money_accounts m
	  left join (select account_id, money_account_id, sum(amount) as amount from money_movements where account_id = $1 group by 1, 2) s
	    on s.account_id = m.account_id and s.money_account_id = m.id
	 where m.account_id = $1 and m.balance <> coalesce(s.amount, 0)
	 order by m.id limit 100`

const wrongKinds = `
	select format('A conta %s (%s) é de um tipo que não existe: %s.', name, id, kind)
	  from money_accounts
	 where account_id = $1 and kind not in ('caixa', 'cofre', 'banco')
	 order by id limit 100`

// oddTitles: constraints on titles would be read anew for each sale.
const oddTitles = `
	select format('O título %s (%s) está fora das regras: %s, %s de %s parcelas, %s centavos, %s em aberto, %s.',
	              document, id, direction, part, parts, amount, open_amount, state)
	  from titles
	 where account_id = $1
	   and (amount <= 0 or open_amount < 0 or open_amount > amount or part < 1 or parts < part
	        or direction not in ('receber', 'pagar') or state not in ('aberto', 'quitado', 'cancelado'))
	 order by id limit 100`

const wrongTitles = `
	select format('O título %s (%s) vale %s centavos, tem %s em aberto e %s em baixas.', t.document, t.id, t.amount, t.open_amount, coalesce(s.amount, 0))
	  from titles t
	  left join (select account_id, title_id, sum(amount) as amount from settlements where account_id = $1 group by 1, 2) s
	    on s.account_id = t.account_id and s.title_id = t.id
	 where t.account_id = $1
	   and t.open_amount <> case when t.state = 'cancelado' then coalesce(s.amount, 0) else t.amount - coalesce(s.amount, 0) end
	 order by t.id limit 100`

const wrongStates = `
	select format('O título %s (%s) está como %s com %s centavos em aberto.', document, id, state, open_amount)
	  from titles
	 where account_id = $1 and (state = 'aberto') <> (open_amount > 0)
	 order by id limit 100`

const wrongCredits = `
	select format('A pessoa %s deve %s centavos de fiado, mas os títulos em aberto somam %s.', person_id, sum(owed), sum(open_amount))
	  from (select person_id, owed, 0 as open_amount from person_credits where account_id = $1
	        union all
	        select person_id, 0, open_amount from titles
	         where account_id = $1 and direction = 'receber' and method = 'fiado' and state = 'aberto') c
	 group by person_id
	having sum(owed) <> sum(open_amount)
	 order by person_id limit 100`

const unpaidSettlements = `
	select format('A baixa %s do título %s (%s) não tem o seu movimento de dinheiro.', s.id, t.document, t.id)
	  from settlements s
	  join titles t on t.account_id = s.account_id and t.id = s.title_id
	 where s.account_id = $1 and s.amount - s.discount + s.interest <> 0
	   and not exists (
	     select 1 from money_movements m
	      where m.account_id = s.account_id and m.money_account_id = s.money_account_id and m.origin_id = s.id
	        and m.origin_kind = case when s.reverses_id is null then 'baixa' else 'estorno' end
	        and m.amount = (s.amount - s.discount + s.interest) * case t.direction when 'receber' then 1 else -1 end)
	 order by s.id limit 100`

// unpaidFees: what the acquirer kept is an expense line beside what came.
const unpaidFees = `
	select format('A baixa %s do título %s (%s) não tem a linha da sua taxa.', s.id, t.document, t.id)
	  from settlements s
	  join titles t on t.account_id = s.account_id and t.id = s.title_id
	 where s.account_id = $1
	   and s.fee <> (
	     select coalesce(-sum(m.amount), 0) from money_movements m
	      where m.account_id = s.account_id and m.origin_id = s.id and m.kind = 'tarifa'
	        and m.origin_kind = case when s.reverses_id is null then 'baixa' else 'estorno' end)
	 order by s.id limit 100`

// strayTitles: titles carry no foreign key to branches, which every sale would lock.
const strayTitles = `
	select format('O título %s (%s) é de uma filial que não existe.', t.document, t.id)
	  from titles t
	 where t.account_id = $1
	   and not exists (select 1 from branches b where b.account_id = t.account_id and b.id = t.branch_id)
	 order by t.id limit 100`
