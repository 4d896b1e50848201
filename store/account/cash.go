package account

import "omniservicos/store/fault"

// Cash is what the account decided about its drawers, and about what is cancelled at them. Amounts are centavos.
type Cash struct {
	DrawerAlert   int64 `db:"drawer_alert" json:"drawer_alert"`     // from how much a till asks for a sangria; 0: never
	WithdrawalPIN bool  `db:"withdrawal_pin" json:"withdrawal_pin"` // a sangria asks for a supervisor's PIN
	// The largest sale, and line of an open sale, that a role cancels alone; nil: any. The owner has no limit.
	CancelSaleCashier *int64 `db:"cancel_sale_cashier" json:"cancel_sale_cashier"`
	CancelSaleManager *int64 `db:"cancel_sale_manager" json:"cancel_sale_manager"`
	CancelItemCashier *int64 `db:"cancel_item_cashier" json:"cancel_item_cashier"`
	CancelItemSeller  *int64 `db:"cancel_item_seller" json:"cancel_item_seller"`
	CancelItemManager *int64 `db:"cancel_item_manager" json:"cancel_item_manager"`
}

// mostCash is R$ 100 million: more than any drawer holds or any counter sells.
const mostCash = 10_000_000_000

func (c Cash) check() error {
	if c.DrawerAlert < 0 || c.DrawerAlert > mostCash {
		return fault.Blame("drawer_alert", "O aviso da gaveta vai de R$ 0,00 a R$ 100.000.000,00.")
	}
	for field, limit := range map[string]*int64{
		"cancel_sale_cashier": c.CancelSaleCashier, "cancel_sale_manager": c.CancelSaleManager, "cancel_item_cashier": c.CancelItemCashier,
		"cancel_item_seller": c.CancelItemSeller, "cancel_item_manager": c.CancelItemManager,
	} {
		if limit != nil && (*limit < 0 || *limit > mostCash) {
			return fault.Blame(field, "O limite vai de R$ 0,00 a R$ 100.000.000,00; vazio não limita.")
		}
	}
	return nil
}
