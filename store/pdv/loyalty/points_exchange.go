package loyalty

import (
	"errors"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
)

// Exchange asks for a vale-troca. Client is the form's own UUID: sent twice, it exchanges once.
type Exchange struct {
	Client   string
	PersonID int64
	Points   int64
}

// Redeem takes points of a customer and gives a vale-troca, which pays as any other. It gives the vale's origin.
func Redeem(tx *db.Tx, e Exchange) (origin int64, err error) {
	if !uuid7.Valid(e.Client) {
		return 0, fault.Refuse("Esta tela está desatualizada: recarregue a página.")
	}
	origin, first, err := tx.Once("pontos:"+e.Client, e)
	if errors.Is(err, db.ErrOtherContent) {
		return 0, fault.Conflict("Esta troca já foi feita com outros pontos. Abra os pontos do cliente de novo.")
	}
	if err != nil || !first {
		return origin, err
	}
	r, err := RulesOf(tx)
	if err != nil {
		return 0, err
	}
	if !r.On() {
		return 0, fault.Refuse("Esta conta não trabalha com pontos.")
	}
	if e.PersonID, err = person.Lock(tx, e.PersonID); err != nil {
		return 0, err
	}
	s, err := Of(tx, e.PersonID)
	if err != nil {
		return 0, err
	}
	value, err := r.Exchange(e.Points, s)
	if err != nil {
		return 0, err
	}
	return origin, exchange(tx, origin, e, s, value)
}

// exchange writes off what has expired, so that what goes now does not go off it.
func exchange(tx *db.Tx, origin int64, e Exchange, s Standing, value money.Cents) error {
	if s.Expired > 0 {
		if err := write(tx, Movement{PersonID: e.PersonID, Kind: Expired, Points: -s.Expired}); err != nil {
			return err
		}
	}
	if err := write(tx, Movement{ID: origin, PersonID: e.PersonID, Kind: Exchanged, Points: -e.Points, Base: -value}); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Pontos trocados por vale", Object: "people", ID: e.PersonID, After: map[string]any{"points": e.Points, "voucher": value}})
	_, err := voucher.Issue(tx, voucher.New{Amount: value, PersonID: &e.PersonID, OriginKind: VoucherOrigin, OriginID: origin})
	return err
}

// Of is what a customer has today.
func Of(tx *db.Tx, customer int64) (s Standing, err error) {
	var all []Movement
	err = tx.List(&all, `select kind, points, expires_on from points_movements where account_id = $1 and person_id = $2 order by id`, customer)
	return standing(all, dates.Of(tx.Now, tx.Zone())), err
}

// shown is how many movements stand on a page.
const shown = 50

// Last are a customer's last movements, newest first.
func Last(tx *db.Tx, customer int64) (list []Movement, err error) {
	err = tx.List(&list, `
		select id, person_id, kind, points, base, sale_id, origin_id, expires_on, at from points_movements
		 where account_id = $1 and person_id = $2 order by id desc limit $3`, customer, shown)
	return list, err
}

// Check: a sale that came back leaves no points, and an exchange has its vale.
func Check(tx *db.Tx) (breaches []string, err error) {
	err = tx.List(&breaches, `
		select format('venda %s: cancelada ou devolvida por inteiro, mas os pontos somam %s', m.sale_id, sum(m.points))
		  from points_movements m
		  join sales s on s.account_id = m.account_id and s.id = m.sale_id
		 where m.account_id = $1
		 group by m.sale_id, s.state
		having (s.state = 'cancelada' or sum(m.base) = 0) and sum(m.points) <> 0 or sum(m.points) < 0
		union all
		select format('troca de pontos %s: sem o vale-troca do mesmo valor', m.id)
		  from points_movements m
		 where m.account_id = $1 and m.kind = 'troca' and not exists (select 1 from vouchers v
		       where v.account_id = m.account_id and v.origin_kind = 'pontos' and v.origin_id = m.id and v.amount = -m.base)`)
	return breaches, err
}

// VoucherOf is the vale-troca of an exchange.
func VoucherOf(tx *db.Tx, origin int64) (v voucher.Voucher, err error) {
	all, err := voucher.From(tx, VoucherOrigin, origin)
	if err != nil || len(all) == 0 {
		return v, errors.Join(err, fault.Missing("Esta troca de pontos não existe."))
	}
	return all[0], nil
}
