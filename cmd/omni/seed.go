package main

import (
	"context"
	"errors"
	"fmt"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/demo"
	"omniservicos/web/plugins"
)

var seedCommand = command{
	name: "seed",
	text: "põe as três empresas de demonstração num banco vazio",
	more: `Cristal (vidraçaria), Rota 101 (borracharia) e Cantina da Nona, com produtos, clientes, vendas e títulos fictícios.
Um banco que já tem contas não é tocado.`,
	prepare: plain(seed),
}

func seed(c *call) error {
	return c.withApp(func(_ *database, app *db.DB) error {
		empty, err := isEmpty(c.ctx, app)
		if err == nil && !empty {
			err = errors.New("este banco já tem contas: a demonstração só entra num banco vazio")
		}
		if err != nil {
			return err
		}
		return seedDemo(c, app)
	})
}

// seedEmpty is what serve does with OMNI_DEMO=1: nothing where there is an account already.
func seedEmpty(c *call, app *db.DB) error {
	empty, err := isEmpty(c.ctx, app)
	if err != nil || !empty {
		return err
	}
	return seedDemo(c, app)
}

// demoDays is how far back the demo businesses have sold.
const demoDays = 90

func seedDemo(c *call, app *db.DB) error {
	return demo.Seed(c.ctx, app, demo.Options{
		Days: demoDays, Enable: enable, Say: func(line string) { fmt.Fprintln(c.log, line) },
	})
}

// enable switches a plugin on as the plugins page does.
func enable(tx *db.Tx, name string) error {
	for _, m := range plugins.All {
		if m.Name != name {
			continue
		}
		if err := account.EnablePlugin(tx, name, m.Activate); err != nil || m.Seed == nil {
			return err
		}
		return m.Seed(tx)
	}
	return errors.New("não há plugin " + name)
}

func isEmpty(ctx context.Context, app *db.DB) (empty bool, err error) {
	err = app.Look(ctx, &empty, `select not exists (select 1 from accounts)`)
	return empty, err
}
