package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"omniservicos/db"
	"omniservicos/db/pgserver"
	"omniservicos/handlers"
	"omniservicos/store"
	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/money"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
	"omniservicos/web"
	"omniservicos/web/plugins"
)

const (
	products     = 1000 // of the selling account, as the yardstick has
	catalogue15k = 15000
	maxTills     = 32
)

type bench struct {
	Options
	server  *pgserver.Server
	root    string // of the server's data
	dir     string // scratch
	db      *db.DB
	site    *web.App // the same site in this process: for counting round trips
	account account.Account
	seller  int64
	token   string
	address string
	app     *exec.Cmd
	tills   []tills.Till
	items   []catalogue.Product
	hot     bool            // one product is in every sale
	known   bool            // the tables of sales have statistics
	guess   map[int]float64 // sales/s at most, by clients
}

// open is a sale with three lines that waits to be paid.
type open struct{ id, total int64 }

func prepare(ctx context.Context, o Options, server *pgserver.Server, root string) (*bench, error) {
	dir, err := os.MkdirTemp("", "omni-bench-run-")
	if err != nil {
		return nil, err
	}
	b := &bench{Options: o, server: server, root: root, dir: dir, guess: map[int]float64{1: 1500, 8: 2500, 32: 2500}}
	for _, step := range []func(context.Context) error{b.makeDatabase, b.makeShop, b.makeYardstick, b.startApp} {
		if err := step(ctx); err != nil {
			b.stop()
			return nil, err
		}
	}
	return b, nil
}

func (b *bench) stop() {
	if b.app != nil && b.app.Process != nil {
		_ = b.app.Process.Signal(os.Interrupt)
		_ = b.app.Wait()
	}
	if b.db != nil {
		_ = b.db.Close()
	}
	_ = os.RemoveAll(b.dir)
}

func (b *bench) makeDatabase(ctx context.Context) error {
	if err := db.Init(ctx, b.server.SuperURL("postgres"), "omni", "bench", "bench"); err != nil {
		return err
	}
	owner, err := db.OpenOwner(b.server.URL("omni_owner", "bench", "omni"), db.Options{Connections: 2})
	if err != nil {
		return err
	}
	defer func() { _ = owner.Close() }()
	if _, err := db.Migrate(ctx, owner, db.Sets(plugins.Sets()...)); err != nil {
		return err
	}
	b.db, err = db.Open(ctx, b.server.URL("omni_app", "bench", "omni"), db.Options{})
	if err != nil {
		return err
	}
	store.Subscribe(b.db.Bus)
	b.site = web.New(b.db, web.Config{Demo: true}, append(append([]web.Module{}, handlers.Modules...), plugins.All...)...)
	return nil
}

// makeShop opens the account, its tills, its products with stock, and the cashier's session.
func (b *bench) makeShop(ctx context.Context) (err error) {
	if b.account, err = account.Create(ctx, b.db, account.NewAccount{Slug: "medida", Name: "Loja Medida"}); err != nil {
		return err
	}
	b.seller, err = account.AddMember(ctx, b.db, b.account.ID, account.NewMember{
		Email: "caixa@medida.demo", Name: "Caixa", PasswordHash: "sem senha", Roles: []account.Role{account.Owner},
	})
	if err != nil {
		return err
	}
	if b.token, err = account.StartSession(ctx, b.db, "web", b.seller, b.account.ID, "127.0.0.1", "bench"); err != nil {
		return err
	}
	if err := b.work(ctx, b.makeTills); err != nil {
		return err
	}
	if err := b.work(ctx, b.makeProducts); err != nil {
		return err
	}
	return b.psql(ctx, "omni", "-c", "vacuum analyze")
}

func (b *bench) work(ctx context.Context, fn func(*db.Tx) error) error {
	return b.db.InAccount(ctx, db.Scope{Account: b.account.ID, Actor: db.Actor{Identity: b.seller, Name: "bench"}, Timeout: time.Minute}, fn)
}

func (b *bench) makeTills(tx *db.Tx) error {
	first, err := tills.List(tx)
	if err != nil {
		return err
	}
	for i := 2; i <= maxTills; i++ {
		if _, err := tills.New(tx, fmt.Sprintf("Caixa %d", i), first[0].BranchID, first[0].DepotID); err != nil {
			return err
		}
	}
	if b.tills, err = tills.List(tx); err != nil {
		return err
	}
	for _, t := range b.tills {
		if _, err := tills.Open(tx, t.ID, 10000); err != nil {
			return err
		}
	}
	b.tills, err = tills.List(tx)
	return err
}

