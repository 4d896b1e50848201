package webtest

import (
	"context"
	"fmt"
	"testing"

	"omniservicos/db"
	"omniservicos/store/demo"
	"omniservicos/store/erp/purchase"
)

// Furnish opens a shop that has something of everything: a demo business with a few days of work, every plugin on.
func Furnish(t testing.TB) *Site {
	t.Helper()
	s := New(t)
	s.Fill()
	return s
}

// Fill gives the shop all that.
func (s *Site) Fill() {
	s.T.Helper()
	for _, m := range s.App.Modules() {
		if m.Plugin {
			s.Enable(m.Name)
		}
	}
	if err := demo.Fill(context.Background(), s.DB, s.Account, 0, demo.Options{Days: 2, Enable: s.seedPlugins}); err != nil {
		s.T.Fatal(err)
	}
	s.Do(s.importTwice)
}

// importTwice leaves one spreadsheet done and one in preview.
func (s *Site) importTwice(tx *db.Tx) error {
	for i, done := range []bool{true, false} {
		sheet := fmt.Sprintf("codigo;nome;unidade;preco;estoque\nPLAN%d;Produto da planilha %d;un;9,90;3\n", i, i)
		made, err := purchase.PreviewProducts(tx, "produtos.csv", []byte(sheet))
		if err != nil {
			return err
		}
		if !done {
			continue
		}
		if _, err := purchase.ConfirmProducts(tx, made.ID, 0); err != nil {
			return err
		}
	}
	return nil
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
