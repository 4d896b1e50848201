package authority

import (
	"omniservicos/db"
)

// Require uses up the grant for what is asked; without one it refuses with a Needed, on which the page asks for a PIN.
func Require(tx *db.Tx, grantID int64, a Ask, field, sentence string) (Grant, error) {
	if grantID == 0 {
		return Grant{}, Need(a, field, sentence)
	}
	return Use(tx, grantID, a)
}

// Use consumes a grant in the transaction of the act it was given for: used twice, too late, by somebody else,
// elsewhere or for something else it is refused with a sentence.
func Use(tx *db.Tx, grantID int64, a Ask) (Grant, error) {
	n, err := tx.Exec(`
		update grants set used_at = $3
		 where account_id = $1 and id = $2 and used_at is null and expires_at > $3
		   and act = $4 and target_id = $5 and line_no = $6 and amount >= $7 and till_id = $8
		   and cashier_id = $9 and supervisor_id <> $9`,
		grantID, tx.Now, a.Act, a.TargetID, a.Line, a.Amount, a.TillID, tx.Actor.Identity)
	if err != nil {
		return Grant{}, err
	}
	g, err := find(tx, grantID)
	if err != nil {
		return g, err
	}
	if n == 0 {
		return g, g.why(a, tx.Actor.Identity, tx.Now)
	}
	return g, nil
}
