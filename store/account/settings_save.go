package account

import "omniservicos/db"

// FindSettings reads what the account decided.
func FindSettings(tx *db.Tx) (s Settings, err error) {
	err = tx.Get(&s, `
		select a.name, s.zone, s.negative_stock, s.credit_days, s.discount_seller, s.discount_cashier, s.discount_manager,
		       s.drawer_alert, s.withdrawal_pin, s.cancel_sale_cashier, s.cancel_sale_manager, s.cancel_item_cashier, s.cancel_item_seller, s.cancel_item_manager
		  from account_settings s join accounts a on a.id = s.account_id
		 where s.account_id = $1`)
	return s, err
}

// SaveSettings keeps them for every module's next transaction.
func SaveSettings(tx *db.Tx, s Settings) error {
	before, err := FindSettings(tx)
	if err != nil {
		return err
	}
	if err := s.check(before); err != nil {
		return err
	}
	_, err = tx.Exec(`update accounts a set name = $2 from account_settings s where s.account_id = $1 and a.id = s.account_id`, s.Name)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`
		update account_settings set zone = $2, negative_stock = $3, credit_days = $4,
		       discount_seller = $5, discount_cashier = $6, discount_manager = $7
		 where account_id = $1`, s.Zone, s.NegativeStock, s.CreditDays, s.DiscountSeller, s.DiscountCashier, s.DiscountManager)
	if err != nil {
		return err
	}
	err = saveCash(tx, s.Cash)
	tx.Log(db.Change{Action: "Configurações alteradas", Object: "account_settings", ID: tx.Account, Before: before, After: s})
	tx.ForgetSettings()
	return err
}

func saveCash(tx *db.Tx, c Cash) error {
	_, err := tx.Exec(`
		update account_settings set drawer_alert = $2, withdrawal_pin = $3, cancel_sale_cashier = $4, cancel_sale_manager = $5,
		       cancel_item_cashier = $6, cancel_item_seller = $7, cancel_item_manager = $8
		 where account_id = $1`,
		c.DrawerAlert, c.WithdrawalPIN, c.CancelSaleCashier, c.CancelSaleManager, c.CancelItemCashier, c.CancelItemSeller, c.CancelItemManager)
	return err
}
