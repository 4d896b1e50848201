package account_test

import (
	"context"
	"errors"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/pdv/seller"
)

// What a session remembers between requests is looked at in each: whatever changes counts from the next request on.
func TestWhatIsRememberedOfASessionIsNeverOlderThanTheRows(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	owner := dbtest.Owner(t)
	for what, c := range map[string]struct {
		change func(shop account.Account, identity int64) error
		status int // of /conta/usuarios, which the owner alone sees
	}{
		"nothing": {func(account.Account, int64) error { return nil }, 200},
		"another role": {func(shop account.Account, identity int64) error {
			_, err := owner.SQL().Exec(`update memberships set roles = '{caixa}' where account_id = $1 and identity_id = $2`, shop.ID, identity)
			return err
		}, 403},
		"an ended membership": {func(shop account.Account, identity int64) error {
			_, err := owner.SQL().Exec(`update memberships set ended_at = now() where account_id = $1 and identity_id = $2`, shop.ID, identity)
			return err
		}, 303},
		"a disabled identity": {func(_ account.Account, identity int64) error {
			_, err := owner.SQL().Exec(`update identities set disabled_at = now() where id = $1`, identity)
			return err
		}, 303},
		"an ended session": {func(_ account.Account, identity int64) error {
			_, err := owner.SQL().Exec(`update sessions set ended_at = now() where identity_id = $1`, identity)
			return err
		}, 303},
		"a session that is gone": {func(_ account.Account, identity int64) error {
			_, err := owner.SQL().Exec(`delete from sessions where identity_id = $1`, identity)
			return err
		}, 303},
	} {
		shop := s.account("Loja")
		identity, _ := s.member(shop.ID, "Ana Souza", account.Owner)
		b := s.signed(shop.ID, identity)
		for range 3 { // learned, entered, remembered
			b.get("/conta/usuarios").status(200)
		}
		if err := c.change(shop, identity); err != nil {
			t.Fatal(err)
		}
		if got := b.get("/conta/usuarios").rec.Code; got != c.status {
			t.Errorf("after %s the page answers %d, not %d", what, got, c.status)
		}
		if got := b.post("/conta/plugins/feira/ligar").rec.Code; (got == 303) != (c.status != 403) {
			t.Errorf("after %s a writing answers %d", what, got)
		}
	}
}

func TestSettingsChangedBySomebodyElseCountAtOnce(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	here, there := s.as(shop.ID, account.Owner), s.as(shop.ID, account.Owner)
	warm := func() {
		for range 3 {
			here.get("/conta/perfil").status(200)
		}
	}
	warm()
	here.get("/plugin/feira/barracas").status(404)
	there.post("/conta/plugins/feira/ligar").status(303)
	here.get("/plugin/feira/barracas").status(200)
	there.post("/conta/plugins/feira/desligar").status(303)
	here.get("/plugin/feira/barracas").status(404)
	warm()
	s.in(shop.ID, func(tx *db.Tx) error {
		settings, err := account.FindSettings(tx)
		if err != nil {
			return err
		}
		settings.Name = "Cristal Vidros"
		return account.SaveSettings(tx, settings)
	})
	here.get("/conta/perfil").status(200).sees("Cristal Vidros")
}

// Rates and plugins stand in tables of their own: changing them takes the pass with them.
func TestAPassFallsWithWhatTheSettingsTakeFromElsewhere(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	identity, _ := s.member(shop.ID, "Ana Souza", account.Owner)
	b := s.signed(shop.ID, identity)
	for what, change := range map[string]func(*db.Tx) error{
		"rates":     func(tx *db.Tx) error { return seller.SaveRates(tx, map[int64]int64{identity: 500}) },
		"no rates":  func(tx *db.Tx) error { return seller.SaveRates(tx, nil) },
		"a plugin":  func(tx *db.Tx) error { return account.EnablePlugin(tx, "feira", nil) },
		"no plugin": func(tx *db.Tx) error { return account.DisablePlugin(tx, "feira") },
		"a price list": func(tx *db.Tx) error {
			_, err := catalogue.SaveList(tx, catalogue.PriceList{Name: "Atacado"})
			return err
		},
	} {
		if what == "no plugin" { // whatever the order, there is one to switch off
			s.in(shop.ID, func(tx *db.Tx) error { return account.EnablePlugin(tx, "feira", nil) })
		}
		var pass *account.Pass
		s.in(shop.ID, func(tx *db.Tx) (err error) {
			pass, err = account.Enter(tx, b.jar["omni"])
			return err
		})
		scope := db.Scope{Account: shop.ID, Premise: pass.Premise}
		if err := s.db.InAccount(context.Background(), scope, func(*db.Tx) error { return nil }); err != nil {
			t.Errorf("before %s: %v", what, err)
		}
		s.in(shop.ID, change)
		if err := s.db.InAccount(context.Background(), scope, func(*db.Tx) error { return nil }); !errors.Is(err, db.ErrPremise) {
			t.Errorf("after %s the pass still stands: %v", what, err)
		}
	}
}
