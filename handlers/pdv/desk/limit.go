package desk

import (
	"omniservicos/store/account"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/quantity"
	"omniservicos/web"
)

// LimitInWords is the largest discount or surcharge that who operates may give.
func LimitInWords(limit int64) string {
	return "Seu limite é " + quantity.Amount(limit*100).String() + "%."
}

// LimitOf is the limit of who operates, who may have taken the till over by PIN in somebody else's session.
func LimitOf(c *web.Context, stand tills.Stand) (int64, error) {
	settings, err := c.Tx.Settings()
	if err != nil {
		return 0, err
	}
	roles := []string(c.Me.Roles)
	if stand.Taken(c.Me.IdentityID) {
		member, err := account.FindMember(c.Tx, stand.OperatorID)
		if err != nil {
			return 0, err
		}
		roles = member.Roles
	}
	return authority.DiscountLimit(settings, roles), nil
}
