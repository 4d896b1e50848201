package main

import (
	"flag"
	"math/rand/v2"
	"os"

	"omniservicos/cmd/omni/chaos"
)

var chaosCommand = command{
	name: "chaos",
	text: "vende em vários caixas enquanto mata o site e o PostgreSQL, e confere que nenhuma venda se perdeu nem se repetiu",
	more: `Usa um site e um PostgreSQL próprios, numa pasta que some no fim. Parte das vendas é feita sem conexão e enviada depois.
Cada medida sai numa linha: nome, valor e unidade, separados por tabulação. O estado é 0 só quando toda venda confirmada existe
uma única vez, sem lacuna na numeração, com estoque, gavetas, títulos e omni doctor de acordo. Com a mesma semente, as mesmas
vendas e as mesmas mortes são sorteadas.`,
	prepare: func(f *flag.FlagSet) action {
		o := chaos.Options{}
		f.IntVar(&o.Sales, "sales", 200, "`N` vendas ao todo")
		f.IntVar(&o.Tills, "tills", 4, "em `N` caixas de uma vez")
		f.IntVar(&o.AppKills, "kills", 10, "mata o site `N` vezes (kill -9)")
		f.IntVar(&o.ServerKills, "postgres", 5, "mata o PostgreSQL `N` vezes (kill -9)")
		f.Int64Var(&o.Seed, "seed", 0, "`SEMENTE` do que é sorteado; 0 sorteia uma e a mostra")
		return func(c *call) (err error) {
			if o.Sales < 1 || o.Tills < 1 || o.Tills > chaos.MostTills || o.AppKills < 0 || o.ServerKills < 0 {
				return &usageError{"uso: ao menos uma venda, de 1 a 32 caixas, e mortes a partir de 0 (veja omni chaos -h)"}
			}
			if o.Seed == 0 {
				o.Seed = 1 + rand.Int64N(1_000_000)
			}
			o.Out = c.out
			if o.App, err = os.Executable(); err != nil {
				return err
			}
			return chaos.Run(c.ctx, o)
		}
	},
}
