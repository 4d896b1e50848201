package cash_test

import (
	"testing"

	"omniservicos/db/dbtest"
	"omniservicos/store/storetest/counter"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// shop is a shop with its till open.
type shop struct{ *counter.Shop }

func openShop(t *testing.T) *shop {
	t.Helper()
	return &shop{counter.Open(t)}
}
