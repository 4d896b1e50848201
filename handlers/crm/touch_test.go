package crm_test

import (
	"fmt"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/event"
	"omniservicos/store/person"
	"omniservicos/web/webtest"
)

func TestACallIsWrittenDownAndFound(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	bia := register(site, person.Person{Name: "Bia Prado", Phones: []person.Phone{{Digits: "11987654321"}}})
	ana := site.As("vendedor")
	ana.GET(pageOf(bia)).Status(200).Sees("Registrar ligação", `href="tel:+5511987654321"`)
	ana.POST(pageOf(bia)+"/ligacoes", "outcome", "", "minutes", "5000").Status(422).Sees("Escolha como a ligação terminou.", "de 0 a 1.440 minutos", `id="ligacao"`, "data-open")
	ana.POST(pageOf(bia)+"/ligacoes", "outcome", "atendeu", "minutes", "12", "note", "Pediu <b>desconto</b>").Status(303)
	ana.GET(pageOf(bia)).Status(200).Sees("Ligação", "Atendeu, 12 min. Pediu &lt;b&gt;desconto")
	site.Do(func(tx *db.Tx) error { return crm.AddNote(tx, bia.ID, "Gosta de café") })
	ana.GET(pageOf(bia) + "?tipo=Notas").Status(200).Sees("Gosta de café").Not("Atendeu, 12 min")
	ana.GET(pageOf(bia)+"?tipo=nada").Status(200).Sees("Gosta de café", "Atendeu, 12 min")
	ana.GET(pageOf(bia) + "?tipo=Arquivos").Status(200).Sees("Nada deste tipo aconteceu ainda.")
	site.As("contador").POST(pageOf(bia)+"/ligacoes", "outcome", "atendeu").Status(403)
}

func TestAFileIsGivenBackAsAFileAndNothingElse(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	bia := register(site, person.Person{Name: "Bia Prado"})
	ana := site.As("vendedor")
	ana.Upload(pageOf(bia)+"/arquivos", "file", "pagina.txt", []byte("<html><script>alert(1)</script>")).Status(422).Sees("não é aceito")
	ana.POST(pageOf(bia) + "/arquivos").Status(422).Sees("Escolha um arquivo")
	ana.Upload(pageOf(bia)+"/arquivos", "file", "contrato.pdf", []byte("%PDF-1.7\nx")).Status(303)
	page := ana.GET(pageOf(bia)).Status(200).Sees("contrato.pdf").Body()
	at := strings.Index(page, "/crm/arquivos/")
	path := page[at : at+strings.Index(page[at:], `"`)]
	given := ana.GET(path).Status(200)
	for header, want := range map[string]string{"Content-Disposition": "attachment; filename=contrato.pdf", "X-Content-Type-Options": "nosniff", "Content-Type": "application/pdf"} {
		if got := given.Header(header); got != want {
			t.Errorf("%s is %q", header, got)
		}
	}
	webtest.New(t).As("dono").GET(path).Status(404)
	site.As("estoquista").GET(path).Status(403)
}

// Three thousand lines, among them kinds that no module of the core knows: pages, not a heap.
func TestALongHistoryIsReadInPages(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	bia := register(site, person.Person{Name: "Bia Prado"})
	site.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "teste", Object: "timeline"})
		for i := range 3000 {
			if err := tx.Emit(event.PersonTouched{PersonID: bia.ID, Kind: "os-de-ninguem", Text: fmt.Sprintf("OS nº %04d", i), Path: "/plugin/x"}); err != nil {
				return err
			}
		}
		return nil
	})
	ana := site.As("vendedor")
	next, seen := pageOf(bia), 0
	for range 3 {
		body := ana.GET(next).Status(200).Body()
		for i := range 30 {
			if want := fmt.Sprintf("OS nº %04d", 2999-seen-i); !strings.Contains(body, want) {
				t.Fatalf("%s is not on the page", want)
			}
		}
		seen += 30
		at := strings.Index(body, pageOf(bia)+"?depois=")
		next = strings.Split(body[at:], "#")[0]
	}
}
