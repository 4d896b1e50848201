package counter

import (
	"context"
	"fmt"
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
)

// Hire gives the shop somebody with a PIN.
func (s *Shop) Hire(name string, branches []int64, roles ...account.Role) (identity int64) {
	s.T.Helper()
	n := account.NewMember{Email: fmt.Sprintf("%d@teste.demo", db.NewID()), Name: name, PasswordHash: "sem senha", Roles: roles, Branches: branches}
	identity, err := account.AddMember(context.Background(), s.DB, s.Account.ID, n)
	if err != nil {
		s.T.Fatal(err)
	}
	s.Do(func(tx *db.Tx) error { return account.SetPIN(tx, identity, "o hash não importa aqui") })
	return identity
}

// At works as this person, this long after now.
func (s *Shop) At(who int64, later time.Duration, fn func(*db.Tx) error) error {
	return s.DB.InAccount(context.Background(), db.Scope{Account: s.Account.ID, Actor: db.Actor{Identity: who, Name: "Camila"}}, func(tx *db.Tx) error {
		tx.Now = tx.Now.Add(later)
		tx.Log(db.Change{Action: "Teste"})
		return fn(tx)
	})
}
