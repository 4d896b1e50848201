package pdv

import (
	"errors"
	"slices"

	"omniservicos/db"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/payment"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/tills"
)

// announceSale tells everybody that the sale is final. Fiado above the customer's limit is a refusal that a supervisor
// can lift: with the grant, finance lets that much pass.
func announceSale(tx *db.Tx, s *Sale, till tills.Till, grant int64) error {
	fact := s.fact(till)
	if grant != 0 && slices.ContainsFunc(s.Payments, func(p Payment) bool { return p.Method == payment.Fiado }) {
		given, err := authority.Use(tx, grant, authority.Ask{Act: "fiado", TargetID: s.ID, TillID: till.ID})
		if err != nil {
			return err
		}
		fact.FiadoAllowed = given.Amount
		tx.Log(db.Change{Action: "Fiado acima do limite", Object: "sales", ID: s.ID, After: map[string]any{"limit": given.Amount, "authorised_by": given.Supervisor}})
	}
	err := tx.Emit(fact)
	var over *finance.OverLimit
	if errors.As(err, &over) {
		return authority.Need(authority.Ask{Act: "fiado", TargetID: s.ID, TillID: till.ID, Amount: over.Beyond}, "payments", over.Error())
	}
	return err
}
