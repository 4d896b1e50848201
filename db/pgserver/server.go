package pgserver

import (
	"fmt"
	"net/url"
	"os"
	"sync"
)

// superuser is the role that initdb makes. Its password is the secret of the same name.
const superuser = "postgres"

// Server is a running private PostgreSQL.
type Server struct {
	home    *home
	kind    kind
	bin     string
	process *process // nil when another process of ours runs it (Attach)
	stop    sync.Once
	stopErr error
}

// SuperURL is the connection string of the superuser, for making roles and databases.
func (s *Server) SuperURL(db string) string { return s.URL(superuser, s.home.superPassword, db) }

// URL is the connection string of a role. lib/pq and psql both read it.
func (s *Server) URL(role, password, db string) string {
	u := url.URL{
		Scheme:   "postgres",
		User:     url.UserPassword(role, password),
		Path:     "/" + db,
		RawQuery: url.Values{"host": {s.home.socket}, "port": {port}, "sslmode": {"disable"}}.Encode(),
	}
	return u.String()
}

// Done is closed when the server's process has ended, by Stop or by itself; its folder is freed by Stop alone. It is
// never closed after Attach.
func (s *Server) Done() <-chan struct{} {
	if s.process == nil {
		return nil
	}
	return s.process.done
}

// Major is the release of PostgreSQL: 15 to 18.
func (s *Server) Major() int { return s.home.major }

// BinDir holds the server's programs; pg_dump and psql are there when the system installed them, never when npm did.
func (s *Server) BinDir() string { return s.bin }

// Secret is the password kept under a name beside the data, made at its first use.
func (s *Server) Secret(name string) (string, error) { return secret(s.home.root, name) }

// Stop ends the server, its sessions included, waits for it, and frees its folder. After Attach it does nothing.
func (s *Server) Stop() error {
	s.stop.Do(func() {
		if s.process != nil {
			s.stopErr = s.halt()
		}
	})
	return s.stopErr
}

func (s *Server) halt() error {
	defer s.home.unlock()
	err := s.process.end(s.kind.halt)
	os.Remove(s.home.socket) // empty by now; where it is outside the root nobody else would
	if s.kind.throwaway {
		return os.RemoveAll(s.home.root)
	}
	if err != nil {
		return fmt.Errorf("O PostgreSQL não terminou bem: %w (veja %s).", err, s.home.log())
	}
	return nil
}
