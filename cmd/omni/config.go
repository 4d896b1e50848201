package main

import (
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"

	"omniservicos/db"
	"omniservicos/db/pgserver"
	"omniservicos/store/account"
	"omniservicos/store/mail"
)

// Config is what the surroundings decide, read once.
type Config struct {
	Addr            string
	DatabaseURL     string // as omni_app; with OwnerURL empty too, the server is our own
	OwnerURL        string // as omni_owner
	DataDir         string
	Secret          string // "" is kept in the data folder
	BaseURL         string
	CertFile        string
	KeyFile         string
	PGBin           string
	MetricsToken    string
	Demo, Dev, Pool bool
	SMTP            *mail.SMTP // where e-mails are handed over; nil: nowhere
	LocalTLS        bool       // an authority of our own, in the data folder
}

// setting is one name of the environment, as help tells it.
type setting struct{ name, text string }

var settings = []setting{
	{"OMNI_ADDR", "onde servir (:5000)"},
	{"DATABASE_URL", "banco de dados, como omni_app (sem ele, um PostgreSQL próprio é iniciado)"},
	{"DATABASE_OWNER_URL", "o mesmo banco, como omni_owner: migrações, cópia e restauração"},
	{"OMNI_DATA_DIR", "dados do PostgreSQL próprio e chaves (" + pgserver.DefaultRoot() + ")"},
	{"OMNI_DEMO", "1: põe as três empresas de demonstração num banco vazio"},
	{"OMNI_SECRET", "chave da instalação (sem ela, uma é criada na pasta de dados)"},
	{"OMNI_BASE_URL", "endereço público; com https:// o cookie só anda cifrado"},
	{"OMNI_TLS", "local: https com uma autoridade própria (veja /confiar); ou certificado,chave: dois arquivos PEM"},
	{"OMNI_SMTP_URL", "servidor de e-mail, como smtp://usuario:senha@smtp.exemplo.com:587?from=avisos@exemplo.com (sem ele, os e-mails esperam em /conta/emails)"},
	{"OMNI_METRICS_TOKEN", "senha de /metrics para quem não está nesta máquina"},
	{"OMNI_POOLER", "1: há um pooler por transação entre nós e o banco"},
	{"OMNI_DEV", "1: mostra /estilo, a galeria de componentes"},
	{"PG_BIN", "pasta dos programas do PostgreSQL próprio (15 a 18)"},
}

func readConfig(getenv func(string) string) (Config, error) {
	c := Config{
		Addr: getenv("OMNI_ADDR"), DatabaseURL: getenv("DATABASE_URL"), OwnerURL: getenv("DATABASE_OWNER_URL"),
		DataDir: getenv("OMNI_DATA_DIR"), Secret: getenv("OMNI_SECRET"), PGBin: getenv("PG_BIN"),
		BaseURL: strings.TrimSuffix(getenv("OMNI_BASE_URL"), "/"), MetricsToken: getenv("OMNI_METRICS_TOKEN"),
	}
	if c.Addr == "" {
		c.Addr = ":5000"
	}
	if _, _, err := net.SplitHostPort(c.Addr); err != nil {
		return c, fmt.Errorf("OMNI_ADDR=%s não é um endereço como :5000 ou 127.0.0.1:5000", c.Addr)
	}
	if c.DataDir == "" {
		c.DataDir = pgserver.DefaultRoot()
	}
	if c.Secret != "" && len(c.Secret) < 16 {
		return c, fmt.Errorf("OMNI_SECRET precisa de 16 caracteres ou mais")
	}
	for name, to := range map[string]*bool{"OMNI_DEMO": &c.Demo, "OMNI_DEV": &c.Dev, "OMNI_POOLER": &c.Pool} {
		value := getenv(name)
		if *to = value == "1"; !*to && value != "" && value != "0" {
			return c, fmt.Errorf("%s=%s: use 1 para sim, 0 ou nada para não", name, value)
		}
	}
	if address := getenv("OMNI_SMTP_URL"); address != "" {
		var err error
		if c.SMTP, err = mail.Parse(address); err != nil {
			return c, err
		}
	}
	return c.withAddresses(getenv("OMNI_TLS"))
}

func (c Config) withAddresses(tls string) (Config, error) {
	if c.BaseURL != "" {
		u, err := url.Parse(c.BaseURL)
		if err != nil || u.Host == "" || u.Path != "" || (u.Scheme != "http" && u.Scheme != "https") {
			return c, fmt.Errorf("OMNI_BASE_URL=%s não é um endereço como https://loja.exemplo.com.br", c.BaseURL)
		}
	}
	if c.LocalTLS = tls == "local"; tls == "" || c.LocalTLS {
		return c, nil
	}
	var both bool
	c.CertFile, c.KeyFile, both = strings.Cut(tls, ",")
	if !both || c.CertFile == "" || c.KeyFile == "" {
		return c, fmt.Errorf("OMNI_TLS quer local, ou dois arquivos: certificado,chave")
	}
	return c, nil
}

// ownServer says whether the PostgreSQL is ours to start.
func (c Config) ownServer() bool { return c.DatabaseURL == "" && c.OwnerURL == "" }

// databaseIsHere says whether PostgreSQL shares this machine with us: our own, or reached by a socket or loopback.
func (c Config) databaseIsHere() bool {
	if c.ownServer() {
		return true
	}
	u, err := url.Parse(c.DatabaseURL)
	if err != nil {
		return false
	}
	host := u.Hostname()
	if in := u.Query().Get("host"); in != "" {
		host = in
	}
	return host == "" || strings.HasPrefix(host, "/") || host == "localhost" || net.ParseIP(host).IsLoopback()
}

// secure says whether cookies may travel by https alone.
func (c Config) secure() bool {
	return c.CertFile != "" || c.LocalTLS || strings.HasPrefix(c.BaseURL, "https://")
}

// address is where people find us, once the port is known.
func (c Config) address(at net.Addr) string {
	if c.BaseURL != "" {
		return c.BaseURL
	}
	scheme := "http"
	if c.secure() {
		scheme = "https"
	}
	host, _, _ := net.SplitHostPort(c.Addr)
	if ip := net.ParseIP(host); host == "" || ip.IsUnspecified() {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(at.String())
	return scheme + "://" + net.JoinHostPort(host, port)
}

// setKeys gives what is sealed its keys, each grown from the installation's own for one purpose.
func (c Config) setKeys() error {
	secret, err := c.secret()
	if err != nil {
		return err
	}
	for purpose, key := range map[string]*[]byte{"audit": &db.AuditKey, "account": &account.SecretKey} {
		if *key, err = hkdf.Key(sha256.New, []byte(secret), nil, "omniservicos/"+purpose, 32); err != nil {
			return err
		}
	}
	return nil
}

// secret is OMNI_SECRET, or the one kept in the data folder, made at its first use.
func (c Config) secret() (string, error) {
	if c.Secret != "" {
		return c.Secret, nil
	}
	err := os.MkdirAll(c.DataDir, 0o755)
	if err != nil {
		return "", fmt.Errorf("não há onde guardar a chave da instalação: defina OMNI_SECRET ou OMNI_DATA_DIR (%w)", err)
	}
	kept, err := pgserver.KeptSecret(c.DataDir, "omni")
	if err != nil {
		err = fmt.Errorf("a chave da instalação não pôde ser lida: defina OMNI_SECRET ou OMNI_DATA_DIR (%w)", err)
	}
	return kept, err
}
