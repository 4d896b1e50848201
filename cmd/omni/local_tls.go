package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// A shop's network has no name that a public authority would vouch for, and without https a browser gives the till no
// worker: so OMNI_TLS=local makes an authority of the shop's own, which each device is told to trust once.
const (
	authorityLife = 10 * 365 * 24 * time.Hour
	leafLife      = 397 * 24 * time.Hour // the longest that every browser takes
	leafRenewed   = 30 * 24 * time.Hour  // before its end
	namesChecked  = time.Minute          // a machine gets another address now and then
)

// localTLS keeps the authority in a folder and makes certificates for whatever names this machine has.
type localTLS struct {
	authority *x509.Certificate
	key       *ecdsa.PrivateKey
	now       func() time.Time
	names     func() []string // host names and IP addresses

	lock    sync.Mutex
	leaf    *tls.Certificate
	checked time.Time
}

// openLocalTLS reads the authority from the folder, or makes it.
func openLocalTLS(folder string) (*localTLS, error) {
	l := &localTLS{now: time.Now, names: namesHere}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	cert, key := filepath.Join(folder, "ca.pem"), filepath.Join(folder, "ca-key.pem")
	err := l.read(cert, key)
	if errors.Is(err, fs.ErrNotExist) {
		err = l.make(cert, key)
	}
	if err != nil {
		return nil, fmt.Errorf("a autoridade local em %s não pôde ser lida nem criada: %w", folder, err)
	}
	return l, nil
}

func (l *localTLS) read(certFile, keyFile string) error {
	cert, err := readPEM(certFile)
	if err != nil {
		return err
	}
	key, err := readPEM(keyFile)
	if err != nil {
		return err
	}
	if l.authority, err = x509.ParseCertificate(cert); err != nil {
		return err
	}
	l.key, err = x509.ParseECPrivateKey(key)
	return err
}

func readPEM(name string) ([]byte, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(raw)
	if block == nil {
		return nil, fmt.Errorf("%s não é PEM", name)
	}
	return block.Bytes, nil
}

// make begins an authority that can vouch for this network alone: stolen, its key is no use against any other site.
func (l *localTLS) make(certFile, keyFile string) (err error) {
	if l.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		return err
	}
	name := "OmniServiços · " + hostHere()
	template := &x509.Certificate{
		SerialNumber: serial(), Subject: pkix.Name{CommonName: name, Organization: []string{"OmniServiços"}},
		NotBefore: l.now().Add(-time.Hour), NotAfter: l.now().Add(authorityLife),
		IsCA: true, BasicConstraintsValid: true, MaxPathLenZero: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
		PermittedDNSDomainsCritical: true, PermittedDNSDomains: append(homeDomains(), hostHere()), PermittedIPRanges: homeRanges(),
	}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, &l.key.PublicKey, l.key)
	if err != nil {
		return err
	}
	if l.authority, err = x509.ParseCertificate(raw); err != nil {
		return err
	}
	key, err := x509.MarshalECPrivateKey(l.key)
	if err != nil {
		return err
	}
	if err := os.WriteFile(keyFile, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: key}), 0o600); err != nil {
		return err
	}
	return os.WriteFile(certFile, l.PEM(), 0o644)
}

// PEM is the authority's certificate, which devices are told to trust.
func (l *localTLS) PEM() []byte {
	if l == nil {
		return nil
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: l.authority.Raw})
}

// config serves a certificate that is always good: renewed before its end, and made anew when the machine's names change.
func (l *localTLS) config() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return l.certificate() }}
}

func (l *localTLS) certificate() (*tls.Certificate, error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	now := l.now()
	if l.leaf != nil && now.Sub(l.checked) < namesChecked && now.Before(l.leaf.Leaf.NotAfter.Add(-leafRenewed)) {
		return l.leaf, nil
	}
	l.checked = now
	names := l.allowed(l.names())
	if l.leaf != nil && now.Before(l.leaf.Leaf.NotAfter.Add(-leafRenewed)) && slices.Equal(names, namesOf(l.leaf.Leaf)) {
		return l.leaf, nil
	}
	leaf, err := l.issue(names)
	if err != nil {
		return nil, err
	}
	l.leaf = leaf
	return leaf, nil
}

func (l *localTLS) issue(names []string) (*tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber: serial(), Subject: pkix.Name{CommonName: names[0]}, NotBefore: l.now().Add(-time.Hour), NotAfter: l.now().Add(leafLife),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	for _, n := range names {
		if ip := net.ParseIP(n); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, n)
		}
	}
	raw, err := x509.CreateCertificate(rand.Reader, template, l.authority, &key.PublicKey, l.key)
	if err != nil {
		return nil, err
	}
	leaf, err := x509.ParseCertificate(raw)
	return &tls.Certificate{Certificate: [][]byte{raw, l.authority.Raw}, PrivateKey: key, Leaf: leaf}, err
}

// allowed leaves out what the authority may not vouch for: a public address, or a host name it did not know.
func (l *localTLS) allowed(names []string) (list []string) {
	for _, n := range names {
		if l.may(n) {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (l *localTLS) may(name string) bool {
	if ip := net.ParseIP(name); ip != nil {
		return slices.ContainsFunc(l.authority.PermittedIPRanges, func(r *net.IPNet) bool { return r.Contains(ip) })
	}
	return slices.ContainsFunc(l.authority.PermittedDNSDomains, func(d string) bool { return name == d || strings.HasSuffix(name, "."+d) })
}

func namesOf(leaf *x509.Certificate) (names []string) {
	names = slices.Clone(leaf.DNSNames)
	for _, ip := range leaf.IPAddresses {
		names = append(names, ip.String())
	}
	slices.Sort(names)
	return names
}
