package crm_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/person"
	"omniservicos/store/sheet"
	"omniservicos/web/webtest"
)

func TestTheFilteredListIsTakenOutAsASpreadsheet(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	register(site, person.Person{Name: "Maria Souza", TaxID: "52998224725", CreditLimit: 123456, Phones: []person.Phone{{Digits: "11987654321"}, {Digits: "1133334444"}},
		Addresses: []person.Address{{Zip: "01310100", Street: "Avenida Paulista", City: "São Paulo", UF: "SP"}}})
	register(site, person.Person{Name: "=cmd|' /C calc'!A0"})
	register(site, person.Person{Kind: person.Legal, Name: "Vidros Ávila Ltda"})
	boss := site.As("gerente")
	boss.GET("/crm/clientes?tipo=PF").Status(200).Sees("Exportar para CSV", "exportar?formato=csv&amp;tipo=PF")
	csv := boss.POST("/crm/clientes/exportar?formato=csv&tipo=PF").Status(200)
	if body := csv.Body(); !strings.HasPrefix(body, "\xef\xbb\xbfNome;Tipo;") || !strings.Contains(body, "1234,56") || !strings.Contains(body, "'=cmd|") ||
		!strings.Contains(body, "529.982.247-25") || !strings.Contains(body, "(11) 98765-4321;(11) 3333-4444;01310-100;Avenida Paulista") || strings.Contains(body, "Ávila") {
		t.Errorf("the CSV is %q", body)
	}
	xlsx, err := sheet.Read(boss.POST("/crm/clientes/exportar?formato=xlsx&q=avila").Status(200).Bytes())
	if err != nil || len(xlsx.Rows) != 1 || xlsx.Rows[0].Cells[0] != "Vidros Ávila Ltda" {
		t.Errorf("the XLSX reads as %+v, %v", xlsx, err)
	}
	for _, role := range []string{"vendedor", "caixa", "contador"} {
		site.As(role).POST("/crm/clientes/exportar?formato=csv").Status(403)
		site.As(role).GET("/crm/clientes").Not("Exportar para")
	}
	site.As("dono").GET("/conta/auditoria").Sees("Cadastro exportado")
}

func TestAnExportLeavesNobodyOut(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	const many = 4100 // two pages of reading and a bit
	site.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Muita gente", Object: "people"})
		var people, phones [][]any
		for i := range many {
			id := db.NewID()
			people = append(people, []any{id, "PF", "Cliente " + strings.Repeat("x", i%7), true, tx.Now})
			phones = append(phones, []any{id, "11987654321", 0})
		}
		if err := tx.Insert("people", "id, kind, name, is_customer, created_at", people...); err != nil {
			return err
		}
		return tx.Insert("person_phones", "person_id, digits, position", phones...)
	})
	body := site.As("dono").POST("/crm/clientes/exportar?formato=csv").Status(200).Body()
	if lines := strings.Count(body, "(11) 98765-4321"); lines != many {
		t.Errorf("%d of %d people came out", lines, many)
	}
}
