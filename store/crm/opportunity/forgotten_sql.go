package opportunity

import "omniservicos/db"

// Forgotten are the open opportunities of a seller, and those of nobody, for which nothing is planned: the dearest first.
func Forgotten(tx *db.Tx, seller int64, limit int) (list []Opportunity, err error) {
	err = tx.List(&list, `
		select `+opportunityColumns+`
		  from (select o.* from opportunities o
		         where o.account_id = $1 and o.state = 'aberta' and o.seller_id in (0, $2)
		           and not exists (select 1 from tasks t
		                where t.account_id = o.account_id and t.origin_kind = 'oportunidade' and t.origin_id = o.id and t.done_at is null)
		         order by o.value desc, o.id desc limit $3) o`+withPersonAndStep+`
		 where o.account_id = $1
		 order by o.value desc, o.id desc`, seller, limit)
	return list, err
}
