// Package storetest opens a shop for a test: a fresh account, made through the same use case that people use.
package storetest

import (
	"context"
	"fmt"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/account"
)

// Shop is a fresh account with its first branch, depot, safe, bank and till.
type Shop struct {
	T       testing.TB
	DB      *db.DB
	Account account.Account
	// Actor is who writes; the zero Actor is the system.
	Actor db.Actor
}

var subscribed = map[*db.DB]bool{}

// New opens a shop in the package's database.
func New(t testing.TB) *Shop {
	t.Helper()
	return In(t, dbtest.Open(t))
}

// In opens a shop in this database.
func In(t testing.TB, d *db.DB) *Shop {
	t.Helper()
	Connect(d)
	slug := fmt.Sprintf("loja-%d", db.NewID())
	a, err := account.Create(context.Background(), d, account.NewAccount{Slug: slug, Name: "Loja de Teste"})
	if err != nil {
		t.Fatal(err)
	}
	return &Shop{T: t, DB: d, Account: a, Actor: db.Actor{Identity: 1, Name: "Ana"}}
}

// Do works in the shop; an error fails the test.
func (s *Shop) Do(fn func(*db.Tx) error) {
	s.T.Helper()
	if err := s.Try(fn); err != nil {
		s.T.Fatal(err)
	}
}

// Try works in the shop and gives the error back.
func (s *Shop) Try(fn func(*db.Tx) error) error {
	return s.DB.InAccount(context.Background(), db.Scope{Account: s.Account.ID, Actor: s.Actor}, fn)
}

// Count counts the rows of one of the shop's tables.
func (s *Shop) Count(table string) (n int) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error { return tx.Get(&n, `select count(*) from `+table+` where account_id = $1`) })
	return n
}
