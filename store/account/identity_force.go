package account

import (
	"context"

	"omniservicos/db"
)

// ForcePassword is for the command line: the password is good at once, every session and token ends.
func ForcePassword(ctx context.Context, d *db.DB, email, phc string) error {
	return force(ctx, d, email, "Senha trocada pela linha de comando",
		`update identities set password_hash = $2, password_temporary = false where id = $1`, phc)
}

// ForgetSecondStep is for the command line: a lone owner who lost phone and codes enters again and enrols anew.
func ForgetSecondStep(ctx context.Context, d *db.DB, email string) error {
	return force(ctx, d, email, "Segundo passo retirado pela linha de comando",
		`update identities set totp_secret = '', totp_step = 0, recovery_hashes = '{}' where id = $1`)
}

// force changes an identity from outside every account, ends all it has open, and says so in each of its accounts.
func force(ctx context.Context, d *db.DB, email, action, statement string, args ...any) error {
	identity, err := FindIdentity(ctx, d, email)
	if err != nil {
		return err
	}
	var accounts []int64
	err = d.Global(ctx, func(tx *db.GlobalTx) error {
		if _, err := tx.Exec(statement, append([]any{identity}, args...)...); err != nil {
			return err
		}
		if _, err := tx.Exec(`update sessions set ended_at = $2 where identity_id = $1 and ended_at is null`, identity, d.Now()); err != nil {
			return err
		}
		return tx.List(&accounts, `select account_id from memberships where identity_id = $1 order by account_id`, identity)
	})
	for _, id := range accounts {
		if err != nil {
			break
		}
		err = d.InAccount(ctx, db.Scope{Account: id, Actor: db.Actor{Name: "sistema"}}, func(tx *db.Tx) error {
			tx.Log(db.Change{Action: action, Object: "identities", ID: identity})
			return nil
		})
	}
	return err
}
