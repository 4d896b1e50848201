package stock_test

import (
	"strings"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

func (s *shop) newDepot(name string) (id int64) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		branches, err := stock.Branches(tx)
		if err != nil {
			return err
		}
		d, err := stock.NewDepot(tx, branches[0].ID, name)
		id = d.ID
		return err
	})
	return id
}

func (s *shop) receive(r stock.Receipt) (id int64, err error) {
	err = s.Try(func(tx *db.Tx) (err error) {
		id, err = stock.Receive(tx, r)
		return err
	})
	return id, err
}

func (s *shop) adjust(c stock.Count) (id int64, err error) {
	err = s.Try(func(tx *db.Tx) (err error) {
		id, err = stock.Adjust(tx, c)
		return err
	})
	return id, err
}

func (s *shop) ship(sh stock.Shipment) (id int64, err error) {
	err = s.Try(func(tx *db.Tx) (err error) {
		id, err = stock.Ship(tx, sh)
		return err
	})
	return id, err
}

func line(product, units, reais int64) stock.Line {
	return stock.Line{ProductID: product, Quantity: quantity.Units(units), Value: money.Cents(100 * reais), ValueGiven: true}
}

func TestAReceiptSentTwiceEntersOnce(t *testing.T) {
	t.Parallel()
	s := open(t)
	rice := s.product("Arroz", "10,00")
	r := stock.Receipt{Key: uuid7.New(), DepotID: s.depot, Reason: "Nota 1042", Lines: []stock.Line{line(rice, 10, 100)}}
	ids := make([]int64, 4)
	var wait sync.WaitGroup
	for i := range ids { // four clicks at once
		wait.Go(func() {
			id, err := s.receive(r)
			if err != nil {
				t.Error(err)
			}
			ids[i] = id
		})
	}
	wait.Wait()
	for _, id := range ids {
		if id != ids[0] || id == 0 {
			t.Errorf("operations %v", ids)
		}
	}
	if got := s.balance(rice, 0); got != "10 R$ 100,00" {
		t.Error(got)
	}
	r.Lines[0].Quantity++
	_, err := s.receive(r)
	if !fault.Is(err, fault.Conflicts) {
		t.Errorf("another content under the same key: %v", err)
	}
	r.Key = "x"
	_, err = s.receive(r)
	refused(t, err, "Este formulário perdeu a sua identificação. Recarregue a página e preencha de novo.")
	s.sums()
}

func TestACountBecomesTheBalance(t *testing.T) {
	t.Parallel()
	s := open(t)
	rice := s.product("Arroz", "10,00")
	haircut := s.save(catalogue.Product{Kind: catalogue.Service, SKU: "CORTE", Name: "Corte"})
	if _, err := s.move(rice, "10", "100,00"); err != nil {
		t.Fatal(err)
	}
	count := func(product, units int64, reason string) error {
		_, err := s.adjust(stock.Count{Key: uuid7.New(), DepotID: s.depot, ProductID: product, Counted: quantity.Units(units), Reason: reason})
		return err
	}
	if err := count(rice, 7, "Quebra"); err != nil {
		t.Fatal(err)
	}
	if got := s.balance(rice, 0); got != "7 R$ 70,00" {
		t.Error(got)
	}
	refused(t, count(rice, 7, "Quebra"), "O saldo já é 7: não há o que ajustar.")
	refused(t, count(rice, 3, "  "), "Informe o motivo do ajuste.")
	refused(t, count(rice, -1, "Quebra"), "A quantidade contada não pode ser negativa.")
	refused(t, count(haircut, 1, "Quebra"), "Este produto não controla estoque.")
	s.sums()
}

