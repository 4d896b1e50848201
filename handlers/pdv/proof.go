package pdv

import (
	"omniservicos/store/pdv"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

// showProof is each till's numbering and chain.
func showProof(c *web.Context) error {
	proofs, err := pdv.Proofs(c.Tx, 0)
	if err != nil {
		return err
	}
	return c.Page("Prova de que nada se perdeu", views.ProofPage(views.ProofView{Proofs: proofs}))
}

// verifyTill looks at the content of each of a till's sales: it takes its time, and changes nothing.
func verifyTill(c *web.Context) error {
	till, err := pdv.FindTill(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	p, err := pdv.VerifyTill(c.Tx, till)
	if err != nil {
		return err
	}
	return c.Page("Prova de que nada se perdeu", views.ProofPage(views.ProofView{Proofs: []pdv.Proof{p}, Verified: true}))
}
