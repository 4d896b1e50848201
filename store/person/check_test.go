package person_test

import (
	"strconv"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

func TestDoctorFindsWhoCannotBeFound(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	healthy, missing, stale := save(shop, maria()), save(shop, person.Person{Name: "Rui", IsCustomer: true}), save(shop, person.Person{Name: "Bia", IsCustomer: true})
	shop.Do(func(tx *db.Tx) error {
		if offenders, err := person.Check(tx); err != nil || len(offenders) != 0 {
			t.Fatalf("a healthy registry: %v %v", offenders, err)
		}
		tx.Log(db.Change{Action: "Estrago de teste", Object: "people"})
		if _, err := tx.Exec(`delete from person_words where account_id = $1 and person_id = $2 and word = 'rui'`, missing.ID); err != nil {
			return err
		}
		if err := tx.Insert("person_words", "word, person_id", []any{"beatriz", stale.ID}); err != nil {
			return err
		}
		offenders, err := person.Check(tx)
		all := strings.Join(offenders, "\n")
		for id, want := range map[int64]bool{missing.ID: true, stale.ID: true, healthy.ID: false} {
			if strings.Contains(all, strconv.FormatInt(id, 10)) != want {
				t.Errorf("person %d, want named %v, among %s", id, want, all)
			}
		}
		return err
	})
}
