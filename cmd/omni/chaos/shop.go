package chaos

import (
	"context"
	"errors"
	"fmt"
	"time"

	"omniservicos/db"
	"omniservicos/store"
	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/money"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/quantity"
)

const (
	password             = "balcão de granito"
	products             = 40
	float    money.Cents = 10000
	supply               = quantity.Amount(1_000_000 * quantity.One)
)

// shop is what the cashiers find.
type shop struct {
	account  int64
	tills    []tills.Till
	products []catalogue.Product
}

// cashier is the address by which the cashier of a till signs in.
func cashier(till int) string { return fmt.Sprintf("caixa%d@caos.demo", till+1) }

// open makes the account, with a cashier a till, goods on its shelves, and every till open.
func (r *run) open(ctx context.Context) error {
	if _, err := r.ask("account", "create", "--slug", "caos", "--name", "Loja do Caos"); err != nil {
		return err
	}
	return r.inBooks(ctx, "", func(d *db.DB) error {
		store.Subscribe(d.Bus)
		if err := d.Look(ctx, &r.shop.account, `select id from accounts where slug = $1`, "caos"); err != nil {
			return err
		}
		if err := r.hire(ctx, d); err != nil {
			return err
		}
		scope := db.Scope{Account: r.shop.account, Actor: db.Actor{Name: "omni chaos"}, Timeout: time.Minute}
		return d.InAccount(ctx, scope, r.fill)
	})
}

// inBooks opens the site's database as omni_app, or as another role by the flag of `omni dburl`.
func (r *run) inBooks(_ context.Context, flag string, fn func(*db.DB) error) error {
	args := []string{"dburl"}
	open := func(url string) (*db.DB, error) {
		return db.Open(context.Background(), url, db.Options{Connections: 2})
	}
	if flag != "" {
		args = append(args, flag)
		open = func(url string) (*db.DB, error) { return db.OpenOwner(url, db.Options{Connections: 2}) }
	}
	url, err := r.ask(args...)
	if err != nil {
		return err
	}
	d, err := open(url)
	if err != nil {
		return err
	}
	return errors.Join(fn(d), d.Close())
}

func (r *run) hire(ctx context.Context, d *db.DB) error {
	hash, err := account.NewPasswordHash(password)
	if err != nil {
		return err
	}
	for i := range r.Tills {
		who := account.NewMember{Email: cashier(i), Name: fmt.Sprintf("Caixa %d", i+1), PasswordHash: hash, Roles: []account.Role{account.Cashier}}
		if _, err := account.AddMember(ctx, d, r.shop.account, who); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) fill(tx *db.Tx) error {
	first, err := tills.List(tx)
	if err != nil {
		return err
	}
	for i := 2; i <= r.Tills; i++ {
		if _, err := tills.New(tx, fmt.Sprintf("Caixa %d", i), first[0].BranchID, first[0].DepotID); err != nil {
			return err
		}
	}
	if r.shop.tills, err = tills.List(tx); err != nil {
		return err
	}
	for _, t := range r.shop.tills {
		if _, err := tills.Open(tx, t.ID, float); err != nil {
			return err
		}
	}
	if r.shop.tills, err = tills.List(tx); err != nil { // with their shifts
		return err
	}
	var batch []catalogue.Product
	for i := range products {
		batch = append(batch, catalogue.Product{Kind: catalogue.Goods, SKU: fmt.Sprintf("C%03d", i), Name: fmt.Sprintf("Mercadoria %d", i), Unit: "un", Price: money.Cents(90 + 37*i)})
	}
	if r.shop.products, err = catalogue.Create(tx, batch); err != nil {
		return err
	}
	var entries []stock.Movement
	for _, p := range r.shop.products {
		entries = append(entries, stock.Movement{ProductID: p.ID, DepotID: first[0].DepotID, Quantity: supply, Value: 100_000_000, ValueGiven: true,
			Kind: "entrada", OriginKind: "chaos", OriginID: 1})
	}
	_, err = stock.Move(tx, entries)
	return err
}
