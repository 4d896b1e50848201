package presale

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/erp/stock"
	"omniservicos/store/quantity"
)

func origin(id int64) stock.Origin { return stock.Origin{Kind: stock.PresaleOrigin, ID: id} }

// hold has a pré-venda hold what it promises in its branch's main depot, where the account reserves, as far as it is there.
func (p *Presale) hold(tx *db.Tx) error {
	settings, err := tx.Settings()
	if err != nil || !settings.StockReservation {
		return err
	}
	w := stock.Wanted{Origin: origin(p.ID), Until: p.ValidUntil, Quantities: map[int64]quantity.Amount{}}
	if w.DepotID, err = stock.MainDepot(tx, p.BranchID); err != nil {
		return err
	}
	if p.Reserves() {
		for _, i := range p.Items {
			w.Quantities[i.ProductID] += i.Quantity
		}
	}
	return stock.Reserve(tx, w)
}

// Held is what a pré-venda holds of each product.
func Held(tx *db.Tx, id int64) (map[int64]quantity.Amount, error) {
	return stock.HeldBy(tx, origin(id))
}

// SetReserving says whether pré-vendas hold goods from now on. Turned on, the open ones do at once, the oldest first;
// turned off, all is let go.
func SetReserving(tx *db.Tx, on bool) error {
	settings, err := tx.Settings()
	if err != nil || settings.StockReservation == on {
		return err
	}
	action := map[bool]string{true: "Reserva de estoque ligada", false: "Reserva de estoque desligada"}[on]
	tx.Log(db.Change{Action: action, Object: "account_settings", ID: tx.Account})
	if _, err := tx.Exec(`update account_settings set stock_reservation = $2 where account_id = $1`, on); err != nil {
		return err
	}
	tx.ForgetSettings()
	return tx.Everywhere(func() error {
		if on {
			return holdAll(tx)
		}
		return stock.ReleaseAll(tx)
	})
}

func holdAll(tx *db.Tx) error {
	var open []int64
	err := tx.List(&open, `
		select id from presales
		 where account_id = $1 and state = 'aberta' and kind = $2 and valid_until >= $3 order by number`, Kinds[0].Code, dates.Of(tx.Now, tx.Zone()))
	if err != nil {
		return err
	}
	for _, id := range open {
		p, err := lock(tx, id)
		if err != nil {
			return err
		}
		if err := p.hold(tx); err != nil {
			return err
		}
	}
	return nil
}

// Titles are what the pré-vendas that hold goods are called.
func Titles(tx *db.Tx, held []stock.Reservation) (map[int64]string, error) {
	ids := make(pq.Int64Array, len(held))
	for n, r := range held {
		ids[n] = r.OriginID
	}
	var list []Presale
	err := tx.List(&list, `select id, number, kind from presales where account_id = $1 and id = any($2)`, ids)
	titles := make(map[int64]string, len(list))
	for _, p := range list {
		titles[p.ID] = p.Title()
	}
	return titles, err
}
