package db

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/lib/pq"
)

//go:embed schema_lint.sql
var schemaLint string

// Breach is a rule of the schema and what breaks it.
type Breach struct {
	Rule   string `db:"rule"`
	Object string `db:"object"`
}

// Lint runs the schema's rules as the owner; global are the tables that belong to no account.
func Lint(owner *DB, global []string) (breaches []Breach, err error) {
	list, err := pq.Array(global).Value()
	if err != nil {
		return nil, err
	}
	// psql's variables: :'app' and :global, filled from our own constants.
	query := strings.NewReplacer(
		":'app'", pq.QuoteLiteral("omni_app"),
		":global", pq.QuoteLiteral(fmt.Sprint(list)),
	).Replace(schemaLint)
	err = owner.pool.Select(&breaches, query)
	return breaches, err
}
