package account

import "omniservicos/store/fault"

// Login is what a person types at the door.
type Login struct{ Email, Password, IP string }

// Owes is what stands between a right password and the account.
type Owes string

const (
	Nothing     Owes = ""
	NewPassword Owes = "senha"  // somebody else knows this one
	Code        Owes = "codigo" // the second step
	Enrolment   Owes = "cadastro"
)

// Entry is a person at the door: who it is, where they go, what they still owe.
type Entry struct {
	IdentityID int64  `db:"id"`
	AccountID  int64  `db:"account_id"` // the one used last; 0: none is left
	Name       string `db:"name"`
	Email      string `db:"email"`
	Hash       string `db:"password_hash"`
	Disabled   bool   `db:"disabled"`
	Enrolled   bool   `db:"enrolled"`  // has a second step
	Trusted    bool   `db:"trusted"`   // is dono or gerente somewhere: must have one
	Temporary  bool   `db:"temporary"` // somebody else knows the password
}

// Owes says what comes next. Without second (the demonstration) no code is asked for.
func (e Entry) Owes(second bool) Owes {
	switch {
	case e.Temporary:
		return NewPassword
	case !second:
		return Nothing
	case e.Enrolled:
		return Code
	case e.Trusted:
		return Enrolment
	}
	return Nothing
}

// The same words for an unknown e-mail and for a wrong password: the door tells nobody who has a key.
var errWrong = fault.Refuse("O e-mail ou a senha não conferem.")

var errNoAccount = fault.Refuse("Você não participa mais de nenhuma conta. Fale com quem administra a sua.")
