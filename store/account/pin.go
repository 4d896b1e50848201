package account

import (
	"strconv"
	"strings"

	"github.com/lib/pq"

	"omniservicos/store/fault"
)

// A PIN is short because it is typed with one hand at a counter; what makes it safe is that each wrong try is counted
// and seen (BeginTry), and that its hash is worthless without the server's secret (the pepper).
//
// It is kept per account, not per identity: a till's PIN is typed in front of people, and must open nothing in the other
// accounts of who works in several.
const (
	shortestPIN = 4
	longestPIN  = 8
)

// checkPIN refuses what is no PIN and what is guessed first.
func checkPIN(pin string) error {
	switch {
	case len(pin) < shortestPIN || len(pin) > longestPIN || strings.Trim(pin, "0123456789") != "":
		return fault.Blame("pin", "O PIN tem de 4 a 8 algarismos.")
	case strings.Trim(pin, pin[:1]) == "" || strings.Contains("0123456789", pin):
		return fault.Blame("pin", "Este PIN seria adivinhado logo. Escolha outro.")
	}
	return nil
}

// peppered is what is hashed: a leaked table cannot be guessed through without the server's secret, and a hash moved to
// another person's row fits nobody.
func peppered(account, identity int64, pin string) string {
	return string(mac("pin", strconv.FormatInt(account, 10)+"/"+strconv.FormatInt(identity, 10)+"/"+pin))
}

// Holder is somebody of the account who has a PIN.
type Holder struct {
	IdentityID int64          `db:"identity_id"`
	Name       string         `db:"name"`
	Roles      pq.StringArray `db:"roles"`
	Branches   pq.Int64Array  `db:"branches"` // empty: all
}

// PINTry is one PIN typed at a till.
type PINTry struct {
	Account, Identity int64 // whose PIN it should be
	Terminal          int64 // the till
	PIN               string
}

// counted is the try as the table of attempts knows it: 5 wrong ones of one person at one till in 15 minutes, 50 of one
// person in a day, 100 at one till in an hour. The till stands where others have an address: that is what a PIN is
// typed into.
func (p PINTry) counted() Try {
	return Try{
		Kind: "pin", Subject: strconv.FormatInt(p.Account, 10) + "/" + strconv.FormatInt(p.Identity, 10),
		IP: "caixa " + strconv.FormatInt(p.Account, 10) + "/" + strconv.FormatInt(p.Terminal, 10),
	}
}
