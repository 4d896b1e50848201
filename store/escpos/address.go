package escpos

import (
	"net"
	"net/netip"
	"strconv"
	"strings"

	"omniservicos/store/fault"
)

// Printers listen from 9100 on, one port a printer on a print server. That nothing else may be reached is what keeps an
// address typed by a customer from becoming a door into the network of whoever runs this server.
const (
	usualPort = 9100
	lastPort  = 9199
)

// ParseAddress reads "192.168.0.50", "192.168.0.50:9100" or "cozinha.local:9101".
func ParseAddress(typed string) (string, error) {
	typed = strings.TrimSpace(typed)
	host, port, err := net.SplitHostPort(typed)
	if err != nil {
		host, port = strings.Trim(typed, "[]"), strconv.Itoa(usualPort)
	}
	n, err := strconv.Atoi(port)
	if err != nil || n < usualPort || n > lastPort {
		return "", fault.Blame("address", "A porta de uma impressora de rede vai de 9100 a 9199; a usual é a 9100.")
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		return net.JoinHostPort(ip.String(), port), refuseIP(ip)
	}
	if !hostname(host) {
		return "", fault.Blame("address", "Escreva o endereço da impressora como 192.168.0.50:9100.")
	}
	return net.JoinHostPort(strings.ToLower(host), port), nil
}

func hostname(s string) bool {
	return s != "" && len(s) <= 253 && !strings.HasPrefix(s, "-") && strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.')
	}) < 0
}

// refuseIP: a shop's printer lives on its LAN or is shared by this very machine, so private addresses and loopback are
// taken here, other than for webhooks (reliability.md 1.3.6). What answers on a link-local address is a cloud's metadata
// service, and no printer has an address of many.
func refuseIP(ip netip.Addr) error {
	ip = ip.Unmap()
	if ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsUnspecified() || ip.Zone() != "" || ip == netip.AddrFrom4([4]byte{255, 255, 255, 255}) {
		return fault.Blame("address", "Este endereço não é de uma impressora da sua rede.")
	}
	return nil
}
