package message_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/crm"
	"omniservicos/store/crm/message"
	"omniservicos/store/dates"
	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func named(t *testing.T, shop *storetest.Shop, name string) (found message.Template) {
	t.Helper()
	shop.Do(func(tx *db.Tx) error {
		list, err := message.Templates(tx)
		for _, m := range list {
			if m.Name == name {
				found = m
			}
		}
		return err
	})
	return found
}

func TestADebtIsAskedForWithThePixOfTheAccount(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	dunning := named(t, shop, "Cobrança")
	about := message.About{Amount: 35000, DueOn: dates.Date{Year: 2026, Month: 11, Day: 30}}
	shop.Do(func(tx *db.Tx) error {
		p, err := person.Save(tx, person.Person{Name: "Bia Prado", IsCustomer: true, Phones: []person.Phone{{Digits: "40041234"}, {Digits: "11987654321"}}})
		about.PersonID = p.ID
		return err
	})
	err := shop.Try(func(tx *db.Tx) error { _, err := message.Link(tx, dunning.ID, about); return err })
	if err == nil || !strings.Contains(err.Error(), "{pix}") {
		t.Errorf("without a key: %v", err)
	}
	var ready message.Ready
	shop.Do(func(tx *db.Tx) (err error) {
		if err := payment.SavePix(tx, payment.PixKey{Key: "loja@exemplo.com.br", Holder: "Loja", City: "Campinas"}); err != nil {
			return err
		}
		ready, err = message.Link(tx, dunning.ID, about)
		return err
	})
	for _, want := range []string{"Olá, Bia!", "R$ 350,00 da Loja de Teste vence em 30/11/2026", "br.gov.bcb.pix", "5406350.00"} {
		if !strings.Contains(ready.Text, want) {
			t.Errorf("%q is not in %q", want, ready.Text)
		}
	}
	if !strings.HasPrefix(ready.URL, "https://wa.me/5511987654321?text=Ol%C3%A1%2C%20Bia") {
		t.Error(ready.URL)
	}
	shop.Do(func(tx *db.Tx) error { return message.Sent(tx, ready, "/erp/financeiro/8") })
	shop.Do(func(tx *db.Tx) error {
		lines, err := crm.Timeline(tx, about.PersonID, 0, 9)
		if len(lines) != 1 || lines[0].Kind != crm.KindWhatsApp || lines[0].Text != ready.Text || lines[0].Path != "/erp/financeiro/8" {
			t.Errorf("%+v", lines)
		}
		return err
	})
}

func TestWhoHasNoNumberCannotBeWrittenTo(t *testing.T) {
	t.Parallel()
	shop, other := storetest.New(t), storetest.New(t)
	hello := named(t, shop, "Conversa")
	shop.Do(func(tx *db.Tx) error {
		p, err := person.Save(tx, person.Person{Name: "Rui", IsCustomer: true, Phones: []person.Phone{{Digits: "40041234"}}})
		if err != nil {
			return err
		}
		if _, err := message.Link(tx, hello.ID, message.About{PersonID: p.ID}); !fault.Is(err, fault.Refused) {
			t.Errorf("a number without area code: %v", err)
		}
		if _, err := message.Link(tx, named(t, other, "Conversa").ID, message.About{PersonID: p.ID}); !fault.Is(err, fault.Missed) {
			t.Errorf("another account's template: %v", err)
		}
		return nil
	})
}

func TestATemplateFromFirstToLast(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	shop.Do(func(tx *db.Tx) error {
		made, err := message.SaveTemplate(tx, message.Template{Name: " Aniversário ", Text: "Parabéns, {primeiro_nome}!\r\n"})
		if err != nil {
			return err
		}
		made.Text = "Feliz aniversário, {nome}!"
		if _, err := message.SaveTemplate(tx, made); err != nil {
			return err
		}
		found, err := message.FindTemplate(tx, made.ID)
		if found.Name != "Aniversário" || found.Text != made.Text {
			t.Errorf("%+v", found)
		}
		if err != nil {
			return err
		}
		if _, err := message.ArchiveTemplate(tx, made.ID); err != nil {
			return err
		}
		_, err = message.FindTemplate(tx, made.ID)
		if !fault.Is(err, fault.Missed) {
			t.Errorf("archived and found: %v", err)
		}
		return nil
	})
}
