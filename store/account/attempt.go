package account

import (
	"crypto/sha256"
	"encoding/hex"
	"net/netip"

	"omniservicos/store/fault"
)

// Try is an attempt to prove who one is. Kind says by what: entrar, totp, pin.
type Try struct {
	Kind    string
	Subject string // the e-mail, or what the PIN belongs to
	IP      string
}

// The most wrong tries (reliability.md §4). There is no hard lock: it would let a stranger lock a person out.
const (
	mostHere    = 5   // of one subject from one network, in 15 minutes
	mostSubject = 50  // of one subject from anywhere, in a day
	mostNetwork = 100 // from one network, in an hour
)

// failures counts the wrong tries before this one.
type failures struct {
	Here    int `db:"here"`
	Subject int `db:"subject"`
	Network int `db:"network"`
}

func (f failures) check() error {
	switch {
	case f.Here >= mostHere:
		return fault.Throttle("Foram muitas tentativas seguidas. Espere 15 minutos e tente de novo.")
	case f.Subject >= mostSubject:
		return fault.Throttle("Foram muitas tentativas com este e-mail hoje. Tente amanhã, ou peça ajuda a quem administra a conta.")
	case f.Network >= mostNetwork:
		return fault.Throttle("Foram muitas tentativas a partir desta rede. Espere uma hora e tente de novo.")
	}
	return nil
}

// subject keeps no e-mail in the table of attempts: what strangers type there may be anybody's.
func (t Try) subject() string {
	sum := sha256.Sum256([]byte(tidyEmail(t.Subject)))
	return hex.EncodeToString(sum[:])
}

func (t Try) network() string { return Network(t.IP) }

// Network is whose an address is, for counting: the address itself, and for IPv6 its /64, since one customer holds that
// many addresses.
func Network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	ip = ip.Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	net, _ := ip.Prefix(64) // 64 bits always fit
	return net.String()
}
