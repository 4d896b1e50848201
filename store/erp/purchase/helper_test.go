package purchase_test

import (
	"os"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/purchase"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

const (
	sixteen    = "nfe/testdata/procNFe-fornecedor-16-itens.xml"
	conversion = "nfe/testdata/procNFe-fornecedor-conversao-ipi-st-frete.xml"
	reform     = "nfe/testdata/procNFe-fornecedor-reforma-3-duplicatas.xml"

	rota101 = "97493746000116"
	cristal = "11222333000181"
	nona    = "00127912000129"
)

type shop struct{ *storetest.Shop }

// open opens a shop whose branch has this CNPJ.
func open(t *testing.T, taxID string) *shop {
	t.Helper()
	s := &shop{storetest.New(t)}
	s.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Filial alterada", Object: "branches"})
		_, err := tx.Exec(`update branches set tax_id = $2, legal_name = 'Rota 101 Pneus Ltda.' where account_id = $1`, taxID)
		return err
	})
	return s
}

func content(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func (s *shop) preview(name string) (i purchase.Import, err error) {
	s.T.Helper()
	raw := content(s.T, name)
	err = s.Try(func(tx *db.Tx) (err error) {
		i, err = purchase.PreviewNFe(tx, name, raw)
		return err
	})
	return i, err
}

func (s *shop) previewed(name string) purchase.Import {
	s.T.Helper()
	i, err := s.preview(name)
	if err != nil {
		s.T.Fatal(err)
	}
	return i
}

func (s *shop) confirm(id int64, c purchase.NFeChoices) (i purchase.Import, err error) {
	err = s.Try(func(tx *db.Tx) (err error) {
		i, err = purchase.ConfirmNFe(tx, id, c)
		return err
	})
	return i, err
}

func (s *shop) bought(name string) purchase.Import {
	s.T.Helper()
	i, err := s.confirm(s.previewed(name).ID, purchase.NFeChoices{})
	if err != nil {
		s.T.Fatal(err)
	}
	return i
}

func (s *shop) undo(id int64, why string) error {
	return s.Try(func(tx *db.Tx) error {
		_, err := purchase.Undo(tx, id, why)
		return err
	})
}

func (s *shop) product(sku string) (p catalogue.Product) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		p, err = catalogue.FindByCode(tx, sku)
		return err
	})
	return p
}

// balance is what is there: "6 R$ 90,00".
func (s *shop) balance(sku string) string {
	s.T.Helper()
	p := s.product(sku)
	out := ""
	s.Do(func(tx *db.Tx) error {
		all, err := stock.BalancesOf(tx, p.ID)
		for _, b := range all {
			out += b.Quantity.String() + " " + b.Value.String()
		}
		return err
	})
	return out
}

func (s *shop) titles(state string) (list []finance.Title) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		list, _, err = finance.ListTitles(tx, finance.TitleFilter{State: state, Direction: "pagar"}, finance.TitlePage{})
		return err
	})
	return list
}

// move moves stock of a product as a sale would.
func (s *shop) move(sku string, q string) error {
	p := s.product(sku)
	return s.Try(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Venda finalizada", Object: "sales"})
		depots, err := stock.Depots(tx)
		if err != nil {
			return err
		}
		_, err = stock.Move(tx, []stock.Movement{{ProductID: p.ID, DepotID: depots[0].ID, Quantity: amount(q), Kind: stock.Sold, OriginKind: stock.SaleOrigin, OriginID: 1}})
		return err
	})
}

// sums fails unless doctor finds stock and books in order.
func (s *shop) sums() {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		wrong, err := stock.Check(tx)
		if len(wrong) > 0 {
			s.T.Error(strings.Join(wrong, "\n"))
		}
		return err
	})
}

func refused(t *testing.T, err error, words ...string) {
	t.Helper()
	f, ok := fault.As(err)
	if !ok {
		t.Fatalf("got %v, want a refusal with %q", err, words)
	}
	for _, w := range words {
		if !strings.Contains(f.Text, w) {
			t.Errorf("%q does not say %q", f.Text, w)
		}
	}
}
