package catalogue_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/catalogue"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func goods(sku, name string) catalogue.Product {
	return catalogue.Product{Kind: catalogue.Goods, SKU: sku, Name: name, Price: 1990}
}

func save(s *storetest.Shop, p catalogue.Product) (saved catalogue.Product, err error) {
	err = s.Try(func(tx *db.Tx) (err error) {
		saved, err = catalogue.Save(tx, p)
		return err
	})
	return saved, err
}

func mustSave(s *storetest.Shop, p catalogue.Product) catalogue.Product {
	s.T.Helper()
	saved, err := save(s, p)
	if err != nil {
		s.T.Fatal(err)
	}
	return saved
}

func blamed(t *testing.T, err error, field, sentence string) {
	t.Helper()
	f, ok := fault.As(err)
	if !ok || f.Field != field || f.Text != sentence {
		t.Errorf("got %v, want %s: %s", err, field, sentence)
	}
}

func TestACodeBelongsToOneProduct(t *testing.T) {
	t.Parallel()
	s, other := storetest.New(t), storetest.New(t)
	rice := goods("arz", "Arroz")
	rice.EAN = "7891000100103"
	rice = mustSave(s, rice)
	_, err := save(s, goods(" ARZ ", "Outro arroz"))
	blamed(t, err, "sku", "O código ARZ já é do produto “Arroz”.")
	beans := goods("FEJ", "Feijão")
	beans.EAN = rice.EAN
	_, err = save(s, beans)
	blamed(t, err, "ean", "O código de barras 7891000100103 já é do produto “Arroz”.")
	s.Do(func(tx *db.Tx) error { return catalogue.Archive(tx, rice.ID) })
	_, err = save(s, beans)
	blamed(t, err, "ean", "O código de barras 7891000100103 já é do produto “Arroz”, que está arquivado.")
	beans.EAN = ""
	beans = mustSave(s, beans)
	beans.SKU = "arz"
	_, err = save(s, beans)
	blamed(t, err, "sku", "O código ARZ já é do produto “Arroz”, que está arquivado.")
	mustSave(other, goods("ARZ", "Arroz de outra loja"))
}

func TestTwoOfAListMayNotShareACode(t *testing.T) {
	t.Parallel()
	s := storetest.New(t)
	err := s.Try(func(tx *db.Tx) error {
		_, err := catalogue.Create(tx, []catalogue.Product{goods("A", "Um"), goods("a", "Dois")})
		return err
	})
	if !fault.Is(err, fault.Refused) && !fault.Is(err, fault.Blamed) {
		t.Error(err)
	}
	if s.Count("products")+s.Count("product_words")+s.Count("stock_balances") != 0 {
		t.Error("a refused list left something")
	}
}

func TestWhatIsNotOursIsNoCategory(t *testing.T) {
	t.Parallel()
	s, other := storetest.New(t), storetest.New(t)
	var theirs catalogue.Category
	other.Do(func(tx *db.Tx) (err error) {
		theirs, err = catalogue.NewCategory(tx, "Bebidas")
		return err
	})
	p := goods("A", "Água")
	p.CategoryID = theirs.ID
	_, err := save(s, p)
	blamed(t, err, "category_id", "Esta categoria não existe.")
}

func TestCreatedProductsAreAnnouncedTogether(t *testing.T) {
	t.Parallel()
	s := storetest.New(t)
	s.Do(func(tx *db.Tx) error {
		made, err := catalogue.Create(tx, []catalogue.Product{goods("A", "Um"), goods("B", "Dois")})
		if err != nil {
			return err
		}
		fact, ok := tx.Facts()[0].(event.ProductsCreated)
		if len(tx.Facts()) != 1 || !ok || len(fact.IDs) != 2 || fact.IDs[0] != made[0].ID {
			t.Errorf("announced %+v", tx.Facts())
		}
		return nil
	})
	if n := s.Count("stock_balances"); n != 2 {
		t.Errorf("%d balances", n)
	}
}

func TestAServiceDoesNotBecomeGoods(t *testing.T) {
	t.Parallel()
	s := storetest.New(t)
	p := goods("CORTE", "Corte")
	p.Kind = catalogue.Service
	p = mustSave(s, p)
	p.Kind = catalogue.Goods
	if _, err := save(s, p); !fault.Is(err, fault.Blamed) {
		t.Error(err)
	}
	p.Kind = catalogue.Kit
	mustSave(s, p)
}

func TestProductsAreFoundByCode(t *testing.T) {
	t.Parallel()
	s := storetest.New(t)
	rice := goods("ARZ 5", "Arroz")
	rice.EAN = "7891000100103"
	rice = mustSave(s, rice)
	mustSave(s, goods("7891000100103", "Quem tem o EAN do outro por código"))
	s.Do(func(tx *db.Tx) error {
		for _, code := range []string{"arz 5", " ARZ  5 ", "7891000100103"} {
			if p, err := catalogue.FindByCode(tx, code); err != nil || p.ID != rice.ID {
				t.Errorf("%q found %+v, %v", code, p, err)
			}
		}
		if _, err := catalogue.FindByCode(tx, ""); !fault.Is(err, fault.Missed) {
			t.Errorf("no code found %v", err)
		}
		found, err := catalogue.FindTyped(tx, []string{"arz 5", "ARROZ", "nada", "7891000100103"})
		if err != nil || len(found) != 3 || found["ARROZ"].ID != rice.ID || found["7891000100103"].ID != rice.ID {
			t.Errorf("typed found %v, %v", found, err)
		}
		return catalogue.Archive(tx, rice.ID)
	})
	err := s.Try(func(tx *db.Tx) error {
		_, err := catalogue.FindByCode(tx, "arz 5")
		return err
	})
	if !fault.Is(err, fault.Missed) {
		t.Error(err)
	}
}

func TestCategories(t *testing.T) {
	t.Parallel()
	s := storetest.New(t)
	s.Do(func(tx *db.Tx) error {
		drinks, err := catalogue.NewCategory(tx, "  Bebidas  frias ")
		if err != nil || drinks.Name != "Bebidas frias" {
			t.Errorf("%+v, %v", drinks, err)
		}
		_, err = catalogue.NewCategory(tx, "Bebidas frias")
		blamed(t, err, "name", "Já existe uma categoria chamada Bebidas frias.")
		_, err = catalogue.NewCategory(tx, " ")
		blamed(t, err, "name", "Informe o nome da categoria.")
		if err := catalogue.RenameCategory(tx, drinks.ID, "Bebidas"); err != nil {
			return err
		}
		return catalogue.ArchiveCategory(tx, drinks.ID)
	})
	s.Do(func(tx *db.Tx) error {
		list, err := catalogue.Categories(tx)
		if len(list) != 1 || list[0].Name != "Bebidas" || list[0].ArchivedAt == nil {
			t.Errorf("%+v", list)
		}
		return err
	})
}
