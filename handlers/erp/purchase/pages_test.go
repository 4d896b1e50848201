package purchase_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

const notes = "../../../store/erp/purchase/nfe/testdata/"

// open opens a shop with Rota 101's CNPJ.
func open(t *testing.T) *webtest.Site {
	t.Helper()
	s := webtest.New(t)
	s.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Filial alterada", Object: "branches"})
		_, err := tx.Exec(`update branches set tax_id = '97493746000116' where account_id = $1`)
		return err
	})
	return s
}

// send uploads a file as a browser does.
func send(t *testing.T, p *webtest.Person, path, name string, content []byte) *webtest.Answer {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile("arquivo", name)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(content) // a bytes.Buffer never fails
	_ = w.Close()
	r := httptest.NewRequest(http.MethodPost, path, &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return p.Ask(r)
}

func note(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(notes + name)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestAStockistBuysByXML(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := s.As("estoquista")
	ana.GET("/erp/compras/nfe").Status(200).Sees("Arquivo XML da NF-e")
	xml := note(t, "procNFe-fornecedor-16-itens.xml")
	preview := send(t, ana, "/erp/compras/nfe", "nota.xml", xml).Status(303).Location()
	page := ana.GET(preview).Status(200).Sees("GRANOLA TRADICIONAL 800G", "R$ 879,68", "Produto novo", "Vence em 17/09/2018", "Será cadastrado agora")
	form := formOf(t, page.Body(), preview+"/confirmar", ana)
	bad := form.Values()
	bad.Set("fator_0", "nada")
	ana.PostForm(preview+"/confirmar", bad).Status(422).Sees("quantas unidades suas").Announced(0)
	ana.PostForm(preview+"/confirmar", form.Values()).Status(303)
	ana.PostForm(preview+"/confirmar", form.Values()).Status(303).Announced(0)
	ana.GET(preview).Status(200).Sees("Contas a pagar", "35180834128745000152550010000476491552806942", "OLEO DE COCO 200ML")
	send(t, ana, "/erp/compras/nfe", "nota.xml", xml).Status(422).Sees("já foi importada", `href="`+preview+`"`)
	ana.GET("/erp/importacoes?tipo=nfe").Status(200).Sees("NF-e 47649 de Alimentos Ltda.", "Feita")
	ana.POST(preview + "/desfazer").Status(422).Sees("Escreva por que")
	ana.POST(preview+"/desfazer", "motivo", "Nota errada").Status(303)
	ana.GET(preview).Status(200).Sees("desfeita em", "Nota errada")
	if s.Count("products") != 16 || s.Count("stock_movements") != 32 {
		t.Error("bought or undone more than once")
	}
}

func formOf(t *testing.T, body, action string, p *webtest.Person) webtest.Form {
	t.Helper()
	for _, page := range p.Crawl(strings.TrimSuffix(action, "/confirmar")) {
		for _, f := range page.Forms {
			if f.Action == action {
				return f
			}
		}
	}
	t.Fatalf("no form leads to %s\n%s", action, body)
	return webtest.Form{}
}

func TestFilesThatCannotBeReadAreRefusedOnTheirPage(t *testing.T) {
	t.Parallel()
	ana := open(t).As("gerente")
	for name, c := range map[string]struct{ path, content, sentence string }{
		"another recipient": {"/erp/compras/nfe", string(note(t, "procNFe-fornecedor-conversao-ipi-st-frete.xml")), "97.493.746/0001-16"},
		"a DTD":             {"/erp/compras/nfe", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><NFe>&x;</NFe>`, "DOCTYPE"},
		"no note":           {"/erp/compras/nfe", "olá", "não é um XML"},
		"nothing":           {"/erp/compras/nfe", "", "Escolha o arquivo."},
		"too large":         {"/erp/importar", strings.Repeat("x", 12<<20+1), "limite de 12 MB"},
		"a picture":         {"/erp/importar", "\x89PNG\x00", "não é uma planilha"},
		"no code":           {"/erp/importar", "cor;tamanho\nazul;M\n", "Falta a coluna do código"},
	} {
		send(t, ana, c.path, name, []byte(c.content)).Status(422).Sees(c.sentence, "field-error")
	}
	ana.POST("/erp/importar").Status(422).Sees("Escolha o arquivo.")
}

func TestASpreadsheetIsPreviewedImportedAndUndone(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := s.As("gerente")
	ana.GET("/erp/importar").Status(200).Sees("Baixar modelo")
	if model := ana.GET("/erp/importar/modelo.csv").Status(200); !bytes.HasPrefix(model.Bytes(), []byte("\xef\xbb\xbfCódigo;")) {
		t.Errorf("the template begins with %q", model.Body()[:20])
	}
	csv := "código;nome;preço;estoque\nA1;Café;12,90;10\nA2;;5,00;\nA3;Chá;x;\n"
	preview := send(t, ana, "/erp/importar", "p.csv", []byte(csv)).Status(303).Location()
	ana.GET(preview).Status(200).Sees("Café", "Informe o nome do produto.", "Informe um valor em reais", "Importar 1 linha")
	ana.GET(preview + "?ver=erro").Status(200).Sees("A2").Not("Café")
	ana.POST(preview+"/confirmar", "deposito", "7").Status(422).Sees("Este depósito não existe.")
	form := formOf(t, "", preview+"/confirmar", ana)
	ana.PostForm(preview+"/confirmar", form.Values()).Status(303)
	ana.GET(preview).Status(200).Sees("Produtos novos", "Desfazer", "Café")
	ana.POST(preview+"/desfazer", "motivo", "Planilha velha").Status(303)
	ana.GET("/erp/importacoes?estado=desfeita").Status(200).Sees("Desfeita")
}

func TestWhatIsNotThereIsNotFoundBeforeTheFormIsRead(t *testing.T) {
	t.Parallel()
	ana := open(t).As("gerente")
	ana.GET("/erp/importacoes/1").Status(404)
	ana.POST("/erp/importacoes/1/confirmar").Status(404)
	ana.POST("/erp/importacoes/1/desfazer").Status(404)
}

func TestWhoMayImport(t *testing.T) {
	t.Parallel()
	s := open(t)
	for role, code := range map[string]int{"caixa": 403, "vendedor": 403, "contador": 200, "financeiro": 200, "estoquista": 200} {
		s.As(role).GET("/erp/compras/nfe").Status(code)
	}
	s.As("contador").POST("/erp/compras/nfe").Status(403)
	s.As("contador").GET("/erp/importar").Status(403)
}
