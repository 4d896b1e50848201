package bench

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	yard "omniservicos/db/bench"
)

// makeYardstick builds the yardstick's own database on the same server.
func (b *bench) makeYardstick(ctx context.Context) error {
	schema, one := filepath.Join(b.dir, "sale-schema.sql"), filepath.Join(b.dir, "sale-one.sql")
	if err := os.WriteFile(schema, []byte(yard.Schema), 0o600); err != nil {
		return err
	}
	if err := os.WriteFile(one, []byte(yard.SaleOne), 0o600); err != nil {
		return err
	}
	if err := b.psql(ctx, "postgres", "-c", "create database yardstick"); err != nil {
		return err
	}
	return b.psql(ctx, "yardstick", "-o", os.DevNull, "-v", "key=bigint", "-v", "comp=1", "-v", "fk=1", "-v", "rls=0",
		"-v", "accounts=1", "-v", "products="+strconv.Itoa(products), "-f", schema)
}

func (b *bench) psql(ctx context.Context, database string, args ...string) error {
	c := exec.CommandContext(ctx, "psql", append([]string{"-Xq", "-d", b.server.SuperURL(database)}, args...)...)
	out, err := c.CombinedOutput()
	if err != nil {
		return fmt.Errorf("psql: %w: %s", err, out)
	}
	return nil
}

// yardstick runs pgbench's sale for one round.
func (b *bench) yardstick(ctx context.Context, clients int) (round, error) {
	logs := filepath.Join(b.dir, "pgbench")
	hot := map[bool]string{false: "hot=0", true: "hot=1"}[b.hot]
	before := b.serverCPU()
	c := exec.CommandContext(ctx, "pgbench", "-n", "-M", "prepared", "-f", filepath.Join(b.dir, "sale-one.sql"),
		"-c", strconv.Itoa(clients), "-j", strconv.Itoa(min(clients, 2)), "-T", strconv.Itoa(int(b.Length.Seconds())),
		"-D", "accounts=1", "-D", "products="+strconv.Itoa(products), "-D", "rls=0", "-D", hot,
		"--log", "--log-prefix="+logs, b.server.SuperURL("yardstick"))
	out, err := c.CombinedOutput()
	if err != nil {
		return round{}, fmt.Errorf("pgbench: %w: %s", err, out)
	}
	time.Sleep(300 * time.Millisecond) // the last backends are still leaving
	used := b.serverCPU() - before
	latencies, err := readLogs(logs)
	if err != nil {
		return round{}, err
	}
	r := round{p99: percentile(latencies, 99), cpu: used * 1000 / float64(len(latencies)), load: c.ProcessState.UserTime().Seconds() / b.Length.Seconds()}
	for line := range strings.Lines(string(out)) {
		if rest, ok := strings.CutPrefix(line, "tps = "); ok {
			r.perSecond, err = strconv.ParseFloat(strings.Fields(rest)[0], 64)
		}
	}
	return r, err
}

// readLogs takes the latencies, in ms, out of pgbench's logs (third field, in µs) and removes them.
func readLogs(prefix string) (latencies []float64, err error) {
	files, err := filepath.Glob(prefix + ".*")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		for scan := bufio.NewScanner(f); scan.Scan(); {
			us, err := strconv.ParseFloat(strings.Fields(scan.Text())[2], 64)
			if err != nil {
				return nil, err
			}
			latencies = append(latencies, us/1000)
		}
		_ = f.Close()
		_ = os.Remove(name)
	}
	return latencies, nil
}

func percentile(xs []float64, p int) float64 {
	if len(xs) == 0 {
		return 0
	}
	slices.Sort(xs)
	return xs[min(len(xs)-1, len(xs)*p/100)]
}
