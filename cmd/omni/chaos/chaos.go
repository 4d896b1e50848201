// Package chaos sells at several tills while somebody kills the site and its PostgreSQL, and then judges whether what was
// acknowledged to the cashiers is what the books hold (reliability.md §2). The site is the real program, in a process and on a
// data folder of its own; the cashiers are HTTP clients that ask again until they are answered, as the till's page does.
package chaos

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"time"
)

// Options of a run.
type Options struct {
	Out                   io.Writer
	App                   string // the omni program
	Dir                   string // where its folder is made; "" is the system's own for temporary files
	Sales, Tills          int
	AppKills, ServerKills int
	Seed                  int64
}

// MostTills bounds how many sell at once.
const MostTills = 32

// run is one run: the site, the shop in it, and what happened.
type run struct {
	Options
	*site
	shop  shop
	steps steps
	acks  []ack
}

// Run sells, kills, and judges. A breach of what was promised is the error, in whole sentences.
func Run(ctx context.Context, o Options) error {
	r, err := begin(ctx, o)
	if err != nil {
		return err
	}
	defer r.end()
	if err := r.sell(ctx); err != nil {
		return err
	}
	breaches, err := r.judge(ctx)
	if err != nil {
		return err
	}
	return r.verdict(breaches)
}

// begin starts the site and opens the shop.
func begin(ctx context.Context, o Options) (*run, error) {
	s, err := newSite(o.App, o.Dir)
	if err != nil {
		return nil, err
	}
	r := &run{Options: o, site: s}
	r.print("chaos.seed", o.Seed, "semente")
	if err = s.start(ctx); err == nil {
		err = r.open(ctx)
	}
	if err != nil {
		r.end()
		return nil, err
	}
	return r, nil
}

// sell lets the cashiers sell and the killer kill, until all is sold.
func (r *run) sell(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	killer := make(chan error, 1)
	sold := make(chan struct{})
	go func() {
		err := r.kill(ctx, sold)
		if err != nil {
			cancel()
		}
		killer <- err
	}()
	began := time.Now()
	err := r.sellAll(ctx)
	took := time.Since(began)
	close(sold)
	err = errors.Join(<-killer, err)
	r.print("chaos.sales", len(r.acks), fmt.Sprintf("vendas confirmadas em %d caixas", len(r.shop.tills)))
	r.print("chaos.sales.alone", r.alone(), "delas feitas sem conexão e enviadas depois")
	r.print("chaos.time", fmt.Sprintf("%.1f", took.Seconds()), "s")
	r.print("chaos.kills.app", r.deaths[app], "mortes do site")
	r.print("chaos.kills.postgres", r.deaths[postgres], "mortes do PostgreSQL")
	r.print("chaos.retries", r.steps.retries.Load(), "pedidos feitos de novo")
	r.print("chaos.doubled", r.steps.doubled.Load(), "pagamentos enviados duas vezes ao mesmo tempo, ou depois de confirmados")
	r.print("chaos.cut", r.steps.cut.Load(), "respostas que o caixa não esperou")
	for _, k := range []kind{app, postgres} {
		r.print("chaos.outage."+string(k), fmt.Sprintf("%.2f", r.outage[k].Seconds()), "s fora do ar, a mais longa")
	}
	return err
}

// alone is how many were sold without the server.
func (r *run) alone() (n int) {
	for _, a := range r.acks {
		if a.alone {
			n++
		}
	}
	return n
}

// verdict tells the end of it.
func (r *run) verdict(breaches []string) error {
	r.print("chaos.breaches", len(breaches), "quebras do que se prometeu")
	if len(breaches) == 0 {
		r.print("chaos.verdict", "aprovado", "toda venda confirmada existe uma vez, sem lacunas, e omni doctor não tem o que dizer")
		return nil
	}
	r.print("chaos.verdict", "reprovado", fmt.Sprintf("com a semente %d", r.Seed))
	list := errors.New(breaches[0])
	for _, b := range breaches[1:min(len(breaches), 20)] {
		list = errors.Join(list, errors.New(b))
	}
	return list
}

func (r *run) print(name string, value any, unit string) {
	_, _ = fmt.Fprintf(r.Out, "%s\t%v\t%s\n", name, value, unit)
}

// random draws what belongs to one part of the run, so that how fast another part goes changes nothing in it.
func (r *run) random(part uint64) *rand.Rand { return rand.New(rand.NewPCG(uint64(r.Seed), part)) }
