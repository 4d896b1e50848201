package account

import (
	"context"
	"database/sql"
	"errors"

	"omniservicos/db"
	"omniservicos/store/fault"
)

var errPINs = fault.Throttle("Foram muitos PINs errados desta pessoa neste caixa. Espere 15 minutos, ou peça a outra pessoa.")

// CheckPIN says whether the PIN typed at a till is this person's. It hashes, and so runs outside any transaction: on a
// Prepared route. The try is counted before it is looked at, so a crowd of guesses sent at once is counted one by one.
func CheckPIN(ctx context.Context, d *db.DB, p PINTry) (right bool, err error) {
	try, err := BeginTry(ctx, d, p.counted())
	if fault.Is(err, fault.TooMany) {
		return false, errPINs
	}
	if err != nil {
		return false, err
	}
	phc, err := pinHash(ctx, d, p)
	if err != nil {
		return false, err
	}
	right, _, err = matches(peppered(p.Account, p.Identity, p.PIN), phc)
	if err != nil || !right {
		return false, err
	}
	return true, Proved(ctx, d, try)
}

// pinHash is the hash of who may enter; for anybody else that of nobody, which takes as long to compare.
func pinHash(ctx context.Context, d *db.DB, p PINTry) (phc string, err error) {
	err = d.InAccount(ctx, db.Scope{Account: p.Account, ReadOnly: true}, func(tx *db.Tx) error {
		return tx.Get(&phc, `
			select p.hash from pins p
			  join memberships m on m.account_id = p.account_id and m.identity_id = p.identity_id
			  join identities i on i.id = p.identity_id
			 where p.account_id = $1 and p.identity_id = $2 and m.ended_at is null and i.disabled_at is null`, p.Identity)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nobody, nil
	}
	return phc, err
}
