package chaos

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"omniservicos/db"
)

// built is the program, built for this test in a folder that every user may enter.
func built(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "omni-chaos-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	program := filepath.Join(dir, "omni")
	if out, err := exec.Command("go", "build", "-o", program, "omniservicos/cmd/omni").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return program
}

// Two deaths of the site and one of PostgreSQL while 24 sales are made; then the books are spoilt in every way that a lost or
// doubled sale could leave them, and each has to be told: a judge who cannot say no proves nothing.
func TestNoSaleIsLostOrDoubledByDeaths(t *testing.T) {
	if testing.Short() {
		t.Skip("a site of its own, killed")
	}
	var said bytes.Buffer
	r, err := begin(t.Context(), Options{Out: &said, App: built(t), Sales: 24, Tills: 4, AppKills: 2, ServerKills: 1, Seed: 20261124})
	if err != nil {
		t.Fatal(err)
	}
	defer r.end()
	if err := r.sell(t.Context()); err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	if r.deaths[app] != 2 || r.deaths[postgres] != 1 || len(r.acks) != 24 || r.alone() == 0 || r.steps.retries.Load() == 0 {
		t.Errorf("%d sales, %v deaths, %d retries: nothing was put to the test", len(r.acks), r.deaths, r.steps.retries.Load())
	}
	breaches, err := r.judge(t.Context())
	if err != nil || len(breaches) > 0 {
		t.Fatalf("%v %v\n%s", breaches, err, said.String())
	}
	for name, m := range mutants {
		got := r.spoilt(t, m.sql)
		if !slices.ContainsFunc(got, func(b string) bool { return strings.Contains(b, m.told) }) {
			t.Errorf("%s survives: told %q, want %q", name, got, m.told)
		}
	}
	if err := r.verdict([]string{"a venda x existe 2 vezes"}); err == nil || !strings.Contains(said.String(), "reprovado") {
		t.Errorf("a breach ends well: %v\n%s", err, said.String())
	}
	r.spoil(t, `update money_accounts set balance = balance + 1 where account_id = $1`, nil)
	if breaches, err = r.judge(t.Context()); err != nil || !strings.Contains(strings.Join(breaches, "\n"), "omni doctor") {
		t.Errorf("doctor is not heard: %v %v", breaches, err)
	}
}

const someSale = `(select id from sales where account_id = $1 and state = 'finalizada' order by id offset 3 limit 1)`

// mutants are what a program that loses, doubles or changes sales would leave in the books.
var mutants = map[string]struct{ sql, told string }{
	"acknowledged before commit": {`with gone as (delete from sale_items where account_id = $1 and sale_id = ` + someSale + `),
		paid as (delete from sale_payments where account_id = $1 and sale_id = ` + someSale + `)
		delete from sales where account_id = $1 and id = ` + someSale, "não existe"},
	"half a sale": {`delete from sale_items where account_id = $1 and line_no = 1 and sale_id = ` + someSale, "itens"},
	"no idempotency key": {`insert into sales (account_id, id, client_id, till_id, shift_id, branch_id, depot_id, state, number, operator_id, seller_id, opened_at, business_day, total, subtotal, previous_hash, hash)
		select account_id, id + 1, '0190a6c0-0000-7000-8000-000000000001', till_id, shift_id, branch_id, depot_id, state, 9001, operator_id, seller_id, opened_at, business_day, total, subtotal, hash, hash
		  from sales where account_id = $1 and id = ` + someSale, "nenhum caixa a recebeu"},
	"a number burnt":     {`update sales set number = number + 100 where account_id = $1 and id = ` + someSale, "depois do número"},
	"a broken chain":     {`update sales set previous_hash = '\x00' where account_id = $1 and id = ` + someSale, "não segue a anterior"},
	"a till that forgot": {`update tills set next_number = next_number + 1 where account_id = $1`, "o caixa lembra"},
	"left open":          {`update sales set state = 'aberta' where account_id = $1 and id = ` + someSale, "está aberta"},
	"another total":      {`update sales set total = total + 1 where account_id = $1 and id = ` + someSale, "o caixa recebeu"},
	"stock taken twice":  {`update stock_balances set quantity = quantity - 10000 where account_id = $1`, "tem saldo"},
	"stock moved twice":  {`update stock_movements set quantity = quantity * 2 where account_id = $1 and origin_kind = 'venda'`, "do estoque"},
	"money kept twice":   {`update money_movements set amount = amount * 2 where account_id = $1 and origin_kind = 'venda'`, "a gaveta tem"},
	"titles lost":        {`delete from titles where account_id = $1`, "tem títulos de"},
	"a document posted twice": {`insert into till_documents (account_id, id, fingerprint, client_id, terminal_id, epoch, seq, till_id, sale_id, verdict, answer, hash, received_at, raw)
		select account_id, id + 1, '\x01', client_id, terminal_id, epoch, seq, till_id, sale_id, verdict, answer, hash, received_at, raw
		  from till_documents where account_id = $1 limit 1`, "tem 2 documentos"},
	"a document lost":        {`delete from till_documents where account_id = $1`, "tem 0 documentos"},
	"a sale's rest is stray": {`update titles set origin_id = 1 where account_id = $1`, "vendas que não existem"},
}

