package db_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
)

func TestTheSchemaBreaksNoRule(t *testing.T) {
	breaches, err := db.Lint(dbtest.Owner(t), db.GlobalTables)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range breaches {
		t.Errorf("%s: %s", b.Rule, b.Object)
	}
}
