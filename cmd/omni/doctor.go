package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"

	"omniservicos/db"
	"omniservicos/store/doctor"
)

var doctorCommand = command{
	name: "doctor",
	text: "confere se tudo fecha: estoque, caixa, títulos e vendas de cada conta",
	more: "Cada problema sai numa linha, com o que está errado. O estado é 0 só quando não há nenhum.",
	prepare: func(f *flag.FlagSet) action {
		slug := f.String("account", "", "só a conta deste `APELIDO`")
		asJSON := f.Bool("json", false, "responde em JSON")
		return func(c *call) error { return examine(c, *slug, *asJSON) }
	},
}

// errUnwell ends doctor with status 1 after the problems were already said.
var errUnwell = errors.New("há problemas: veja a lista acima")

func examine(c *call, slug string, asJSON bool) error {
	return c.withApp(func(_ *database, app *db.DB) error {
		report, err := doctor.Run(c.ctx, app, slug)
		if err != nil {
			return err
		}
		report.Warnings = append(report.Warnings, c.config.warnings()...)
		if asJSON {
			err = json.NewEncoder(c.out).Encode(report)
		} else {
			tell(c, report)
		}
		if err == nil && !report.OK {
			err = errUnwell
		}
		return err
	})
}

func tell(c *call, r doctor.Report) {
	for _, a := range r.Accounts {
		for _, p := range a.Problems {
			fmt.Fprintf(c.out, "%s: %s\n", a.Account, p)
		}
	}
	for _, w := range r.Warnings {
		fmt.Fprintln(c.log, "aviso:", w)
	}
	if r.OK {
		fmt.Fprintf(c.out, "Contas conferidas: %d. Nenhum problema.\n", len(r.Accounts))
	}
}

// warnings are what the surroundings leave unsafe.
func (c Config) warnings() (list []string) {
	if !c.secure() {
		list = append(list, "sem https o cookie de entrada anda aberto na rede: defina OMNI_TLS, ou OMNI_BASE_URL com https:// atrás de um proxy")
	}
	return list
}
