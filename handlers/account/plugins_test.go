package account_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
)

func TestAnOwnerSwitchesAPluginOnAndOff(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Sacolão")
	owner := s.as(shop.ID, account.Owner)
	owner.get("/plugin/feira/barracas").status(404)
	owner.get("/conta/plugins").status(200).sees("Feira", "Barracas e pesagem.", "Ligar Feira")
	owner.post("/conta/plugins/feira/ligar").leadsTo("/conta/plugins")
	owner.post("/conta/plugins/feira/ligar").leadsTo("/conta/plugins") // twice does it once
	owner.get("/conta/plugins").status(200).sees("Ligado", `href="/plugin/feira/barracas"`)
	owner.get("/plugin/feira/barracas").status(200)
	s.in(shop.ID, func(tx *db.Tx) error {
		var stones int
		err := tx.Get(&stones, `select count(*) from categories where account_id = $1 and name = 'Frutas'`)
		if stones != 1 {
			t.Errorf("%d first stones", stones)
		}
		return err
	})
	s.as(s.account("Vizinho").ID, account.Owner).get("/plugin/feira/barracas").status(404)
	owner.post("/conta/plugins/feira/desligar").leadsTo("/conta/plugins")
	owner.get("/plugin/feira/barracas").status(404)
	owner.post("/conta/plugins/nenhum/ligar").status(404)
}

func TestAPluginThatCannotBeginStaysOff(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	owner := s.as(s.account("Loja").ID, account.Owner)
	owner.post("/conta/plugins/quebrado/ligar").status(422).sees("Falta o depósito.")
	owner.get("/conta/plugins").status(200).sees("Ligar Quebrado")
}
