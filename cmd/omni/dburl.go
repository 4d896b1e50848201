package main

import (
	"errors"
	"flag"
	"fmt"
)

var dburlCommand = command{
	name: "dburl",
	text: "mostra o endereço do banco em uso",
	more: `O de DATABASE_URL, ou o do PostgreSQL próprio enquanto outro omni o mantém no ar: psql "$(omni dburl)".`,
	prepare: func(f *flag.FlagSet) action {
		owner := f.Bool("owner", false, "o endereço como omni_owner, dono do esquema")
		return func(c *call) error { return dburl(c, *owner) }
	},
}

func dburl(c *call, owner bool) error {
	d := &database{app: c.config.DatabaseURL, owner: c.config.OwnerURL}
	if c.config.ownServer() {
		var err error
		if d, err = attachDatabase(c.ctx, c.config, 0); err != nil {
			return fmt.Errorf("nenhum PostgreSQL nosso está no ar em %s: inicie com omni serve (%w)", c.config.DataDir, err)
		}
	}
	address := d.app
	if owner {
		address = d.owner
	}
	if address == "" {
		return errors.New("este endereço não está no ambiente: defina DATABASE_URL e DATABASE_OWNER_URL")
	}
	_, err := fmt.Fprintln(c.out, address)
	return err
}
