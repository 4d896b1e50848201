package cash

import (
	"omniservicos/store/pdv/proof"
	"omniservicos/store/pdv/tills"
	view "omniservicos/views/pdv/cash"
	"omniservicos/web"
)

// showProof is each till's numbering and chain.
func showProof(c *web.Context) error {
	proofs, err := proof.All(c.Tx, 0)
	if err != nil {
		return err
	}
	return c.Page("Prova de que nada se perdeu", view.ProofPage(view.ProofView{Proofs: proofs}))
}

// verifyTill looks at the content of each of a till's sales: it takes its time, and changes nothing.
func verifyTill(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	p, err := proof.Verify(c.Tx, till)
	if err != nil {
		return err
	}
	return c.Page("Prova de que nada se perdeu", view.ProofPage(view.ProofView{Proofs: []proof.Proof{p}, Verified: true}))
}
