package purchase_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/purchase"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/store/quantity"
)

func amount(s string) quantity.Amount { return quantity.MustParse(s) }

func TestSixteenItemsBecomeProductsStockAndAPayable(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	i := s.bought(sixteen)
	if i.State != purchase.Done || i.Summary.New != 16 || i.Summary.Stocked != 16 || i.Summary.Titles != 1 {
		t.Errorf("the import says %+v", i.Summary)
	}
	p := s.product("1094")
	if p.EAN != "7897846900945" || p.NCM != "19041000" || p.CEST != "1703000" || p.Unit != "un" || p.Cost != 1500 || p.Price != 2250 ||
		p.Name != "GRANOLA TRADICIONAL 800G" || p.Kind != catalogue.Goods {
		t.Errorf("the first product is %+v", p)
	}
	for sku, want := range map[string]string{"1094": "6 R$ 90,00", "1218": "14 R$ 184,62", "1204": "3 R$ 35,80"} {
		if got := s.balance(sku); got != want {
			t.Errorf("of %s there is %s, want %s", sku, got, want)
		}
	}
	var value money.Cents
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&value, `select sum(value)::bigint from stock_balances where account_id = $1`)
	})
	if value != 87968 {
		t.Errorf("the stock is worth %s", value)
	}
	titles := s.titles("aberto")
	if len(titles) != 1 || titles[0].Amount != 87968 || titles[0].DueOn.ISO() != "2018-09-17" || titles[0].PersonName != "Alimentos Ltda." || titles[0].Method != "boleto" {
		t.Errorf("the payables are %+v", titles)
	}
	s.Do(func(tx *db.Tx) error {
		p, found, err := person.FindByTaxID(tx, "34128745000152")
		if !found || !p.IsSupplier || p.Kind != person.Legal || len(p.Addresses) != 1 || len(p.Phones) != 1 {
			t.Errorf("the supplier is %+v", p)
		}
		return err
	})
	s.sums()
}

func TestTheSameNoteIsRefusedTheSecondTime(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	first := s.bought(sixteen)
	_, err := s.preview(sixteen)
	refused(t, err, "NF-e 47649 de Alimentos Ltda.", "já foi importada")
	var again *purchase.Repeated
	if !errors.As(err, &again) || again.ImportID != first.ID {
		t.Errorf("the refusal does not lead to the first import: %+v", again)
	}
	if s.Count("products") != 16 || s.Count("imports") != 1 {
		t.Error("the refused file left something")
	}
}

func TestANoteForSomebodyElseIsRefused(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	_, err := s.preview(conversion)
	refused(t, err, "MERCADINHO EXEMPLO LTDA (11.222.333/0001-81)", "Rota 101 Pneus Ltda. (97.493.746/0001-16)")
	s = open(t, "")
	_, err = s.preview(conversion)
	refused(t, err, "nenhuma loja desta conta tem CNPJ")
	if s.Count("imports") != 0 {
		t.Error("the refused file left a preview")
	}
}

func TestConfirmingTwiceDoesItOnce(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	id := s.previewed(sixteen).ID
	if again := s.previewed(sixteen).ID; again != id {
		t.Errorf("the file sent again made a second preview: %d, %d", id, again)
	}
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			if i, err := s.confirm(id, purchase.NFeChoices{}); err != nil || i.State != purchase.Done {
				t.Errorf("%s, %v", i.State, err)
			}
		})
	}
	both.Wait()
	if s.Count("products") != 16 || s.Count("stock_movements") != 16 || s.Count("titles") != 1 || s.Count("people") != 1 {
		t.Error("two clicks bought twice")
	}
}

func TestUnitsAreConvertedAndRemembered(t *testing.T) {
	t.Parallel()
	s := open(t, cristal)
	i := s.previewed(conversion)
	choices := purchase.NFeChoices{Items: []purchase.NFeChoice{
		{Code: "cx-ref2l", Factor: amount("6"), Price: 1299},
		{Code: "AGUA500", Factor: amount("12"), Price: i.Rows.Items[1].Price},
		{Code: "CERV-350", Factor: amount("1"), Price: i.Rows.Items[2].Price},
	}}
	if _, err := s.confirm(i.ID, choices); err != nil {
		t.Fatal(err)
	}
	for sku, want := range map[string]string{"CX-REF2L": "60 R$ 432,00", "AGUA500": "96 R$ 126,26", "CERV-350": "144 R$ 422,96"} {
		if got := s.balance(sku); got != want {
			t.Errorf("of %s there is %s, want %s", sku, got, want)
		}
	}
	if p := s.product("CX-REF2L"); p.Cost != 720 || p.Price != 1299 || p.Unit != "un" {
		t.Errorf("the soda is %+v", p)
	}
	if list := s.titles("aberto"); len(list) != 2 || list[0].Name() != "NF-e 88213 (1/2)" {
		t.Errorf("the payables are %+v", list)
	}
	var factor quantity.Amount
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&factor, `select factor from supplier_products where account_id = $1 and code = 'FD-AGUA'`)
	})
	if factor != amount("12") {
		t.Errorf("remembered %s in one", factor)
	}
}

