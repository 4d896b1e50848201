// Package demo builds the demo businesses through the same use cases that people use. All of it is fictitious.
package demo

import (
	"context"
	"math/rand/v2"
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
)

// Password of every demo login.
const Password = "demo1234"

// PINs of the demo's supervisors, by the first word of their login.
var PINs = map[string]string{"gerente": "4321", "dono": "2468"}

// Options of a seed.
type Options struct {
	Days int // of sales up to today
	// Enable switches a plugin on inside the account's transaction; the list of plugins stands above this package.
	Enable func(tx *db.Tx, plugin string) error
	Say    func(string) // one line a business, for the person who waits
}

// Seed makes the three businesses, their people and 90 days of work.
func Seed(ctx context.Context, d *db.DB, o Options) error {
	phc, err := account.NewPasswordHash(Password)
	if err != nil {
		return err
	}
	for i, b := range businesses {
		if o.Say != nil {
			o.Say("Criando " + b.Name + "…")
		}
		a, err := account.Create(ctx, d, account.NewAccount{Slug: b.Slug, Name: b.Name, LegalName: b.LegalName, TaxID: b.TaxID})
		if err != nil {
			return err
		}
		if err := hire(ctx, d, a, b, phc); err != nil {
			return err
		}
		if err := Fill(ctx, d, a, i, o); err != nil {
			return err
		}
	}
	return nil
}

// hire gives the account its logins: one a role, and the accountant who serves all three. Owner and manager have the
// PINs of PINs.
func hire(ctx context.Context, d *db.DB, a account.Account, b business, phc string) error {
	for _, h := range []struct {
		login, name string
		role        account.Role
	}{
		{"dono", b.Owner, account.Owner}, {"gerente", "Gabriela Nunes", account.Manager}, {"vendas", "Vítor Prado", account.Seller},
		{"caixa", "Camila Rocha", account.Cashier}, {"estoque", "Edson Lima", account.Stockist}, {"financeiro", "Fernanda Reis", account.Finance},
	} {
		m := account.NewMember{Email: h.login + "@" + b.Slug + ".demo", Name: h.name, PasswordHash: phc, Roles: []account.Role{h.role}}
		identity, err := account.AddMember(ctx, d, a.ID, m)
		if err != nil {
			return err
		}
		if err := givePIN(ctx, d, a, identity, PINs[h.login]); err != nil {
			return err
		}
	}
	m := account.NewMember{Email: "contador@demo", Name: "Carlos Contador", PasswordHash: phc, Roles: []account.Role{account.Accountant}}
	_, err := account.AddMember(ctx, d, a.ID, m)
	return err
}

func givePIN(ctx context.Context, d *db.DB, a account.Account, identity int64, pin string) error {
	if pin == "" {
		return nil
	}
	phc, err := account.HashPIN(a.ID, identity, pin)
	if err != nil {
		return err
	}
	return d.InAccount(ctx, db.Scope{Account: a.ID, Actor: db.Actor{Identity: identity, Name: "demonstração"}}, func(tx *db.Tx) error {
		return account.SetPIN(tx, identity, phc)
	})
}

// shop is one business being filled.
type shop struct {
	ctx      context.Context
	db       *db.DB
	account  account.Account
	business business
	random   *rand.Rand
	bank     int64

	products  []catalogue.Product
	customers []person.Person
	suppliers []person.Person
	till      tills.Till
}

// Fill gives an account the products, people, titles and sales of one of the demo businesses.
func Fill(ctx context.Context, d *db.DB, a account.Account, business int, o Options) error {
	s := &shop{ctx: ctx, db: d, account: a, business: businesses[business%len(businesses)], random: rand.New(rand.NewPCG(1, uint64(business)))}
	beginning := d.Now().AddDate(0, 0, -o.Days-1)
	for _, step := range []func(*db.Tx) error{s.stockUp, s.meetPeople, s.fund, s.warn} {
		if err := s.work(beginning, step); err != nil {
			return err
		}
	}
	if err := s.trade(o.Days); err != nil {
		return err
	}
	enable := func(tx *db.Tx) error {
		if o.Enable == nil {
			return nil
		}
		return o.Enable(tx, s.business.Plugin) // after the past: a kitchen board of 90 days ago would help nobody
	}
	return s.today(s.oweSuppliers, s.collect, s.remember, s.pastDeals, s.workDeals, s.makeQuotes, s.receiveLeads, s.setGoals, s.setRules, enable, s.morning, s.counter, s.setPrices, s.runLow) // low last: a sale must not meet an empty shelf
}

// today runs each step in a transaction of its own, by the clock on the wall.
func (s *shop) today(steps ...func(*db.Tx) error) error {
	for _, step := range steps {
		if err := s.work(time.Time{}, step); err != nil {
			return err
		}
	}
	return nil
}

// work runs fn in the account; at, if given, is the time on its clock.
func (s *shop) work(at time.Time, fn func(*db.Tx) error) error {
	scope := db.Scope{Account: s.account.ID, Actor: db.Actor{Name: "demonstração"}, Timeout: time.Minute}
	return s.db.InAccount(s.ctx, scope, func(tx *db.Tx) error {
		if !at.IsZero() {
			tx.Now = at
		}
		return fn(tx)
	})
}

func (s *shop) pick(n int) int { return s.random.IntN(n) }
