package account_test

import (
	"fmt"
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/event"
)

var settings = []string{
	"name", "Vidraçaria Cristal", "zone", "America/Manaus", "negative_stock", "avisar", "credit_days", "45",
	"discount_seller", "7,5", "discount_cashier", "3", "discount_manager", "12,25%",
}

// with is a form with one field changed.
func with(fields []string, name, value string) []string {
	changed := append([]string{}, fields...)
	for i := 0; i < len(changed); i += 2 {
		if changed[i] == name {
			changed[i+1] = value
		}
	}
	return changed
}

func TestAManagerChangesTheSettings(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Cristal")
	manager := s.as(shop.ID, account.Manager)
	manager.post("/conta/configuracoes", settings...).leadsTo("/conta/configuracoes")
	manager.get("/conta/configuracoes").status(200).sees("Vidraçaria Cristal", `value="12,25"`, `value="7,50"`)
	s.in(shop.ID, func(tx *db.Tx) error {
		got, err := tx.Settings()
		if err == nil && (got.Zone != "America/Manaus" || got.NegativeStock != "avisar" || got.CreditDays != 45 || got.DiscountSeller != 750 || got.DiscountManager != 1225) {
			t.Errorf("%+v", got)
		}
		return err
	})
	manager.get("/conta/auditoria?objeto=account_settings").status(200).
		sees("Configurações alteradas", "Desconto do gerente", "20,00 %", "12,25 %", "America/Sao_Paulo")
}

func TestSettingsRefuseWhatNoAccountMayHave(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	manager := s.as(s.account("Cristal").ID, account.Manager)
	for _, c := range []struct{ field, value, sentence string }{
		{"name", " ", "Informe o nome da conta."},
		{"zone", "Europe/Lisbon", "Escolha o fuso horário da lista."},
		{"zone", "../../etc/passwd", "Escolha o fuso horário da lista."},
		{"negative_stock", "rezar", "Escolha o que fazer quando falta estoque."},
		{"credit_days", "0", "O prazo do fiado vai de 1 a 365 dias."},
		{"credit_days", "1,5", "O prazo do fiado vai de 1 a 365 dias."},
		{"discount_seller", "101", "Informe um desconto de 0 a 100"},
		{"discount_cashier", "-1", "Informe um desconto de 0 a 100"},
		{"discount_manager", "", "Informe um desconto de 0 a 100"},
	} {
		manager.post("/conta/configuracoes", with(settings, c.field, c.value)...).status(422).sees(c.sentence)
	}
	s.as(s.account("Rota").ID, account.Cashier).post("/conta/configuracoes", settings...).status(403)
}

var branch = []string{
	"name", "Filial Centro", "legal_name", "Cristal Vidros Ltda", "tax_id", "11.222.333/0001-81", "state_registration", "ISENTO", "phone", "(11) 3333-4444",
	"street", "Rua das Flores", "street_number", "10", "complement", "", "district", "Centro", "city", "Campinas", "uf", "SP", "zip", "13010-000",
}

// countBranches tells how many shops were announced in a database of its own.
func countBranches(s *site) *int {
	n := new(int)
	db.On(s.db.Bus, func(*db.Tx, event.BranchCreated) error {
		*n++
		return nil
	})
	return n
}

func TestABranchIsCreatedAnnouncedAndEdited(t *testing.T) {
	t.Parallel()
	s, _ := fresh(t, demo)
	announced := countBranches(s)
	shop := s.account("Cristal")
	manager := s.as(shop.ID, account.Manager)
	manager.get("/conta/filiais/nova").status(200)
	manager.post("/conta/filiais", branch...).leadsTo("/conta/filiais")
	if *announced != 1 {
		t.Errorf("announced %d shops", *announced)
	}
	manager.get("/conta/filiais").status(200).sees("Filial Centro", "11.222.333/0001-81", "Campinas – SP")
	var id int64
	s.in(shop.ID, func(tx *db.Tx) error {
		return tx.Get(&id, `select id from branches where account_id = $1 and zip = '13010000'`)
	})
	at := fmt.Sprintf("/conta/filiais/%d", id)
	manager.get(at).status(200).sees(`value="13010-000"`, `value="11.222.333/0001-81"`)
	manager.post(at, with(branch, "name", "Filial Cambuí")...).leadsTo("/conta/filiais")
	manager.get("/conta/auditoria?objeto=branches&q=alterada").status(200).sees("Filial Centro", "Filial Cambuí")
	manager.post("/conta/filiais", branch...).status(422).sees("A filial Filial Cambuí já tem este CNPJ.")
	if *announced != 1 {
		t.Errorf("announced %d shops after an edit and a refusal", *announced)
	}
	s.as(s.account("Rota").ID, account.Owner).get(at).status(404)
	s.as(s.account("Nona").ID, account.Owner).post(at, branch...).status(404)
}

func TestABranchRefusesWhatIsNoShop(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	manager := s.as(s.account("Cristal").ID, account.Manager)
	for _, c := range []struct{ field, value, sentence string }{
		{"name", "", "Informe o nome da filial."},
		{"tax_id", "529.982.247-25", "Uma filial tem CNPJ, não CPF."},
		{"tax_id", "11.222.333/0001-82", "CNPJ"},
		{"zip", "1301", "O CEP tem 8 dígitos."},
		{"uf", "XX", "Escolha um item da lista."},
	} {
		manager.post("/conta/filiais", with(branch, c.field, c.value)...).status(422).sees(c.sentence)
	}
}
