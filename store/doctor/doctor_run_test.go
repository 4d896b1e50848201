package doctor_test

import (
	"context"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/doctor"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func TestANewShopIsWell(t *testing.T) {
	app, _ := dbtest.Fresh(t)
	shop := storetest.In(t, app)
	report, err := doctor.Run(t.Context(), app, "")
	if err != nil {
		t.Fatal(err)
	}
	if !report.OK || len(report.Accounts) != 1 || report.Accounts[0].Account != shop.Account.Slug {
		t.Errorf("got %+v", report)
	}
}

func TestEachOffenderIsNamed(t *testing.T) {
	for name, c := range map[string]struct{ spoil, says string }{
		"a birth cut short":             {`delete from account_settings where account_id = $1`, "não tem configurações"},
		"a safe that is not there":      {`update account_settings set safe_account_id = 1 where account_id = $1`, "o cofre da conta"},
		"money without a movement":      {`update money_accounts set balance = 1 where account_id = $1 and kind = 'cofre'`, "Cofre"},
		"a bank account that went away": {`update account_settings set pix_account_id = 7 where account_id = $1`, "Pix"},
	} {
		t.Run(name, func(t *testing.T) {
			app, _ := dbtest.Fresh(t)
			sick, well := storetest.In(t, app), storetest.In(t, app)
			sick.Do(func(tx *db.Tx) error {
				tx.Log(db.Change{Action: "Estrago de teste", Object: "accounts", ID: sick.Account.ID})
				_, err := tx.Exec(c.spoil)
				return err
			})
			report, err := doctor.Run(t.Context(), app, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range report.Accounts {
				said := strings.Join(a.Problems, "\n")
				if a.Account == sick.Account.Slug && !strings.Contains(said, c.says) {
					t.Errorf("said %q, want %q", said, c.says)
				}
				if a.Account == well.Account.Slug && said != "" {
					t.Errorf("the other account is well, and it said %q", said)
				}
			}
			if report.OK {
				t.Error("the report says that all is well")
			}
			only, err := doctor.Run(t.Context(), app, well.Account.Slug)
			if err != nil || !only.OK || len(only.Accounts) != 1 {
				t.Errorf("the well account alone: %+v, %v", only, err)
			}
		})
	}
}

func TestAJobThatGaveUpIsAWarning(t *testing.T) {
	app, _ := dbtest.Fresh(t)
	shop := storetest.In(t, app)
	err := app.Global(context.Background(), func(tx *db.GlobalTx) error {
		_, err := tx.Exec(`insert into jobs (account_id, id, kind, payload, state, run_at) values ($1, 1, 'x', '{}', 'falhou', now())`, shop.Account.ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	report, err := doctor.Run(t.Context(), app, "")
	if err != nil || !report.OK || len(report.Warnings) != 1 {
		t.Errorf("got %+v, %v", report, err)
	}
}

func TestAnUnknownAccountIsAnError(t *testing.T) {
	app, _ := dbtest.Fresh(t)
	if _, err := doctor.Run(t.Context(), app, "ninguem"); err == nil || !strings.Contains(err.Error(), "ninguem") {
		t.Errorf("got %v", err)
	}
}
