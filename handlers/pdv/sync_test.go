package pdv_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/pdv/offline"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/uuid7"
	"omniservicos/web/webtest"
)

// sends posts JSON as the till's page does.
func sends(p *webtest.Person, path string, body any) *webtest.Answer {
	raw, _ := json.Marshal(body)
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(string(raw)))
	r.Header.Set("Content-Type", "application/json")
	return p.Ask(r)
}

// enrol registers a browser and gives its terminal.
func (s *shop) enrol() (terminal string) {
	s.T.Helper()
	var t struct{ Terminal string }
	a := sends(s.Person, "/pdv/terminais", map[string]string{"till": idOf(s.till.ID), "client": uuid7.New()}).Status(200)
	if err := json.Unmarshal(a.Bytes(), &t); err != nil || t.Terminal == "" {
		s.T.Fatalf("enrolled as %s", a.Body())
	}
	return t.Terminal
}

// offline is a sale of one product, as a terminal writes it down.
func (s *shop) offline(seq int64, p catalogue.Product, total int64) (offline.Envelope, string) {
	id := uuid7.New()
	var shift int64
	s.Do(func(tx *db.Tx) error {
		till, err := tills.Find(tx, s.till.ID)
		shift = *till.ShiftID
		return err
	})
	body, _ := json.Marshal(map[string]any{
		"id": id, "terminal": "1", "epoch": 1, "seq": seq, "till": idOf(s.till.ID), "shift": idOf(shift), "operator": "0", "made_at": time.Now(), "total": total,
		"items":    []any{map[string]any{"line": uuid7.New(), "product": idOf(p.ID), "name": p.Name, "unit": "un", "quantity": 10000, "price": total, "total": total}},
		"payments": []any{map[string]any{"method": "dinheiro", "tendered": total, "instalments": 1}},
	})
	sum := sha256.Sum256(body)
	return offline.Envelope{ID: id, Epoch: 1, Seq: seq, Hash: hex.EncodeToString(sum[:]), Body: string(body)}, id
}

func TestATerminalSendsWhatItSoldAndAManagerLooks(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice := s.product("Arroz 5 kg", "1701", 2990, 0)
	terminal := s.enrol()
	sold, client := s.offline(1, rice, 2990)
	batch := map[string]any{"terminal": terminal, "documents": []any{sold, "rabisco"}}
	sends(s.Person, "/pdv/sincronizar", batch).Status(200).Sees(`"verdict":"stored"`, `"verdict":"quarantined"`, "estoque_negativo")
	sends(s.Person, "/pdv/sincronizar", batch).Status(200).Sees(`"verdict":"already"`).Not(`"verdict":"stored"`)
	sends(s.Person, "/pdv/sincronizar", map[string]any{"terminal": "7", "documents": []any{sold}}).Status(404)
	s.POST("/pdv/sincronizar", "terminal", "x").Status(422)

	sale := s.byClient(client)
	s.GET(on(sale, "")).Sees("Venda nº 1", "1-1-1")
	s.GET(on(sale, "/cupom")).Sees("1-1-1", "em contingência")
	s.GET("/pdv/contingencia").Status(403)
	s.GET(s.at("/fechar")).Status(200).Sees("2 vendas feitas sem conexão esperam")
	manager := s.As("gerente")
	manager.GET("/pdv/contingencia").Status(200).Sees("1-1-1", "Estoque negativo", "Não lançada", "O conteúdo não confere", `href="/erp/produtos/`+idOf(rice.ID)+`"`, "R$ 29,90 cada", "Ver a venda")
	manager.GET("/erp/produtos/" + idOf(rice.ID)).Status(200)
	for _, form := range manager.Crawl("/pdv/contingencia")[0].Forms {
		if strings.HasSuffix(form.Action, "/visto") {
			manager.POST(form.Action).Status(303)
		}
	}
	manager.GET("/pdv/contingencia").Sees("Nada a conferir").Not("1-1-1")
	manager.GET("/pdv/contingencia?todas=1").Sees("1-1-1", "Conferida em ", " por Ana")
	s.GET(s.at("/fechar")).Status(200).Not("sem conexão")
}

func TestTheCatalogueTellsWhatChangedSince(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice, soap := s.product("Arroz 5 kg", "1701", 2990, 0), s.product("Sabão", "1702", 500, 0)
	var all struct {
		Versao   int64
		Produtos []catalogue.Listed
		Loja     struct{ Nome string }
	}
	since := func(n int64) {
		t.Helper()
		all.Produtos = nil
		if err := json.Unmarshal(s.GET(fmt.Sprintf("%s?desde=%d", s.at("/catalogo"), n)).Status(200).Bytes(), &all); err != nil {
			t.Fatal(err)
		}
	}
	since(0)
	if len(all.Produtos) != 2 || all.Produtos[0].ID != rice.ID || all.Loja.Nome == "" {
		t.Errorf("at first: %+v", all)
	}
	since(all.Versao)
	if len(all.Produtos) != 0 {
		t.Errorf("nothing changed, and yet %+v", all.Produtos)
	}
	s.Do(func(tx *db.Tx) error {
		rice.Price = 3190
		if _, err := catalogue.Save(tx, rice); err != nil {
			return err
		}
		return catalogue.Archive(tx, soap.ID)
	})
	since(all.Versao)
	if len(all.Produtos) != 2 || all.Produtos[0].Price != 3190 || !all.Produtos[1].Gone {
		t.Errorf("changed: %+v", all.Produtos)
	}
}
