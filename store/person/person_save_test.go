package person_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
	"omniservicos/store/taxid"
)

func TestAPersonIsSavedWholeAndReadBack(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	made := save(shop, maria())
	var read person.Person
	shop.Do(func(tx *db.Tx) (err error) {
		read, err = person.Find(tx, made.ID)
		return err
	})
	if read.Kind != person.Natural || read.Name != "Maria da Conceição" || read.TaxID != "52998224725" || !read.IsCustomer || read.Archived() {
		t.Errorf("read back %+v", read)
	}
	if len(read.Phones) != 2 || read.Phones[0].String() != "(11) 98765-4321" || read.Phones[0].Label != "WhatsApp" {
		t.Errorf("phones are %+v", read.Phones)
	}
	if len(read.Addresses) != 1 || read.Addresses[0].String() != "Avenida Paulista, 1000 · São Paulo/SP · 01310-100" {
		t.Errorf("addresses are %+v", read.Addresses)
	}
}

func TestAChangeReplacesPhonesAddressesAndWords(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	p := save(shop, maria())
	p.Name, p.Email, p.Phones, p.Addresses, p.IsSupplier = "Joana Prado", "", []person.Phone{{Digits: "21912345678"}}, nil, true
	save(shop, p)
	shop.Do(func(tx *db.Tx) error {
		for q, want := range map[string]int{"maria": 0, "joana": 1, "98765": 0, "11987654321": 0, "21912345678": 1, "912345678": 1} {
			found, err := person.Search(tx, q, 10)
			if err != nil {
				return err
			}
			if len(found) != want {
				t.Errorf("%q finds %d people, want %d", q, len(found), want)
			}
		}
		read, err := person.Find(tx, p.ID)
		if len(read.Addresses) != 0 || len(read.Phones) != 1 || !read.IsSupplier {
			t.Errorf("read back %+v", read)
		}
		return err
	})
}

func TestSavingTellsTheHouseWhetherThePersonIsNew(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	shop.Do(func(tx *db.Tx) error {
		p, err := person.Save(tx, maria())
		if err != nil {
			return err
		}
		if _, err := person.Save(tx, p); err != nil {
			return err
		}
		if _, err := person.Archive(tx, p.ID); err != nil {
			return err
		}
		want := []any{event.PersonSaved{PersonID: p.ID, New: true}, event.PersonSaved{PersonID: p.ID}, event.PersonSaved{PersonID: p.ID}}
		for i, f := range tx.Facts() {
			if f != want[i] {
				t.Errorf("fact %d is %+v, want %+v", i, f, want[i])
			}
		}
		return nil
	})
}

func TestOneTaxIDIsOnePerson(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	first := save(shop, person.Person{Name: "Vidros Ávila", TaxID: taxid.CompleteCNPJ("12ABC34501DE"), IsSupplier: true})
	err := shop.Try(func(tx *db.Tx) error {
		_, err := person.Save(tx, person.Person{Name: "Outra", TaxID: first.TaxID, IsCustomer: true})
		return err
	})
	f, ok := fault.As(err)
	if !ok || f.Field != "tax_id" || !strings.Contains(f.Text, "“Vidros Ávila”") {
		t.Errorf("a second holder of a CNPJ got %v", err)
	}
	other := save(shop, person.Person{Name: "Outra", IsCustomer: true})
	other.TaxID, other.Kind = first.TaxID, person.Legal
	err = shop.Try(func(tx *db.Tx) error {
		_, err := person.Save(tx, other)
		return err
	})
	if f, ok := fault.As(err); !ok || f.Field != "tax_id" {
		t.Errorf("a change to another's CNPJ got %v", err)
	}
	save(storetest.New(t), person.Person{Name: "Em outra conta", TaxID: first.TaxID, IsCustomer: true})
}

// Two cashiers register the same CPF at once: one succeeds, the other reads a sentence, and nothing is written twice.
func TestTwoRegisterOneCPFAtOnce(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	errs := make([]error, 4)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() {
			errs[i] = shop.Try(func(tx *db.Tx) error {
				_, err := person.Save(tx, person.Person{Name: "Rui", TaxID: "52998224725", IsCustomer: true})
				return err
			})
		})
	}
	all.Wait()
	saved := 0
	for _, err := range errs {
		if err == nil {
			saved++
		} else if f, ok := fault.As(err); !ok || f.Field != "tax_id" {
			t.Errorf("got %v", err)
		}
	}
	if saved != 1 || shop.Count("people") != 1 {
		t.Errorf("%d were saved, %d people stand there", saved, shop.Count("people"))
	}
}

