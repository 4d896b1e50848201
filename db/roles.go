package db

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

// Init makes the two roles and the database, as a superuser: omni_owner owns the schema and migrates, omni_app works.
// Run again, it sets the passwords and leaves the rest.
func Init(ctx context.Context, superuser, name, ownerPassword, appPassword string) error {
	root, err := sqlx.ConnectContext(ctx, "postgres", superuser)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	for role, password := range map[string]string{"omni_owner": ownerPassword, "omni_app": appPassword} {
		if err := makeRole(ctx, root, role, password); err != nil {
			return err
		}
	}
	var there bool
	if err := root.GetContext(ctx, &there, `select exists (select 1 from pg_database where datname = $1)`, name); err != nil {
		return err
	}
	if there {
		return nil
	}
	_, err = root.ExecContext(ctx, fmt.Sprintf(
		"create database %s owner omni_owner encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8' template template0", pq.QuoteIdentifier(name)))
	return err
}

// makeRole writes the password into the statement's text: utility statements take no parameters.
func makeRole(ctx context.Context, root *sqlx.DB, role, password string) error {
	var there bool
	if err := root.GetContext(ctx, &there, `select exists (select 1 from pg_roles where rolname = $1)`, role); err != nil {
		return err
	}
	verb := "create"
	if there {
		verb = "alter"
	}
	_, err := root.ExecContext(ctx, fmt.Sprintf("%s role %s login nosuperuser nobypassrls nocreaterole nocreatedb noreplication password %s",
		verb, pq.QuoteIdentifier(role), pq.QuoteLiteral(password)))
	return err
}
