package account

import (
	"context"
	"regexp"
	"strings"

	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/taxid"
)

// NewAccount is what a business needs to begin.
type NewAccount struct {
	Slug, Name string
	LegalName  string
	TaxID      taxid.ID // of the first branch; may come later
	Zone       string   // "" is America/Sao_Paulo
}

var slugShape = regexp.MustCompile(`^[a-z][a-z0-9-]{1,39}$`)

// Create makes an account with its settings and first branch, and announces it: the modules lay their first stones.
func Create(ctx context.Context, d *db.DB, n NewAccount) (Account, error) {
	n.Name = strings.TrimSpace(n.Name)
	if !slugShape.MatchString(n.Slug) {
		return Account{}, fault.Blame("slug", "O apelido da conta tem de 2 a 40 letras minúsculas, números ou hífens, e começa com letra.")
	}
	if n.Name == "" {
		return Account{}, fault.Blame("name", "Informe o nome da conta.")
	}
	a := Account{ID: db.NewID(), Slug: n.Slug, Name: n.Name}
	err := d.Global(ctx, func(tx *db.GlobalTx) error {
		made, err := tx.Exec(`insert into accounts (id, slug, name) values ($1, $2, $3) on conflict (slug) do nothing`, a.ID, a.Slug, a.Name)
		if err == nil && made == 0 {
			return fault.Blame("slug", "Já existe uma conta com o apelido "+a.Slug+".")
		}
		return err
	})
	if err != nil {
		return Account{}, err
	}
	return a, d.InAccount(ctx, db.Scope{Account: a.ID, Actor: db.Actor{Name: "sistema"}}, func(tx *db.Tx) error {
		return begin(tx, a, n)
	})
}

// begin writes what the account owns. The row of accounts is global, so it stands in a transaction of its own before:
// a crash between the two leaves an account without settings, which doctor names and nobody can enter.
func begin(tx *db.Tx, a Account, n NewAccount) error {
	if n.Zone == "" {
		n.Zone = "America/Sao_Paulo"
	}
	if err := tx.Insert("account_settings", "zone", []any{n.Zone}); err != nil {
		return err
	}
	branch := db.NewID()
	err := tx.Insert("branches", "id, name, legal_name, tax_id", []any{branch, a.Name, n.LegalName, n.TaxID.Bare()})
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Conta criada", Object: "accounts", ID: a.ID, After: map[string]any{"slug": a.Slug, "zone": n.Zone}})
	return tx.Emit(event.AccountCreated{BranchID: branch, BranchName: a.Name})
}
