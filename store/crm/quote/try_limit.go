package quote

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/fault"
)

// The most refusals of public links to one network, and in how long.
const (
	mostTries = 20
	triesIn   = 15 * time.Minute
)

// MayTry refuses a network that was refused too often a moment ago.
func MayTry(tx *db.Tx, ip string) error {
	var n int
	err := tx.Get(&n, `select count(*) from quote_tries where account_id = $1 and network = $2 and at > $3`, account.Network(ip), tx.Now.Add(-triesIn))
	if err == nil && n >= mostTries {
		return fault.Throttle("Foram muitas tentativas seguidas deste endereço. Espere 15 minutos e tente de novo, ou fale com a loja.")
	}
	return err
}

// Tried counts one more, and forgets those of before yesterday.
func Tried(ip string) func(*db.Tx) error {
	return func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Link de orçamento recusado", Object: "quote_tries"})
		if _, err := tx.Exec(`delete from quote_tries where account_id = $1 and at < $2`, tx.Now.AddDate(0, 0, -1)); err != nil {
			return err
		}
		return tx.Insert("quote_tries", "id, network, at", []any{db.NewID(), account.Network(ip), tx.Now})
	}
}

// ByLink is how the audit calls who comes by the link: who that is, and from where, stands in the answer, where it may be
// forgotten.
func ByLink(tx *db.Tx) { tx.Actor = db.Actor{Name: "Cliente, pelo link", Request: tx.Actor.Request} }
