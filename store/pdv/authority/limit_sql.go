package authority

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/money"
	"omniservicos/store/pdv/tills"
)

// SaleAllowance is the largest finalised sale that may be cancelled alone at this till, by the roles of who operates it.
func SaleAllowance(tx *db.Tx, stand tills.Stand, mine []string) (Allowance, error) {
	s, roles, err := limitsAt(tx, stand, mine)
	if err != nil {
		return Allowance{}, err
	}
	return Allowance{Limit: widest(roles, map[account.Role]*int64{account.Manager: s.CancelSaleManager, account.Cashier: s.CancelSaleCashier})}, nil
}

// ItemAllowance is the largest line of an open sale that may be cancelled alone.
func ItemAllowance(tx *db.Tx, stand tills.Stand, mine []string) (Allowance, error) {
	s, roles, err := limitsAt(tx, stand, mine)
	if err != nil {
		return Allowance{}, err
	}
	return Allowance{Limit: widest(roles, map[account.Role]*int64{
		account.Manager: s.CancelItemManager, account.Cashier: s.CancelItemCashier, account.Seller: s.CancelItemSeller,
	})}, nil
}

func limitsAt(tx *db.Tx, stand tills.Stand, mine []string) (*db.Settings, []string, error) {
	settings, err := tx.Settings()
	if err != nil {
		return nil, nil, err
	}
	roles, err := tills.RolesAt(tx, stand, mine)
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

// anyShare is 100 % in hundredths of a percent: the owner's limit.
const anyShare = 10_000

// DiscountLimit is the largest of a person's roles, in hundredths of a percent.
func DiscountLimit(s *db.Settings, roles []string) (limit int64) {
	for role, may := range map[account.Role]int64{
		account.Owner: anyShare, account.Manager: s.DiscountManager, account.Seller: s.DiscountSeller, account.Cashier: s.DiscountCashier,
	} {
		if slices.Contains(roles, string(role)) {
			limit = max(limit, may)
		}
	}
	return limit
}

// ReturnLimit is how much whoever operates this till takes back alone: a manager anything, a cashier up to what the
// account says, a seller nothing; nil: anything. Away from a till (0) it is the person's own.
func ReturnLimit(tx *db.Tx, tillID int64, mine []string) (*money.Cents, error) {
	var stand tills.Stand
	if tillID != 0 {
		till, err := tills.Find(tx, tillID)
		if err != nil {
			return nil, err
		}
		stand = till.Stand
	}
	settings, roles, err := limitsAt(tx, stand, mine)
	if err != nil {
		return nil, err
	}
	return widest(roles, map[account.Role]*int64{account.Manager: nil, account.Cashier: &settings.ReturnLimit}), nil
}
