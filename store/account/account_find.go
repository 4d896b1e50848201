package account

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"unicode/utf8"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// FindAccount reads an account by its slug.
func FindAccount(ctx context.Context, d *db.DB, slug string) (a Account, err error) {
	err = d.Look(ctx, &a, `select id, slug, name from accounts where slug = $1`, slug)
	if errors.Is(err, sql.ErrNoRows) {
		err = errors.New("não existe a conta " + slug)
	}
	return a, err
}

// OfAddress reads the account that a public address names. It is asked for by anybody, before any account is entered.
func OfAddress(ctx context.Context, d *db.DB, slug string) (a Account, err error) {
	if !utf8.ValidString(slug) || strings.ContainsRune(slug, 0) {
		return a, errNoAddress
	}
	err = d.Look(ctx, &a, `select id, slug, name from accounts where slug = $1`, slug)
	if errors.Is(err, sql.ErrNoRows) {
		err = errNoAddress
	}
	return a, err
}

var errNoAddress = fault.Missing("Este endereço não existe. Confira com quem o enviou.")

// MyAccounts are the accounts that the person may switch to, the present one first. It reads in the request's own
// transaction: a second connection for each page would let eight requests wait for each other for ever.
func MyAccounts(tx *db.Tx, identity int64) (accounts []Account, err error) {
	err = tx.List(&accounts, `
		select a.id, a.slug, a.name from memberships m join accounts a on a.id = m.account_id
		 where m.identity_id = $2 and m.ended_at is null
		 order by m.account_id = $1 desc, a.name`, identity)
	return accounts, err
}

// Name is what the account is called.
func Name(tx *db.Tx) (name string, err error) {
	err = tx.Get(&name, `select name from accounts where id = $1`)
	return name, err
}
