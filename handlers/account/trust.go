package account

import (
	view "omniservicos/views/account"
	"omniservicos/web"
)

// showTrust explains how a device comes to trust this address: open, since it comes before everything else.
func showTrust(c *web.Context) error {
	return c.Plain(200, "Confiar neste endereço", view.Trust(c.Authority() != nil))
}

// giveAuthority is the certificate itself, under the kind by which phones know what to do with it.
func giveAuthority(c *web.Context) error {
	if c.Authority() == nil {
		return c.Redirect("/confiar")
	}
	return c.Download("omniservicos.crt", "application/x-x509-ca-cert", c.Authority())
}
