package pdv_test

import (
	"errors"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/web/webtest/browser"
)

// A copy of this browser's profile has sold under the same number. The server takes both sales and orders this one to enrol
// again; it is killed before it can: opened again it still knows of the order.
func TestTheOrderToEnrolAgainOutlivesTheBrowser(t *testing.T) {
	s := openShop(t)
	rice := s.product("Arroz 5 kg", "1701", 2990, 50)
	w, profile := s.wire(), browser.NewProfile(t)
	b := profile.Open(w.url(), s.Token, browser.Counter).Go(s.at(""))
	settle(b)
	ableToSellAlone(b)
	copied, _ := s.offline(1, rice, 2990)
	id, _ := s.terminal()
	sends(s.Person, "/pdv/sincronizar", map[string]any{"terminal": idOf(id), "documents": []any{copied}}).Status(200).Sees("stored")

	w.stop()
	b.Until("the till stands alone", func() bool {
		b.Scan("1701")
		return strings.Contains(pillSays(b), "Sem conexão")
	})
	b.Until("rice is there", func() bool { return b.Count(".till-line") > 0 })
	browser.Eval[bool](b, rings+`(1, "1701")`)
	w.deaf.Store(true)
	w.start()
	b.Until("the sale is sent", func() bool { return pillSays(b) == "Online" })
	if _, epoch := s.terminal(); epoch != 1 {
		t.Fatalf("enrolled again as %d: nobody was deaf", epoch)
	}
	b.Kill()
	w.deaf.Store(false)
	b = profile.Open(w.url(), s.Token, browser.Counter).Go(s.at(""))
	b.Until("it has enrolled again", func() bool { _, epoch := s.terminal(); return epoch == 2 })
}

// terminal is the only one, with its epoch.
func (s *shop) terminal() (id, epoch int64) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		return errors.Join(tx.Get(&id, `select id from terminals where account_id = $1`), tx.Get(&epoch, `select epoch from terminals where account_id = $1`))
	})
	return id, epoch
}
