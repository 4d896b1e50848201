package pdv

import (
	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/money"
)

// SaleCancelLimit is the largest finalised sale that a person of these roles cancels alone; nil: any.
func SaleCancelLimit(s *db.Settings, roles []string) *money.Cents {
	return widest(roles, map[account.Role]*int64{account.Manager: s.CancelSaleManager, account.Cashier: s.CancelSaleCashier})
}

// ItemCancelLimit is the largest line of an open sale that a person of these roles cancels alone; nil: any.
func ItemCancelLimit(s *db.Settings, roles []string) *money.Cents {
	return widest(roles, map[account.Role]*int64{
		account.Manager: s.CancelItemManager, account.Cashier: s.CancelItemCashier, account.Seller: s.CancelItemSeller,
	})
}

// widest is the largest limit among the person's roles. A role without a limit, and the owner, may any amount.
func widest(roles []string, limits map[account.Role]*int64) *money.Cents {
	var most money.Cents
	for _, r := range roles {
		if account.Role(r) == account.Owner {
			return nil
		}
		limit, named := limits[account.Role(r)]
		if !named {
			continue
		}
		if limit == nil {
			return nil
		}
		most = max(most, money.Cents(*limit))
	}
	return &most
}
