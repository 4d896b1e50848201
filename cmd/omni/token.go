package main

import (
	"database/sql"
	"errors"
	"flag"
	"fmt"

	"omniservicos/db"
	"omniservicos/store/account"
)

var tokenCreateCommand = command{
	name:  "token create",
	text:  "cria um token da API, em nome de uma pessoa da conta",
	more:  "O token vale um ano e só aparece agora. Uso: Authorization: Bearer TOKEN.",
	needs: []string{"account", "user"},
	prepare: func(f *flag.FlagSet) action {
		slug := f.String("account", "", "o `APELIDO` da conta")
		email := f.String("user", "", "o `E-MAIL` da pessoa")
		return func(c *call) error { return tokenCreate(c, *slug, *email) }
	},
}

func tokenCreate(c *call, slug, email string) error {
	return c.withApp(func(_ *database, app *db.DB) error {
		a, err := account.FindAccount(c.ctx, app, slug)
		if err != nil {
			return err
		}
		var identity int64
		err = app.Look(c.ctx, &identity, `
			select i.id from identities i join memberships m on m.identity_id = i.id
			 where i.email = lower($2) and m.account_id = $1 and m.ended_at is null and i.disabled_at is null`, a.ID, email)
		if errors.Is(err, sql.ErrNoRows) {
			err = fmt.Errorf("%s não participa da conta %s", email, slug)
		}
		if err != nil {
			return err
		}
		token, err := account.StartSession(c.ctx, app, "api", identity, a.ID, "", "omni token create")
		if err == nil {
			fmt.Fprintln(c.out, token)
		}
		return err
	})
}
