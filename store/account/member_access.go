package account

import (
	"crypto/rand"
	"math/big"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// NewSecret makes a password to be told to somebody once and replaced at their first entry: letters and digits that
// nobody takes for each other, some 59 bits of them.
func NewSecret() string {
	const letters = "abcdefghjkmnpqrstuvwxyz23456789"
	var out []byte
	for i := range 12 {
		if i > 0 && i%4 == 0 {
			out = append(out, '-')
		}
		n, _ := rand.Int(rand.Reader, big.NewInt(int64(len(letters)))) // never fails since Go 1.24
		out = append(out, letters[n.Int64()])
	}
	return string(out)
}

// StartPassword puts a temporary password in the place of a forgotten one and ends everything open.
func StartPassword(tx *db.Tx, identity int64, phc string) error {
	if err := mayHelp(tx, identity); err != nil {
		return err
	}
	if _, err := tx.Exec(ofMember("password_hash = $3, password_temporary = true"), identity, phc); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Senha do usuário reiniciada", Object: "identities", ID: identity})
	return endHere(tx, identity)
}

// ClearSecondStep forgets the second step of who lost both phone and codes; the next entry asks for a new one.
func ClearSecondStep(tx *db.Tx, identity int64) error {
	if err := mayHelp(tx, identity); err != nil {
		return err
	}
	if _, err := tx.Exec(ofMember("totp_secret = '', totp_step = 0, recovery_hashes = '{}'"), identity); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Segundo passo do usuário retirado", Object: "identities", ID: identity})
	return endHere(tx, identity)
}

// mayHelp refuses to touch the entry of who is in other accounts too: an owner here would come in there. One's own
// entry is changed on one's own page, which asks for the password.
func mayHelp(tx *db.Tx, identity int64) error {
	m, err := Managed(tx, identity)
	if err != nil {
		return err
	}
	if identity == tx.Actor.Identity {
		return fault.Refuse("A sua própria entrada você muda na página do seu perfil.")
	}
	if m.Elsewhere {
		return fault.Refuse("Esta pessoa participa também de outra conta: só ela mesma muda a própria entrada.")
	}
	return nil
}

// EndMemberSessions ends what a member has open in this account.
func EndMemberSessions(tx *db.Tx, identity int64) error {
	if _, err := Managed(tx, identity); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Sessões do usuário encerradas", Object: "memberships", ID: identity})
	return endHere(tx, identity)
}
