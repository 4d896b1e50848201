package db

// CashSettings is what the account decided about its drawers, and about what is cancelled at them.
type CashSettings struct {
	// DrawerAlert is from how much cash in a drawer the till asks for a sangria; 0: never.
	DrawerAlert int64 `db:"drawer_alert" json:"drawer_alert"`
	// WithdrawalPIN says that a sangria asks for a supervisor's PIN.
	WithdrawalPIN bool `db:"withdrawal_pin" json:"withdrawal_pin"`
	// The largest sale, and line of an open sale, that a role cancels alone, in centavos; nil: any. The owner has no limit.
	CancelSaleCashier *int64 `db:"cancel_sale_cashier" json:"cancel_sale_cashier"`
	CancelSaleManager *int64 `db:"cancel_sale_manager" json:"cancel_sale_manager"`
	CancelItemCashier *int64 `db:"cancel_item_cashier" json:"cancel_item_cashier"`
	CancelItemSeller  *int64 `db:"cancel_item_seller" json:"cancel_item_seller"`
	CancelItemManager *int64 `db:"cancel_item_manager" json:"cancel_item_manager"`
}

const cashColumns = `drawer_alert, withdrawal_pin, cancel_sale_cashier, cancel_sale_manager, cancel_item_cashier, cancel_item_seller, cancel_item_manager`
