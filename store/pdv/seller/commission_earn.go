package seller

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/event"
)

// EarnCommission writes what a sale's seller earns with it: no statement of its own, and none at all where nothing is
// earned.
func EarnCommission(tx *db.Tx, f event.SaleFinalised) error {
	settings, err := tx.Settings()
	if err != nil {
		return err
	}
	percent := settings.SellerRate(f.SellerID)
	if percent == 0 || f.Total == 0 {
		return nil
	}
	e := earned{SellerID: f.SellerID, Percent: percent, Base: f.Total, Amount: f.Total.Percent(percent)}
	return write(tx, "venda", f.SaleID, f.SaleID, f.At, f.BusinessDay, e)
}

// GiveBackCommission takes off what was earned with goods that came back.
func GiveBackCommission(tx *db.Tx, f event.ItemsReturned) error {
	first, already, err := earnedWith(tx, f.SaleID)
	if err != nil || first.Base == 0 || f.Total == 0 {
		return err
	}
	back := earned{SellerID: first.SellerID, Percent: first.Percent, Base: -f.Total, Amount: first.less(already, f.Total)}
	return write(tx, "devolucao", f.SaleID, f.ReturnID, f.At, dates.Of(f.At, tx.Zone()), back)
}

// CancelCommission takes off all that was earned with a sale.
func CancelCommission(tx *db.Tx, f event.SaleCancelled) error {
	first, already, err := earnedWith(tx, f.SaleID)
	if err != nil || first.Base == 0 {
		return err
	}
	back := earned{SellerID: first.SellerID, Percent: first.Percent, Base: -first.Base - already.Base, Amount: -first.Amount - already.Amount}
	return write(tx, "cancelamento", f.SaleID, f.SaleID, f.At, dates.Of(f.At, tx.Zone()), back)
}

func write(tx *db.Tx, kind string, sale, origin int64, at time.Time, day dates.Date, e earned) error {
	return tx.InsertLater("commissions", "id, sale_id, seller_id, kind, origin_id, base, percent, amount, at, business_day",
		[]any{db.NewID(), sale, e.SellerID, kind, origin, e.Base, e.Percent, e.Amount, at, day})
}
