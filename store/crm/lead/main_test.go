package lead_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/account"
	"omniservicos/store/crm/lead"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// hire lets somebody into the shop.
func hire(shop *storetest.Shop, name string) (identity int64) {
	shop.T.Helper()
	n := account.NewMember{Email: fmt.Sprintf("%d@teste.demo", db.NewID()), Name: name, PasswordHash: "sem senha", Roles: []account.Role{account.Seller}}
	identity, err := account.AddMember(context.Background(), shop.DB, shop.Account.ID, n)
	if err != nil {
		shop.T.Fatal(err)
	}
	return identity
}

// balcao is a team of new sellers to whom every lead goes, in turn.
func balcao(shop *storetest.Shop, names ...string) (team account.Team) {
	shop.T.Helper()
	for _, n := range names {
		team.Members = append(team.Members, hire(shop, n))
	}
	team.Name = "Balcão"
	shop.Do(func(tx *db.Tx) (err error) {
		if team, err = account.SaveTeam(tx, team); err != nil {
			return err
		}
		return lead.SaveRoutes(tx, []lead.Route{{TeamID: team.ID}})
	})
	return team
}

// firstStage is where opportunities begin.
func firstStage(shop *storetest.Shop) (id int64) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) error {
		list, err := opportunity.ListPipelines(tx)
		id = list[0].Stages[0].ID
		return err
	})
	return id
}

// contactForm is the shop's form, open to visitors.
func contactForm(shop *storetest.Shop) (f lead.Form) {
	shop.T.Helper()
	stage := firstStage(shop)
	shop.Do(func(tx *db.Tx) (err error) {
		f, err = lead.SaveForm(tx, lead.Form{
			Key: "contato", Title: "Peça um orçamento", Shown: []string{lead.FieldPhone, lead.FieldEmail, lead.FieldMessage}, Required: []string{lead.FieldPhone},
			Origin: "site", StageID: stage, Consent: lead.FirstConsent,
		})
		return err
	})
	return f
}

// received takes somebody in.
func received(shop *storetest.Shop, a lead.Arrival) (l lead.Lead) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) {
		l, err = lead.Receive(tx, a)
		return err
	})
	return l
}

// caller is somebody whom nobody knows, with a number of their own.
func caller(n int) lead.Arrival {
	return lead.Arrival{Through: "Teste", Name: fmt.Sprint("Pessoa ", n), Phone: fmt.Sprintf("119%08d", n), Origin: "site"}
}

// sent is a form filled in at human speed.
func sent(f lead.Form, a lead.Arrival, ip string) lead.Sent {
	return lead.Sent{Arrival: a, Stamp: f.Stamp(time.Now().Add(-time.Minute)), IP: ip}
}
