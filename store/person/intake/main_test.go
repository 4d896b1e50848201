package intake_test

import (
	"context"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/person/intake"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// sent uploads a file and decides its columns as they were guessed.
func sent(shop *storetest.Shop, content string, decide func(*intake.Choice)) (i intake.Import) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) {
		i, _, err = intake.Upload(tx, "clientes.csv", []byte(content))
		if err != nil {
			return err
		}
		c := intake.Choice{Columns: i.Columns, Role: i.Role, OnDuplicate: i.OnDuplicate}
		if decide != nil {
			decide(&c)
		}
		i, err = intake.Decide(tx, i.ID, c)
		return err
	})
	return i
}

// brought lets a file come in to its last line.
func brought(shop *storetest.Shop, content string, decide func(*intake.Choice)) intake.Import {
	shop.T.Helper()
	i := sent(shop, content, decide)
	shop.Do(func(tx *db.Tx) error { _, err := intake.Confirm(tx, i.ID); return err })
	return worked(shop, i.ID)
}

// worked does what the job does.
func worked(shop *storetest.Shop, id int64) (i intake.Import) {
	shop.T.Helper()
	if err := intake.Run(context.Background(), shop.DB, shop.Account.ID, intake.Job{ImportID: id}); err != nil {
		shop.T.Fatal(err)
	}
	shop.Do(func(tx *db.Tx) (err error) { i, err = intake.Find(tx, id); return err })
	return i
}

// told are the reasons of an import's lines, joined.
func told(shop *storetest.Shop, id int64, kept bool) string {
	var all []string
	shop.Do(func(tx *db.Tx) error {
		list, err := intake.Results(tx, id, "", kept, 0)
		for _, r := range list {
			all = append(all, r.Outcome+" "+r.Name+": "+r.Text+r.Undo)
		}
		return err
	})
	return strings.Join(all, "\n")
}
