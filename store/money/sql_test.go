package money_test

import (
	"database/sql"
	"database/sql/driver"
	"testing"

	"omniservicos/store/money"
)

// The database sees a bigint: database/sql knows a named int64 without a Scan or Value of ours.
func TestDatabase(t *testing.T) {
	if got, err := driver.DefaultParameterConverter.ConvertValue(money.Cents(1234)); err != nil || got != int64(1234) {
		t.Errorf("sent as %v (%T), %v", got, got, err)
	}
	var read sql.Null[money.Cents]
	if err := read.Scan(int64(-5)); err != nil || read.V != -5 {
		t.Errorf("read as %v, %v", read.V, err)
	}
	if err := read.Scan([]byte("99")); err != nil || read.V != 99 {
		t.Errorf("read as text as %v, %v", read.V, err)
	}
}
