package finance

import (
	"omniservicos/db"
	"omniservicos/store/erp/payment"
	"omniservicos/store/event"
)

// ReceivePayments puts a sale's cash in the drawer and its Pix in the bank, and writes titles for what comes later:
// the fiado credit if there is any, the titles, the accounts, the movements, a statement each.
func ReceivePayments(tx *db.Tx, f event.SaleFinalised) error {
	settings, err := tx.Settings()
	if err != nil {
		return err
	}
	config, err := payment.Of(tx)
	if err != nil {
		return err
	}
	r, err := receiptOf(f, terms{pixAccount: settings.PixAccountID, fiadoDays: settings.CreditDays, config: config})
	if err != nil {
		return err
	}
	if r.fiado > 0 {
		c, err := owe(tx, f.CustomerID, r.fiado)
		if err != nil {
			return err
		}
		if err := c.withinLimit(r.fiado, f.FiadoAllowed); err != nil {
			return err
		}
	}
	for i := range r.titles {
		r.titles[i].ID = db.NewID()
	}
	if err := insertTitles(tx, r.titles); err != nil {
		return err
	}
	return Post(tx, r.entries)
}
