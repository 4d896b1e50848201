// Package webhook tells other programs what happened: each delivery is a row written with the fact, and a job that posts
// it, signed, until it is taken.
package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/lib/pq"

	"omniservicos/store/fault"
)

// The topics.
const (
	SaleFinalised = "venda.finalizada"
	StockChanged  = "estoque.alterado"
)

// Topics are what may be listened to.
var Topics = []string{SaleFinalised, StockChanged}

// Webhook is an address that listens.
type Webhook struct {
	ID        int64          `db:"id"`
	URL       string         `db:"url"`
	Topics    pq.StringArray `db:"topics"`
	Secret    string         `db:"secret"`
	CreatedAt time.Time      `db:"created_at"`
}

// Delivery is one fact on its way to one address.
type Delivery struct {
	ID         int64      `db:"id"`
	WebhookID  int64      `db:"webhook_id"`
	URL        string     `db:"url"`
	Secret     string     `db:"secret"`
	Topic      string     `db:"topic"`
	Body       string     `db:"body"`
	State      string     `db:"state"`
	Attempts   int        `db:"attempts"`
	Answer     string     `db:"answer"`
	At         time.Time  `db:"at"`
	AnsweredAt *time.Time `db:"answered_at"`
}

// AllowLocal lets addresses of this machine and its network listen, and plain http: for development and tests alone.
var AllowLocal = false

const maxURL = 500

func check(address string, topics []string) error {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "" || len(address) > maxURL || u.User != nil:
		return fault.Blame("url", "Informe o endereço completo, como https://loja.exemplo.com/avisos.")
	case u.Scheme != "https" && !(AllowLocal && u.Scheme == "http"):
		return fault.Blame("url", "O endereço deve começar por https://.")
	case !AllowLocal && local(u.Hostname()):
		return fault.Blame("url", "Este endereço é de uma rede interna: informe um endereço público.")
	case len(topics) == 0:
		return fault.Blame("topics", "Escolha pelo menos um assunto.")
	}
	for _, t := range topics {
		if !slices.Contains(Topics, t) {
			return fault.Blame("topics", "Escolha os assuntos da lista.")
		}
	}
	return nil
}

func local(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || strings.HasSuffix(host, ".local") || (err == nil && inside(ip))
}

// shared is carriers' own space (RFC 6598): private too, though netip does not say so.
var shared = netip.MustParsePrefix("100.64.0.0/10")

// inside says whether an address is no public one (reliability.md 1.3.6).
func inside(ip netip.Addr) bool {
	ip = ip.Unmap()
	return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsUnspecified() || ip.Zone() != "" ||
		shared.Contains(ip) || !ip.IsGlobalUnicast()
}

// Sign is what the header Omni-Assinatura says of a body sent at that second: the receiver works it out from the secret,
// compares, and refuses what is minutes old.
func Sign(secret string, at time.Time, body string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "%d.%s", at.Unix(), body)
	return fmt.Sprintf("t=%d,v1=%s", at.Unix(), hex.EncodeToString(mac.Sum(nil)))
}

const maxAttempts = 15

// pause before the next attempt, from 4 seconds to an hour: fifteen of them take about six hours.
func pause(attempts int) time.Duration { return min(2*time.Second<<attempts, time.Hour) }
