package webtest

import (
	"context"
	"testing"

	"omniservicos/db"
	"omniservicos/store/demo"
)

// Furnish opens a shop that has something of everything: a demo business with a few days of work, every plugin on.
func Furnish(t testing.TB) *Site {
	t.Helper()
	s := New(t)
	for _, m := range s.App.Modules() {
		if m.Plugin {
			s.Enable(m.Name)
		}
	}
	if err := demo.Fill(context.Background(), s.DB, s.Account, 0, demo.Options{Days: 2, Enable: s.seedPlugins}); err != nil {
		t.Fatal(err)
	}
	return s
}

// seedPlugins fills every plugin, whichever the business is.
func (s *Site) seedPlugins(tx *db.Tx, _ string) error {
	for _, m := range s.App.Modules() {
		if m.Seed == nil {
			continue
		}
		if err := m.Seed(tx); err != nil {
			return err
		}
	}
	return nil
}