func (b *bench) makeProducts(tx *db.Tx) (err error) {
	var batch []catalogue.Product
	for i := range products {
		batch = append(batch, catalogue.Product{
			Kind: "mercadoria", SKU: fmt.Sprintf("M%05d", i), Name: fmt.Sprintf("Produto medido %d", i), Unit: "un", Price: money.Cents(100 + i%5000),
		})
	}
	if b.items, err = catalogue.Create(tx, batch); err != nil {
		return err
	}
	var entries []stock.Movement
	for _, p := range b.items {
		entries = append(entries, stock.Movement{
			ProductID: p.ID, DepotID: b.tills[0].DepotID, Quantity: quantity.Units(1_000_000), Value: 100_000_000, ValueGiven: true,
			Kind: "entrada", OriginKind: "bench", OriginID: 1,
		})
	}
	_, err = stock.Move(tx, entries)
	return err
}

// openSales writes sales that wait to be paid, straight into the tables: opening them is not what is measured.
func (b *bench) openSales(ctx context.Context, clients, each int) ([][]open, error) {
	queues := make([][]open, clients)
	for c := range queues {
		for len(queues[c]) < each {
			n := min(500, each-len(queues[c]))
			if !b.known { // a few first: foreign-key checks keep the plan they make on an empty table
				n = 60
			}
			err := b.work(ctx, func(tx *db.Tx) error {
				made, err := b.openBatch(tx, b.tills[c], n)
				queues[c] = append(queues[c], made...)
				return err
			})
			if err != nil {
				return nil, err
			}
			if !b.known {
				b.known = true
				if err := b.psql(ctx, "omni", "-c", "analyze sales, sale_items"); err != nil {
					return nil, err
				}
			}
		}
	}
	return queues, b.psql(ctx, "omni", "-c", "analyze sales, sale_items", "-c", "checkpoint")
}

func (b *bench) openBatch(tx *db.Tx, till tills.Till, n int) (made []open, err error) {
	var sales, lines [][]any
	for range n {
		id, total := db.NewID(), money.Cents(0)
		for l := range 3 {
			p := b.items[l*products/3+rand.IntN(products/3)] // as the yardstick chooses
			if b.hot && l == 0 {
				p = b.items[0]
			}
			lines = append(lines, []any{id, l + 1, uuid7.New(), p.ID, p.Name, p.Unit, quantity.Units(1), p.Price, p.Price})
			total += p.Price
		}
		sales = append(sales, []any{id, uuid7.New(), till.ID, *till.ShiftID, till.BranchID, till.DepotID, "aberta", b.seller, b.seller, tx.Now, tx.Now, total, total})
		made = append(made, open{id, int64(total)})
	}
	tx.Log(db.Change{Action: "Vendas abertas para medir", Object: "sales"})
	err = tx.Insert("sales", "id, client_id, till_id, shift_id, branch_id, depot_id, state, operator_id, seller_id, opened_at, business_day, subtotal, total", sales...)
	if err != nil {
		return nil, err
	}
	return made, tx.Insert("sale_items", "sale_id, line_no, client_id, product_id, name, unit, quantity, unit_price, total", lines...)
}

// startApp runs the program as a process of its own, on a free port.
func (b *bench) startApp(ctx context.Context) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	b.address = l.Addr().String()
	if err := l.Close(); err != nil {
		return err
	}
	b.app = exec.CommandContext(ctx, b.App, "serve")
	b.app.Env = append(os.Environ(), "OMNI_ADDR="+b.address, "DATABASE_URL="+b.server.URL("omni_app", "bench", "omni"),
		"OMNI_DATA_DIR="+filepath.Join(b.dir, "app"), "OMNI_DEMO=", "DATABASE_OWNER_URL=")
	log, err := os.Create(filepath.Join(b.dir, "app.log"))
	if err != nil {
		return err
	}
	b.app.Stdout, b.app.Stderr = log, log
	if err := b.app.Start(); err != nil {
		return err
	}
	return b.waitReady()
}

func (b *bench) waitReady() error {
	var err error
	for range 100 {
		var answer *http.Response
		if answer, err = http.Get("http://" + b.address + "/readyz"); err == nil {
			_ = answer.Body.Close()
			if answer.StatusCode == 200 {
				return nil
			}
			err = fmt.Errorf("readyz respondeu %d", answer.StatusCode)
		}
		time.Sleep(100 * time.Millisecond)
	}
	return err
}
