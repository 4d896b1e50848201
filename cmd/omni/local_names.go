package main

import (
	"crypto/rand"
	"math/big"
	"net"
	"os"
	"regexp"
	"strings"
)

// homeDomains are the names that no public authority gives.
func homeDomains() []string { return []string{"localhost", "local", "lan", "internal", "home.arpa"} }

// homeRanges are the addresses that are never public.
func homeRanges() (ranges []*net.IPNet) {
	for _, r := range []string{"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8", "::1/128", "fc00::/7", "fe80::/10"} {
		_, n, err := net.ParseCIDR(r)
		if err != nil {
			panic(err) // they are written above
		}
		ranges = append(ranges, n)
	}
	return ranges
}

var hostName = regexp.MustCompile(`^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$`)

// hostHere is this machine's name, as others on the network may call it.
func hostHere() string {
	name, err := os.Hostname()
	name = strings.ToLower(name)
	if err != nil || !hostName.MatchString(name) {
		return "localhost"
	}
	return name
}

// namesHere are all names and addresses by which this machine is reached.
func namesHere() []string {
	names := []string{"localhost", "127.0.0.1", "::1", hostHere()}
	if !strings.Contains(hostHere(), ".") {
		names = append(names, hostHere()+".local")
	}
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return names
	}
	for _, a := range addresses {
		if n, is := a.(*net.IPNet); is {
			names = append(names, n.IP.String())
		}
	}
	return names
}

// serial is a number that no other certificate has.
func serial() *big.Int {
	n, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		panic(err) // crypto/rand never fails since Go 1.24
	}
	return n
}
