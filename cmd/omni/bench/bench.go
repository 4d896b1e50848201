// Package bench measures a finalised sale over HTTP beside the yardstick of performance.md: same machine, same server,
// interleaved rounds, medians. It prints one name<TAB>value<TAB>unit line each.
package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"time"

	"omniservicos/db/pgserver"
)

// Options of a run.
type Options struct {
	Out     io.Writer
	Rounds  int           // 3 at least for a median
	Length  time.Duration // of one round of one side
	Clients []int         // how many at once, one comparison each
	Only    bool          // the sale beside its yardstick, and nothing else
	Hot     bool          // only the sale with one product in all of them beside the sale without
	App     string        // the omni program: the app runs as a process of its own, so that its CPU can be told apart
}

// Run measures everything.
func Run(ctx context.Context, o Options) error {
	for _, tool := range []string{"psql", "pgbench"} {
		if _, err := exec.LookPath(tool); err != nil {
			return errors.New("omni bench precisa de " + tool + ": apt-get install -y postgresql-client postgresql-contrib (pgbench)")
		}
	}
	root, err := os.MkdirTemp("", "omni-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(root) }()
	if err := os.Chmod(root, 0o755); err != nil { // the server may run as another user
		return err
	}
	data := root + "/dados"
	server, err := pgserver.Start(ctx, pgserver.Options{Root: data, Bin: os.Getenv("PG_BIN")})
	if err != nil {
		return err
	}
	defer func() { _ = server.Stop() }()
	b, err := prepare(ctx, o, server, data)
	if err != nil {
		return err
	}
	defer b.stop()
	if o.Hot {
		return b.compareHot(ctx, o.Clients[len(o.Clients)-1])
	}
	for _, clients := range o.Clients {
		if err := b.compare(ctx, clients); err != nil {
			return err
		}
	}
	if o.Only {
		return b.countTrips(ctx)
	}
	return errors.Join(b.countTrips(ctx), b.compareHot(ctx, hotClients), b.story(ctx), b.list(ctx))
}

// round is what one side did in one round.
type round struct {
	perSecond, p99, cpu, app, load float64 // sales/s, ms, CPU ms per sale of app and server, of the app alone, cores the load generator took
}

// compare runs both sides in turn and prints the medians and their ratios.
func (b *bench) compare(ctx context.Context, clients int) error {
	var ours, theirs []round
	for i := range b.Rounds {
		b.say("# %d clientes, rodada %d de %d", clients, i+1, b.Rounds)
		y, s, err := b.both(ctx, clients)
		if err != nil {
			return err
		}
		theirs, ours = append(theirs, y), append(ours, s)
	}
	s, y := middle(ours), middle(theirs)
	name := func(what string) string { return fmt.Sprintf("sale.%s", what) }
	b.print(name(fmt.Sprintf("http.c%d.per_s", clients)), s.perSecond, "vendas/s")
	b.print(name(fmt.Sprintf("sql.c%d.per_s", clients)), y.perSecond, "vendas/s")
	b.print(name(fmt.Sprintf("ratio.c%d", clients)), s.perSecond/y.perSecond, "razão")
	b.print(name(fmt.Sprintf("http.c%d.p99_ms", clients)), s.p99, "ms")
	b.print(name(fmt.Sprintf("sql.c%d.p99_ms", clients)), y.p99, "ms")
	b.print(name(fmt.Sprintf("p99_ratio.c%d", clients)), s.p99/y.p99, "razão")
	b.print(name(fmt.Sprintf("http.c%d.cpu_ms", clients)), s.cpu, "ms de CPU por venda (app + PostgreSQL)")
	b.print(name(fmt.Sprintf("sql.c%d.cpu_ms", clients)), y.cpu, "ms de CPU por venda (PostgreSQL)")
	b.print(name(fmt.Sprintf("cpu_ratio.c%d", clients)), s.cpu/y.cpu, "razão")
	b.print(name(fmt.Sprintf("http.c%d.app_cpu_ms", clients)), s.app, "ms de CPU por venda (só o app)")
	b.print(name(fmt.Sprintf("http.c%d.loader_cores", clients)), s.load, "núcleos do gerador de carga")
	return nil
}

// both is one round of each side, the yardstick first.
func (b *bench) both(ctx context.Context, clients int) (theirs, ours round, err error) {
	if theirs, err = b.yardstick(ctx, clients); err != nil {
		return theirs, ours, err
	}
	ours, err = b.sell(ctx, clients)
	return theirs, ours, err
}

func middle(rounds []round) round {
	pick := func(of func(round) float64) float64 {
		xs := make([]float64, len(rounds))
		for i, r := range rounds {
			xs[i] = of(r)
		}
		slices.Sort(xs)
		return xs[len(xs)/2]
	}
	return round{
		perSecond: pick(func(r round) float64 { return r.perSecond }), p99: pick(func(r round) float64 { return r.p99 }),
		cpu: pick(func(r round) float64 { return r.cpu }), app: pick(func(r round) float64 { return r.app }), load: pick(func(r round) float64 { return r.load }),
	}
}

func (b *bench) print(name string, value float64, unit string) {
	_, _ = fmt.Fprintf(b.Out, "%s\t%.3f\t%s\n", name, value, unit)
}

func (b *bench) say(format string, args ...any) { _, _ = fmt.Fprintf(os.Stderr, format+"\n", args...) }
