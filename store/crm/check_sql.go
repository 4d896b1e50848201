package crm

import "omniservicos/db"

// Check names, for doctor, what the histories and tasks say that cannot be: a sale recorded twice, a cancellation of a
// purchase that was never recorded, a task done by nobody.
func Check(tx *db.Tx) (offenders []string, err error) {
	err = tx.List(&offenders, `
		select format('o histórico da pessoa %s tem %s vezes a mesma venda (%s)', person_id, count(*), path)
		  from timeline
		 where account_id = $1 and kind in ('venda', 'cancelamento')
		 group by person_id, kind, path
		having count(*) > 1
		union all
		select format('o histórico da pessoa %s tem o cancelamento de uma compra que não está nele (%s)', c.person_id, c.path)
		  from timeline c
		 where c.account_id = $1 and c.kind = 'cancelamento'
		   and not exists (select 1 from timeline v
		        where v.account_id = c.account_id and v.person_id = c.person_id and v.kind = 'venda' and v.path = c.path)
		union all
		select format('a tarefa %s foi concluída sem dizer por quem, ou o contrário', id)
		  from tasks
		 where account_id = $1 and (done_at is null) <> (done_by is null)`)
	return offenders, err
}