var errUndo = errors.New("undo")

// spoilt is what is told of the books after a statement, which is then undone.
func (r *run) spoilt(t *testing.T, statement string) (breaches []string) {
	t.Helper()
	r.spoil(t, statement, func(tx *db.Tx) error {
		b, err := readBooks(tx)
		breaches = b.against(r.acks)
		return errors.Join(errUndo, err)
	})
	return breaches
}

// spoil changes the books as the owner of the tables, whom the ledgers do not stop.
func (r *run) spoil(t *testing.T, statement string, then func(*db.Tx) error) {
	t.Helper()
	err := r.inBooks(t.Context(), "--owner", func(d *db.DB) error {
		return d.InAccount(t.Context(), db.Scope{Account: r.shop.account}, func(tx *db.Tx) error {
			tx.Log(db.Change{Action: "Livros estragados de propósito"})
			n, err := tx.Exec(statement)
			switch {
			case err != nil:
				return err
			case n == 0:
				return errors.New("nothing was spoilt")
			case then == nil:
				return nil
			}
			return then(tx)
		})
	})
	if err != nil && !errors.Is(err, errUndo) {
		t.Fatalf("%s: %v", statement, err)
	}
}

// The same seed kills at the same moments, and the blows are spread over all the sales.
func TestThePlanFollowsTheSeed(t *testing.T) {
	t.Parallel()
	planOf := func(seed int64) []blow {
		return (&run{Options: Options{Sales: 200, AppKills: 10, ServerKills: 5, Seed: seed}}).plan()
	}
	if !slices.Equal(planOf(7), planOf(7)) || slices.Equal(planOf(7), planOf(8)) {
		t.Error("the plan does not follow the seed")
	}
	kills := map[kind]int{}
	for i, b := range planOf(7) {
		kills[b.of]++
		if low := int(float64(i) * stepsPerSale * 200 / 15); b.after < low || b.after > low+47 {
			t.Errorf("blow %d comes after %d steps", i, b.after)
		}
	}
	if want := map[kind]int{app: 10, postgres: 5}; !maps.Equal(kills, want) {
		t.Errorf("it kills %v", kills)
	}
}

// A sale that the books hold twice under one identity cannot be made in the tables, whose key forbids it: the judge is asked alone.
func TestTheJudgeCountsASaleThatIsThereTwice(t *testing.T) {
	t.Parallel()
	one := int64(1)
	row := soldRow{Client: "a", Till: 1, Number: &one, State: "finalizada"}
	b := books{sales: []soldRow{row, row}}
	if got := b.salesAgainst([]ack{{client: "a", till: 1}}); len(got) != 1 || !strings.Contains(got[0], "existe 2 vezes") {
		t.Errorf("told %q", got)
	}
}
