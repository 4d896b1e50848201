package till

import (
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/pdv/loyalty"
	"omniservicos/store/pdv/voucher"
	"omniservicos/web"
)

// voucherInHand is the unspent voucher of the return, or of the points, that the address names: whoever may print it may pay with it.
func voucherInHand(c *web.Context) (string, error) {
	if c.Number("troca") == 0 {
		return "", nil
	}
	origin := "devolucao"
	if c.Query("de") == loyalty.VoucherOrigin {
		origin = loyalty.VoucherOrigin
	}
	vouchers, err := voucher.From(c.Tx, origin, c.Number("troca"))
	for _, v := range vouchers {
		if v.Balance > 0 && (c.May(may.PrintVouchers) || v.IssuedBy == c.Me.IdentityID) {
			return v.Code, err
		}
	}
	return "", err
}
