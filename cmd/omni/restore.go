package main

import (
	"errors"
	"fmt"

	"omniservicos/db"
	"omniservicos/db/backup"
	"omniservicos/store/doctor"
)

var restoreCommand = command{
	name: "restore",
	args: "ARQUIVO",
	text: "traz uma cópia de volta, para um banco vazio",
	more: `Aplica as migrações, recusa um banco que já tem contas ou uma cópia de outra versão do esquema, confere as somas e o
número de linhas, e termina com o exame de omni doctor. Ou tudo entra, ou nada.`,
	prepare: plain(restore),
}

func restore(c *call) error {
	return c.withApp(func(d *database, app *db.DB) error {
		if err := d.migrate(c.ctx, c.log); err != nil {
			return err
		}
		err := d.withOwner(func(owner *db.DB) error {
			rows, err := backup.Restore(c.ctx, owner, sets(), c.args[0])
			if err == nil {
				fmt.Fprintf(c.out, "%d linhas restauradas.\n", rows)
			}
			return err
		})
		if err != nil {
			return err
		}
		report, err := doctor.Run(c.ctx, app, "")
		if err != nil {
			return err
		}
		tell(c, report)
		if !report.OK {
			return errors.New("a cópia entrou inteira, mas há problemas: veja a lista acima")
		}
		return nil
	})
}
