package db_test

import (
	"context"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
)

// Whatever a transaction was held to, the next one on its connection is held to its own.
func TestEachTransactionHasItsLimits(t *testing.T) {
	for name, pooler := range map[string]bool{"direto": false, "pooler": true} {
		d, err := db.Open(context.Background(), dbtest.URL(t, "omni_app"), db.Options{Connections: 1, Pooler: pooler})
		if err != nil {
			t.Fatal(err)
		}
		account := insertAccount(t, d, "limites-"+name)
		for range 2 {
			for _, c := range []struct {
				scope db.Scope
				want  string
			}{
				{db.Scope{}, "force_generic_plan 15s 30s off"},
				{db.Scope{ReadOnly: true}, "auto 15s 30s on"},
				{db.Scope{Timeout: time.Minute}, "force_generic_plan 1min 30s off"},
				{db.Scope{ReadOnly: true, Timeout: 2 * time.Second}, "auto 2s 30s on"},
			} {
				c.scope.Account = account
				var got string
				err := d.InAccount(context.Background(), c.scope, func(tx *db.Tx) error {
					return tx.Get(&got, `
						select concat_ws(' ', current_setting('plan_cache_mode'), current_setting('statement_timeout'),
						       current_setting('idle_in_transaction_session_timeout'), current_setting('transaction_read_only'))
						  from accounts where id = $1`)
				})
				if err != nil || got != c.want {
					t.Errorf("%s, %+v: %q (%v), want %q", name, c.scope, got, err, c.want)
				}
			}
		}
		_ = d.Close()
	}
}
