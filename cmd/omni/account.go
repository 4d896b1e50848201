package main

import (
	"flag"
	"fmt"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/taxid"
)

var accountCreateCommand = command{
	name: "account create",
	text: "cria a conta de uma empresa",
	more: `Com a conta nascem a primeira filial, o depósito, o cofre, a conta bancária e o primeiro caixa.
Depois: omni user create --account APELIDO --role dono …`,
	needs: []string{"slug", "name"},
	prepare: func(f *flag.FlagSet) action {
		slug := f.String("slug", "", "o `APELIDO` da conta: letras minúsculas, números e hífens")
		name := f.String("name", "", "o `NOME` da empresa")
		legal := f.String("legal-name", "", "a `RAZÃO` social")
		cnpj := f.String("cnpj", "", "o `CNPJ` da primeira filial")
		zone := f.String("zone", "America/Sao_Paulo", "o `FUSO` horário")
		return func(c *call) error {
			return accountCreate(c, account.NewAccount{Slug: *slug, Name: *name, LegalName: *legal, Zone: *zone}, *cnpj)
		}
	},
}

func accountCreate(c *call, n account.NewAccount, cnpj string) (err error) {
	if cnpj != "" {
		if n.TaxID, err = taxid.Parse(cnpj); err != nil {
			return err
		}
	}
	return c.withApp(func(_ *database, app *db.DB) error {
		made, err := account.Create(c.ctx, app, n)
		if err == nil {
			fmt.Fprintf(c.out, "Conta %s criada.\n", made.Slug)
		}
		return err
	})
}