func TestAnotherNoteOfTheSupplierFindsItsProducts(t *testing.T) {
	t.Parallel()
	s := open(t, cristal)
	s.bought(conversion)
	if err := s.undo(s.imports()[0].ID, "Nota trocada"); err != nil {
		t.Fatal(err)
	}
	i := s.previewed(conversion) // undone, it may come again
	for n, item := range i.Rows.Items {
		if item.Match != purchase.ByMemory || !item.Archived {
			t.Errorf("item %d is %+v", n+1, item)
		}
	}
	if _, err := s.confirm(i.ID, purchase.NFeChoices{}); err != nil {
		t.Fatal(err)
	}
	if got := s.balance("CX-REF2L"); got != "60 R$ 432,00" || s.Count("products") != 3 {
		t.Errorf("there is %s in %d products", got, s.Count("products"))
	}
	s.sums()
}

func TestOurOwnProductIsFoundByItsBarcode(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	s.save(catalogue.Product{Kind: catalogue.Goods, SKU: "GRANOLA", EAN: "7897846900945", Name: "Granola", Price: 2990, Unit: "pct"})
	s.save(catalogue.Product{Kind: catalogue.Goods, SKU: "1018", Name: "Parafuso", Price: 10})
	i := s.previewed(sixteen)
	first, second := i.Rows.Items[0], i.Rows.Items[1]
	if first.Match != purchase.ByEAN || first.SKU != "GRANOLA" || first.Price != 2990 || second.SKU != "1018-2" || second.ProductID != 0 {
		t.Errorf("matched %+v and %+v", first, second)
	}
	if _, err := s.confirm(i.ID, purchase.NFeChoices{}); err != nil {
		t.Fatal(err)
	}
	if p := s.product("GRANOLA"); p.Cost != 1500 || p.Price != 2990 || s.balance("GRANOLA") != "6 R$ 90,00" {
		t.Errorf("the granola is %+v with %s", p, s.balance("GRANOLA"))
	}
}

func TestWhatIsDueComesFromTheDuplicatas(t *testing.T) {
	t.Parallel()
	s := open(t, nona)
	i := s.bought(reform)
	if w := strings.Join(i.Rows.Invoice.Warnings(), " "); !strings.Contains(w, "R$ 54,20") || !strings.Contains(w, "R$ 2.397,76") {
		t.Errorf("warned %s", w)
	}
	if got := s.balance("98007"); got != "6 R$ 2.397,76" {
		t.Errorf("there is %s", got)
	}
	var amounts []string
	for _, title := range s.titles("aberto") {
		amounts = append(amounts, title.Amount.Plain())
	}
	if got := strings.Join(amounts, " "); got != "54.915,05 54.915,05 54.916,71" {
		t.Errorf("due %s", got)
	}
}

func TestChoicesAreRefusedBesideTheirField(t *testing.T) {
	t.Parallel()
	s := open(t, nona)
	s.save(catalogue.Product{Kind: catalogue.Service, SKU: "FRETE", Name: "Frete", Price: 10})
	i := s.previewed(reform)
	for sentence, c := range map[string]purchase.NFeChoice{
		"Informe o código":      {Code: " ", Factor: quantity.One},
		"quantas unidades":      {Code: "X"},
		"não pode ser negativo": {Code: "X", Factor: quantity.One, Price: -1},
		"não faz sentido":       {Code: "X", Factor: 900_000_000_000_000},
		"não controla estoque":  {Code: "frete", Factor: quantity.One},
	} {
		_, err := s.confirm(i.ID, purchase.NFeChoices{Items: []purchase.NFeChoice{c}})
		refused(t, err, sentence)
	}
	_, err := s.confirm(i.ID, purchase.NFeChoices{Items: make([]purchase.NFeChoice, 2)})
	refused(t, err, "veio incompleta")
	_, err = s.confirm(i.ID, purchase.NFeChoices{DepotID: 7})
	refused(t, err, "Este depósito não existe.")
	if s.Count("stock_movements") != 0 || s.Count("people") != 0 {
		t.Error("a refused confirmation left something")
	}
}

func TestUndoingABoughtNote(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	s.save(catalogue.Product{Kind: catalogue.Goods, SKU: "GRANOLA", EAN: "7897846900945", Name: "Granola", Price: 2990, Cost: 1100})
	i := s.bought(sixteen)
	refused(t, s.undo(i.ID, " "), "Escreva por que")
	if err := s.undo(i.ID, "Nota errada"); err != nil {
		t.Fatal(err)
	}
	if err := s.undo(i.ID, "Nota errada"); err != nil {
		t.Errorf("undoing twice: %v", err)
	}
	if got := s.balance("GRANOLA"); got != "0 R$ 0,00" || s.product("GRANOLA").Cost != 1100 {
		t.Errorf("there is still %s at %s", got, s.product("GRANOLA").Cost)
	}
	var active int
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&active, `select count(*) from products where account_id = $1 and archived_at is null`)
	})
	if active != 1 || len(s.titles("aberto")) != 0 || len(s.titles("cancelado")) != 1 {
		t.Errorf("%d products active, open %d", active, len(s.titles("aberto")))
	}
	_, err := s.confirm(i.ID, purchase.NFeChoices{})
	refused(t, err, "foi desfeita")
	s.sums()
}

func TestUndoingIsRefusedOnceSomethingWasSold(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	i := s.bought(sixteen)
	if err := s.move("1094", "-1"); err != nil {
		t.Fatal(err)
	}
	refused(t, s.undo(i.ID, "Nota errada"), "GRANOLA TRADICIONAL 800G")
	if got := s.balance("1018"); got != "12 R$ 52,32" {
		t.Errorf("the refusal left %s", got)
	}
}

func (s *shop) save(p catalogue.Product) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		_, err := catalogue.Save(tx, p)
		return err
	})
}

func (s *shop) imports() (list []purchase.Import) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		list, err = purchase.List(tx, purchase.Filter{})
		return err
	})
	return list
}