func TestArchivingTwiceIsArchivingOnce(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	p := save(shop, maria())
	lines := shop.Count("audit_lines")
	for range 2 {
		shop.Do(func(tx *db.Tx) error {
			_, err := person.Archive(tx, p.ID)
			return err
		})
	}
	if got := shop.Count("audit_lines") - lines; got != 1 {
		t.Errorf("archiving twice left %d audit lines", got)
	}
	shop.Do(func(tx *db.Tx) error {
		if found, _ := person.Search(tx, "maria", 5); len(found) != 0 {
			t.Errorf("an archived person is found: %v", names(found))
		}
		back, err := person.Reactivate(tx, p.ID)
		if back.Archived() {
			t.Error("reactivated and still archived")
		}
		if found, _ := person.Search(tx, "maria", 5); len(found) != 1 {
			t.Error("a reactivated person is not found")
		}
		return err
	})
}

func TestPeopleOfAnotherAccountDoNotExist(t *testing.T) {
	t.Parallel()
	mine, theirs := storetest.New(t), storetest.New(t)
	p := save(theirs, maria())
	for what, fn := range map[string]func(tx *db.Tx) error{
		"find":    func(tx *db.Tx) error { _, err := person.Find(tx, p.ID); return err },
		"change":  func(tx *db.Tx) error { q := maria(); q.ID = p.ID; _, err := person.Save(tx, q); return err },
		"archive": func(tx *db.Tx) error { _, err := person.Archive(tx, p.ID); return err },
	} {
		if err := mine.Try(fn); !fault.Is(err, fault.Missed) {
			t.Errorf("%s in another account: got %v", what, err)
		}
	}
	mine.Do(func(tx *db.Tx) error {
		byID, err := person.ByIDs(tx, []int64{p.ID})
		found, _, _ := person.FindByTaxID(tx, p.TaxID)
		if len(byID) != 0 || found.ID != 0 {
			t.Error("another account's person is read")
		}
		return err
	})
}

func TestTheAuditHoldsNoNameInTheOpen(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	save(shop, maria())
	shop.Do(func(tx *db.Tx) error {
		var lines []string
		err := tx.List(&lines, `select coalesce(before::text, '') || after::text from audit_lines where account_id = $1 and object = 'people'`)
		for _, l := range lines {
			for _, secret := range []string{"Maria", "52998224725", "maria@", "98765", "Paulista"} {
				if strings.Contains(l, secret) {
					t.Errorf("%q stands in the chained line: %s", secret, l)
				}
			}
		}
		if len(lines) != 1 {
			t.Errorf("%d lines", len(lines))
		}
		return err
	})
}

func TestNastyTextIsKeptAsItIsOrRefused(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	for _, name := range []string{`<script>alert(1)</script>`, "José 🍕 da Pizza", "אבי כהן", "a\u202Egnirts", strings.Repeat("ã", 120), "O'Hara; drop table people"} {
		p := save(shop, person.Person{Name: name, IsCustomer: true})
		shop.Do(func(tx *db.Tx) error {
			read, err := person.Find(tx, p.ID)
			if read.Name != name {
				t.Errorf("%q came back as %q", name, read.Name)
			}
			return err
		})
	}
	if err := shop.Try(func(tx *db.Tx) error {
		_, err := person.Save(tx, person.Person{Name: "Ana\x00", IsCustomer: true})
		return err
	}); err == nil {
		t.Error("a NUL was kept")
	}
	shop.Do(func(tx *db.Tx) error {
		for _, q := range []string{"\x00", "%", "_", "'", "🍕", "\xff\xfe", strings.Repeat("a", 5000), "* * *"} {
			if _, err := person.Search(tx, q, 5); err != nil {
				t.Errorf("searching %q: %v", q, err)
			}
		}
		return nil
	})
}

func TestABirthdayHasNoZone(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	p := maria()
	p.BirthDate.Year, p.BirthDate.Month, p.BirthDate.Day = 1984, time.March, 12
	made := save(shop, p)
	shop.Do(func(tx *db.Tx) error {
		read, err := person.Find(tx, made.ID)
		if read.BirthDate != p.BirthDate {
			t.Errorf("born on %s", read.BirthDate)
		}
		return err
	})
}
