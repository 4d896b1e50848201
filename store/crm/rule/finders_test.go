package rule_test

import (
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/cause"
	"omniservicos/store/storetest"
)

// Every trigger of the house can be asked, of the past and of now, in every zone of the country.
func TestEveryTriggerAnswers(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	for _, name := range []string{"America/Noronha", "America/Sao_Paulo", "America/Manaus", "America/Rio_Branco"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		shop.Do(func(tx *db.Tx) error {
			list, err := cause.All(tx)
			if err != nil || len(list) < 15 {
				t.Fatalf("%d triggers, %v", len(list), err)
			}
			for _, c := range list {
				for _, past := range []bool{true, false} {
					w := cause.Window{From: tx.Now.AddDate(0, 0, -90), To: tx.Now, N: 3, Zone: zone, Past: past}
					if found, err := c.Find(tx, w); err != nil || len(found) > 0 {
						t.Errorf("%s: %d causes in an empty shop, %v", c.Name, len(found), err)
					}
				}
			}
			return nil
		})
	}
}
