package pdv

import (
	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/money"
)

// SaleAllowance is the largest finalised sale that may be cancelled alone at this till, by the roles of who operates it.
func SaleAllowance(tx *db.Tx, stand Stand, mine []string) (Allowance, error) {
	s, roles, err := limitsAt(tx, stand, mine)
	if err != nil {
		return Allowance{}, err
	}
	return Allowance{Limit: widest(roles, map[account.Role]*int64{account.Manager: s.CancelSaleManager, account.Cashier: s.CancelSaleCashier})}, nil
}

// ItemAllowance is the largest line of an open sale that may be cancelled alone.
func ItemAllowance(tx *db.Tx, stand Stand, mine []string) (Allowance, error) {
	s, roles, err := limitsAt(tx, stand, mine)
	if err != nil {
		return Allowance{}, err
	}
	return Allowance{Limit: widest(roles, map[account.Role]*int64{
		account.Manager: s.CancelItemManager, account.Cashier: s.CancelItemCashier, account.Seller: s.CancelItemSeller,
	})}, nil
}

func limitsAt(tx *db.Tx, stand Stand, mine []string) (*db.Settings, []string, error) {
	settings, err := tx.Settings()
	if err != nil {
		return nil, nil, err
	}
	roles, err := RolesAt(tx, stand, mine)
	return settings, roles, err
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
