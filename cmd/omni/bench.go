package main

import (
	"flag"
	"os"
	"time"

	"omniservicos/cmd/omni/bench"
)

var benchCommand = command{
	name: "bench",
	text: "mede a venda pela web ao lado do limite desta máquina",
	more: `Usa um PostgreSQL próprio, numa pasta que some no fim. Cada medida sai numa linha: nome, valor e unidade, separados por
tabulação. Precisa de psql e pgbench, do Debian.`,
	prepare: func(f *flag.FlagSet) action {
		rounds := f.Int("rounds", 3, "`N` rodadas de cada lado; vale a mediana")
		length := f.Duration("length", 10*time.Second, "`TEMPO` de cada rodada, como 10s")
		clients := f.Int("clients", 0, "só a venda com `N` clientes de uma vez; 0 mede tudo com 1, 8 e 32")
		hot := f.Bool("hot", false, "só a venda com um mesmo produto em todas, ao lado da venda sem ele")
		return func(c *call) error {
			self, err := os.Executable()
			if err != nil {
				return err
			}
			at := []int{1, 8, 32}
			if *clients > 0 {
				at = []int{*clients}
			}
			return bench.Run(c.ctx, bench.Options{Out: c.out, Rounds: *rounds, Length: *length, Clients: at, Only: *clients > 0, Hot: *hot, App: self})
		}
	},
}
