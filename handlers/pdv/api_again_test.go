package pdv_test

import (
	"testing"

	"omniservicos/db/dbtest"
	"omniservicos/store/uuid7"
)

// A handler runs again where the session's row changed since it was remembered, once a minute at least: the body that the
// program sent is read once and is there for both.
func TestAnOrderIsReadAgainWhereItsSessionChanged(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	for range 3 {
		s.GET("/api/v1/conta").Status(200) // learned
		s.GET("/api/v1/conta").Status(200) // remembered
		if _, err := dbtest.Owner(t).SQL().Exec(`update sessions set seen_at = seen_at where account_id = $1`, s.Account.ID); err != nil {
			t.Fatal(err)
		}
		s.order(orderOf(uuid7.New(), `{"codigo": "1701", "quantidade": "1"}`, `{"forma": "pix", "valor": 2990}`, "")).Status(201)
	}
}
