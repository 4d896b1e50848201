package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"omniservicos/db"
)

var migrateUpCommand = command{
	name:    "migrate up",
	text:    "aplica as migrações que faltam, do núcleo e dos plugins",
	prepare: plain(migrateUp),
}

func migrateUp(c *call) error {
	return c.onDatabase(func(d *database) error { return d.migrate(c.ctx, c.out) })
}

var migrateDownCommand = command{
	name: "migrate down",
	text: "desfaz a última migração",
	more: "Apaga o que a migração criou, com os dados: faça uma cópia antes (omni backup).",
	prepare: func(f *flag.FlagSet) action {
		plugin := f.String("plugin", "", "a última deste `PLUGIN`, e não do núcleo")
		return func(c *call) error { return migrateDown(c, *plugin) }
	},
}

func migrateDown(c *call, plugin string) error {
	set, err := setNamed(plugin)
	if err != nil {
		return err
	}
	return c.onDatabase(func(d *database) error {
		return d.withOwner(func(owner *db.DB) error {
			n, err := db.MigrateDown(c.ctx, owner, set)
			if err == nil {
				fmt.Fprintf(c.out, "Migrações desfeitas: %d.\n", n)
			}
			return err
		})
	})
}

func setNamed(plugin string) (db.Set, error) {
	for _, s := range sets() {
		if s.Name == plugin {
			return s, nil
		}
	}
	return db.Set{}, errors.New("não há migrações do plugin " + plugin)
}

var migrateStatusCommand = command{
	name:    "migrate status",
	text:    "diz quais migrações faltam",
	prepare: plain(migrateStatus),
}

func migrateStatus(c *call) error {
	return c.onDatabase(func(d *database) error {
		return d.withOwner(func(owner *db.DB) error {
			pending, err := db.Pending(owner, sets())
			for _, p := range pending {
				fmt.Fprintln(c.out, "falta", p)
			}
			if err == nil && len(pending) == 0 {
				fmt.Fprintln(c.out, "O esquema está em dia.")
			}
			return err
		})
	})
}

var migrateNewCommand = command{
	name: "migrate new",
	args: "NOME",
	text: "cria o arquivo de uma migração nova, na pasta do projeto",
	prepare: func(f *flag.FlagSet) action {
		plugin := f.String("plugin", "", "do `PLUGIN`, e não do núcleo")
		return func(c *call) error { return migrateNew(c, *plugin) }
	},
}

var migrationName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// migrateNew names the file by the minute, so that two people never take one number.
func migrateNew(c *call, plugin string) error {
	if !migrationName.MatchString(c.args[0]) {
		return &usageError{"o nome de uma migração tem só letras minúsculas, números e _: como titles_index"}
	}
	dir := filepath.Join("db", "migrations")
	if plugin != "" {
		dir = filepath.Join("web", "plugins", plugin, "migrations")
	}
	if _, err := os.Stat(dir); err != nil {
		return fmt.Errorf("não há a pasta %s aqui: rode na raiz do projeto", dir)
	}
	path := filepath.Join(dir, time.Now().Format("200601021504")+"_"+c.args[0]+".sql")
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = file.WriteString("-- +migrate Up\n\n-- +migrate Down\n")
	fmt.Fprintln(c.out, path)
	return errors.Join(err, file.Close())
}

var migrateInitCommand = command{
	name: "migrate init",
	text: "cria os papéis e o banco num PostgreSQL, como superusuário",
	more: `Cria omni_owner e omni_app com as senhas que estão em DATABASE_OWNER_URL e DATABASE_URL, e o banco que elas nomeiam.
Rodar de novo só troca as senhas.`,
	needs: []string{"superuser"},
	prepare: func(f *flag.FlagSet) action {
		superuser := f.String("superuser", "", "`URL` do superusuário, num banco que já existe")
		return func(c *call) error { return migrateInit(c, *superuser) }
	},
}

func migrateInit(c *call, superuser string) error {
	owner, err := role(c.config.OwnerURL, "DATABASE_OWNER_URL", "omni_owner")
	if err != nil {
		return err
	}
	app, err := role(c.config.DatabaseURL, "DATABASE_URL", "omni_app")
	if err != nil {
		return err
	}
	if app.Path != owner.Path {
		return errors.New("DATABASE_URL e DATABASE_OWNER_URL nomeiam bancos diferentes")
	}
	return db.Init(c.ctx, superuser, strings.TrimPrefix(owner.Path, "/"), password(c.config.OwnerURL), password(c.config.DatabaseURL))
}

// role reads a connection string that must carry this role, a password and a database.
func role(address, setting, name string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil || u.User.Username() != name || password(address) == "" || len(u.Path) < 2 {
		return nil, fmt.Errorf("defina %s como postgres://%s:SENHA@SERVIDOR/BANCO", setting, name)
	}
	return u, nil
}

// current says whether the schema is what this program was built for; it reads as omni_app, which sees the records.
func current(ctx context.Context, app *db.DB) error {
	behind, err := db.Behind(ctx, app, sets())
	if err == nil && len(behind) > 0 {
		err = fmt.Errorf("faltam migrações: %s", strings.Join(behind, ", "))
	}
	return err
}
