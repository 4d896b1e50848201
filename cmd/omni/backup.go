package main

import (
	"fmt"

	"omniservicos/db"
	"omniservicos/db/backup"
)

var backupCommand = command{
	name: "backup",
	args: "ARQUIVO",
	text: "copia todas as contas para um arquivo, com o site no ar",
	more: `O arquivo é um ZIP com uma lista JSON por tabela, tirada de um só instante, com somas de verificação.
Ele contém dados pessoais: guarde-o como tal. A chave (OMNI_SECRET, ou omni.secret na pasta de dados) não vai nele.`,
	prepare: plain(func(c *call) error {
		return c.onSchema(func(d *database) error {
			return d.withOwner(func(owner *db.DB) error {
				rows, err := backup.Write(c.ctx, owner, sets(), c.args[0])
				if err == nil {
					fmt.Fprintf(c.out, "%d linhas copiadas para %s.\n", rows, c.args[0])
				}
				return err
			})
		})
	}),
}
