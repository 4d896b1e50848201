package stock_test

import (
	"context"
	"sync/atomic"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/event"
	"omniservicos/store/quantity"
)

func TestASaleTakesItsProductsInOneStatementAndItsMovementsWaitForTheEnd(t *testing.T) {
	t.Parallel()
	s := open(t)
	rice, beans := s.product("Arroz", "10,00"), s.product("Feijão", "5,00")
	for _, p := range []int64{rice, beans} {
		if _, err := s.move(p, "10", "100,00"); err != nil {
			t.Fatal(err)
		}
	}
	haircut := event.SoldItem{ProductID: 1, Kind: catalogue.Service, Quantity: quantity.One}
	var trips atomic.Int64
	ctx := db.CountTrips(context.Background(), &trips)
	err := s.DB.InAccount(ctx, db.Scope{Account: s.Account.ID}, func(tx *db.Tx) error {
		if _, err := tx.Settings(); err != nil { // a request has them from its first trip
			return err
		}
		before := trips.Load()
		err := stock.TakeSoldItems(tx, event.SaleFinalised{SaleID: 7, DepotID: s.depot, Items: []event.SoldItem{
			sold(rice, "2"), sold(beans, "1,5"), sold(rice, "1"), haircut}})
		if n := trips.Load() - before; n != 1 {
			t.Errorf("%d statements", n)
		}
		tx.Log(db.Change{Action: "Venda finalizada", Object: "sales", ID: 7})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := s.balance(rice, 0) + " · " + s.balance(beans, 0); got != "7 R$ 70,00 · 8,5 R$ 85,00" {
		t.Error(got)
	}
	s.sums()
}

func TestASaleBeyondTheBalanceMeetsThePolicy(t *testing.T) {
	t.Parallel()
	s := open(t)
	rice, beans := s.product("Arroz 5 kg", "10,00"), s.product("Feijão", "5,00")
	if _, err := s.move(rice, "3", "30,00"); err != nil {
		t.Fatal(err)
	}
	err := s.sell(1, sold(rice, "4"), sold(beans, "1"))
	refused(t, err, "Só há 3 un de Arroz 5 kg neste depósito. Não há mais Feijão neste depósito.")
	if got := s.balance(rice, 0); got != "3 R$ 30,00" {
		t.Error(got)
	}
	s.allow()
	if err := s.sell(1, sold(rice, "4"), sold(beans, "1")); err != nil {
		t.Fatal(err)
	}
	if got := s.balance(rice, 0) + " · " + s.balance(beans, 0); got != "−1 −R$ 10,00 · −1 −R$ 5,00" {
		t.Error(got)
	}
	s.sums()
}

func TestAKitIsNotSold(t *testing.T) {
	t.Parallel()
	s := open(t)
	err := s.sell(1, event.SoldItem{ProductID: 1, Kind: catalogue.Kit, Name: "Cesta", Quantity: quantity.One})
	refused(t, err, "Kits ainda não podem ser vendidos: venda os produtos de Cesta um a um.")
}

func TestACancelledSaleBringsBackExactlyWhatLeft(t *testing.T) {
	t.Parallel()
	s := open(t)
	rice := s.product("Arroz", "10,00")
	if _, err := s.move(rice, "3", "10,00"); err != nil {
		t.Fatal(err)
	}
	if err := s.sell(1, sold(rice, "1")); err != nil { // leaves at R$ 3,33
		t.Fatal(err)
	}
	if _, err := s.move(rice, "2", "40,00"); err != nil { // the average is another now
		t.Fatal(err)
	}
	s.cancel(1)
	if got := s.balance(rice, 0); got != "5 R$ 50,00" {
		t.Error(got)
	}
	s.cancel(1)
	if got := s.balance(rice, 0); got != "5 R$ 50,00" {
		t.Errorf("cancelled twice: %s", got)
	}
	s.sums()
}