func TestAShipmentCarriesItsCost(t *testing.T) {
	t.Parallel()
	s := open(t)
	back := s.newDepot("Fundos")
	rice := s.product("Arroz", "10,00")
	if _, err := s.move(rice, "3", "10,00"); err != nil {
		t.Fatal(err)
	}
	ship1 := func(units int64, from, to int64) error {
		_, err := s.ship(stock.Shipment{Key: uuid7.New(), FromID: from, ToID: to, Lines: []stock.Line{{ProductID: rice, Quantity: quantity.Units(units)}}})
		return err
	}
	if err := ship1(1, s.depot, back); err != nil {
		t.Fatal(err)
	}
	if got := s.balance(rice, s.depot) + " · " + s.balance(rice, back) + " · " + s.balance(rice, 0); got != "2 R$ 6,67 · 1 R$ 3,33 · 3 R$ 10,00" {
		t.Error(got)
	}
	refused(t, ship1(3, s.depot, back), "Só há 2 un de Arroz neste depósito.")
	refused(t, ship1(1, back, back), "Escolha um depósito diferente do de saída.")
	var wait sync.WaitGroup
	for i := range 8 { // both ways at once
		from, to := s.depot, back
		if i%2 == 0 {
			from, to = back, s.depot
		}
		wait.Go(func() {
			if err := ship1(1, from, to); err != nil && !fault.Is(err, fault.Refused) {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if got := s.balance(rice, 0); got != "3 R$ 10,00" {
		t.Error(got)
	}
	s.sums()
}

func TestLinesThatMeanNothingAreRefusedBesideTheirField(t *testing.T) {
	t.Parallel()
	s := open(t)
	rice := s.product("Arroz", "10,00")
	for field, lines := range map[string][]stock.Line{
		"":           {},
		"quantity_0": {line(rice, 0, 1)},
		"value_0":    {line(rice, 1, -1)},
		"code_4":     {line(rice, 1, 1), {Index: 4, ProductID: rice, Quantity: 1}},
	} {
		_, err := s.receive(stock.Receipt{Key: uuid7.New(), DepotID: s.depot, Lines: lines})
		f, ok := fault.As(err)
		if !ok || f.Field != field {
			t.Errorf("%q: %v", field, err)
		}
	}
}

func TestDepots(t *testing.T) {
	t.Parallel()
	s, other := open(t), open(t)
	rice := s.product("Arroz", "10,00")
	refused(t, s.Try(func(tx *db.Tx) error { return stock.ArchiveDepot(tx, s.depot) }),
		"Este é o único depósito ativo da loja: crie outro antes de arquivar este.")
	back := s.newDepot("Fundos")
	if _, err := s.moves(stock.Movement{ProductID: rice, DepotID: back, Quantity: quantity.One, Kind: stock.Entry}); err != nil {
		t.Fatal("a new depot has no balances:", err)
	}
	refused(t, s.Try(func(tx *db.Tx) error { return stock.ArchiveDepot(tx, back) }),
		"O depósito Fundos ainda tem estoque: transfira ou ajuste tudo antes de arquivar.")
	refused(t, s.Try(func(tx *db.Tx) error { return stock.RenameDepot(tx, back, "Depósito principal") }),
		"Esta loja já tem um depósito chamado Depósito principal.")
	if _, err := s.moves(stock.Movement{ProductID: rice, DepotID: back, Quantity: -quantity.One, Kind: stock.Adjustment}); err != nil {
		t.Fatal(err)
	}
	s.Do(func(tx *db.Tx) error { return stock.ArchiveDepot(tx, back) })
	_, err := s.receive(stock.Receipt{Key: uuid7.New(), DepotID: back, Lines: []stock.Line{line(rice, 1, 1)}})
	refused(t, err, "O depósito Fundos está arquivado.")
	_, err = s.receive(stock.Receipt{Key: uuid7.New(), DepotID: other.depot, Lines: []stock.Line{line(rice, 1, 1)}})
	refused(t, err, "Este depósito não existe.")
	s.Do(func(tx *db.Tx) error { return stock.ReactivateDepot(tx, back) })
	if _, err := s.receive(stock.Receipt{Key: uuid7.New(), DepotID: back, Lines: []stock.Line{line(rice, 1, 1)}}); err != nil {
		t.Error(err)
	}
	s.sums()
}

func TestAProductWithStockIsNotArchived(t *testing.T) {
	t.Parallel()
	s := open(t)
	rice := s.product("Arroz", "10,00")
	if _, err := s.move(rice, "2", ""); err != nil {
		t.Fatal(err)
	}
	archive := func() error { return s.Try(func(tx *db.Tx) error { return stock.ArchiveProduct(tx, rice) }) }
	refused(t, archive(), "Arroz ainda tem 2 un em estoque: ajuste ou transfira o saldo antes de arquivar.")
	if _, err := s.move(rice, "-2", ""); err != nil {
		t.Fatal(err)
	}
	if err := archive(); err != nil {
		t.Error(err)
	}
}

func TestThePositionShowsWhatItsSummaryCounts(t *testing.T) {
	t.Parallel()
	s := open(t)
	s.allow()
	back := s.newDepot("Fundos")
	for name, at := range map[string][3]int64{"Baixo": {5, 2, 1}, "Cheio": {5, 9, 0}, "Zerado": {0, 0, 0}, "Negativo": {0, -1, 0}, "Fora daqui": {5, 0, 6}} {
		p := s.save(catalogue.Product{Kind: catalogue.Goods, SKU: name, Name: name, Cost: 100, MinStock: quantity.Units(at[0])})
		_, err := s.moves(stock.Movement{ProductID: p, DepotID: s.depot, Quantity: quantity.Units(at[1]), Kind: stock.Adjustment},
			stock.Movement{ProductID: p, DepotID: back, Quantity: quantity.Units(at[2]), Kind: stock.Adjustment})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		depot                int64
		low, negative, empty string
	}{
		{0, "Baixo", "Negativo", "Zerado"},
		{s.depot, "Baixo · Fora daqui", "Negativo", "Fora daqui · Zerado"},
		{back, "Baixo · Cheio", "", "Cheio · Negativo · Zerado"},
	} {
		s.Do(func(tx *db.Tx) error {
			summary, err := stock.Summarise(tx, c.depot)
			if err != nil {
				return err
			}
			for _, situation := range []struct {
				name, want string
				count      int
			}{{stock.Low, c.low, summary.Low}, {stock.Negative, c.negative, summary.Negative}, {stock.Empty, c.empty, summary.Empty}} {
				rows, err := stock.Positions(tx, stock.PositionFilter{DepotID: c.depot, Situation: situation.name})
				if err != nil {
					return err
				}
				if got := productNames(rows); got != situation.want || len(rows) != situation.count {
					t.Errorf("%s: %s, want %s; counted %d", situation.name, got, situation.want, situation.count)
				}
			}
			return nil
		})
	}
}

func TestDoctorNamesABalanceThatIsNotItsSum(t *testing.T) {
	t.Parallel()
	s := open(t)
	rice := s.product("Arroz", "10,00")
	if _, err := s.move(rice, "2", "20,00"); err != nil {
		t.Fatal(err)
	}
	s.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste", Object: "stock_balances"})
		if _, err := tx.Exec(`update stock_balances set value = value + 1 where account_id = $1 and product_id = $2`, rice); err != nil {
			return err
		}
		return tx.Insert("stock_movements", "product_id, depot_id, id, at, kind, quantity, value, balance_quantity, balance_value, origin_kind, origin_id, identity_id",
			[]any{int64(7), s.depot, int64(8), tx.Now, "ajuste", 1, 1, 1, 1, "teste", 1, 1})
	})
	wrong := s.check()
	if len(wrong) != 2 || !strings.Contains(wrong[0], "Arroz em Depósito principal") || !strings.Contains(wrong[1], "movimentação 8") {
		t.Errorf("%q", wrong)
	}
}
