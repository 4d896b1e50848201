package stock_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"mime/multipart"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/uuid7"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// shelf is a site with one product and the depot it lies in.
type shelf struct {
	*webtest.Site
	depot string
}

func open(t *testing.T) *shelf {
	t.Helper()
	s := &shelf{Site: webtest.New(t)}
	s.Do(func(tx *db.Tx) error {
		depots, err := stock.Depots(tx)
		if err == nil {
			s.depot = fmt.Sprint(depots[0].ID)
		}
		return err
	})
	return s
}

func (s *shelf) product(p catalogue.Product) catalogue.Product {
	s.T.Helper()
	if p.Kind == "" {
		p.Kind = catalogue.Goods
	}
	s.Do(func(tx *db.Tx) (err error) {
		p, err = catalogue.Save(tx, p)
		return err
	})
	return p
}

var rice = catalogue.Product{Name: "Arroz 5 kg", SKU: "ARZ", EAN: "7891000100103", Price: 2990}

// typed is the form of a product as a person fills it in.
func typed(changes ...string) url.Values {
	v := url.Values{"name": {"Arroz 5 kg"}, "sku": {"arz"}, "kind": {"mercadoria"}, "unit": {"un"}, "price": {"29,90"}, "origin": {"0"}}
	for i := 0; i+1 < len(changes); i += 2 {
		v.Set(changes[i], changes[i+1])
	}
	return v
}

func TestAStockistRegistersAProduct(t *testing.T) {
	t.Parallel()
	s := open(t)
	bia := s.As("estoquista")
	bia.GET("/erp/produtos").Status(200).Sees("Aqui ficam os produtos e serviços", "Cadastrar o primeiro produto")
	bia.GET("/erp/produtos/novo").Status(200).Sees("Dados fiscais")
	bia.PostForm("/erp/produtos", typed("price", "")).Status(422).Sees("Informe o preço, como 12,90.", `value="Arroz 5 kg"`)
	bia.PostForm("/erp/produtos", typed("ean", "7891000100104")).Status(422).Sees("O código de barras 7891000100104 não confere")
	bia.PostForm("/erp/produtos", typed("category_id", "99")).Status(422).Sees("Esta categoria não existe.")
	made := bia.PostForm("/erp/produtos", typed("ean", "7891000100103", "ncm", "1006.30.21", "min_stock", "10", "cost", "20")).Status(303).Announced(1)
	bia.GET(made.Location()).Status(200).Sees("Mercadoria · código ARZ · 0 un em estoque", `value="10063021"`, "Depósito principal")
	bia.PostForm("/erp/produtos", typed()).Status(422).Sees("O código ARZ já é do produto “Arroz 5 kg”.")
	bia.PostForm(made.Location(), typed("name", "Arroz tipo 1")).Status(303).Announced(0)
	bia.GET("/erp/produtos?q=TIPO*ARR").Status(200).Sees("Arroz tipo 1", "R$ 29,90")
	bia.GET("/erp/produtos?q=feijao").Status(200).Sees("Nada foi encontrado com estes filtros.")
	bia.GET("/erp/produtos?estoque=baixo").Status(200).Sees("Nada foi encontrado") // the new form took its minimum away
}

func TestACashierSeesPricesButNoCosts(t *testing.T) {
	t.Parallel()
	s := open(t)
	p := s.product(rice)
	s.receive(s.As("gerente"), p, "10", "123,40").Status(303)
	path := fmt.Sprintf("/erp/produtos/%d", p.ID)
	rui := s.As("caixa")
	rui.GET("/erp/produtos").Status(200).Sees("Arroz 5 kg", "10 un", "R$ 29,90").Not("Custo médio", "12,34", "Novo produto")
	rui.GET(path).Status(200).Sees("R$ 29,90", "10 un").Not("Custo", "12,34", "Salvar produto", "/kardex")
	for _, forbidden := range []string{"/erp/estoque", path + "/kardex", "/erp/produtos/novo", "/erp/estoque/entrada"} {
		rui.GET(forbidden).Status(403)
	}
	rui.PostForm(path, typed()).Status(403)
	s.As("vendedor").GET(path+"/kardex").Status(200).Sees("10 un").Not("123,40", "Custo médio")
	s.As("contador").GET(path+"/kardex").Status(200).Sees("R$ 123,40", "Custo médio")
	s.As("contador").POST(path + "/arquivar").Status(403)
}

func (s *shelf) receive(who *webtest.Person, p catalogue.Product, quantity, value string) *webtest.Answer {
	s.T.Helper()
	return who.POST("/erp/estoque/entrada", "key", uuid7.New(), "depot", s.depot, "reason", "Nota 1042", "code_0", p.SKU, "quantity_0", quantity, "value_0", value)
}

func TestAReceiptIsEnteredOnce(t *testing.T) {
	t.Parallel()
	s := open(t)
	p := s.product(rice)
	s.product(catalogue.Product{Name: "Feijão preto", SKU: "FEJ"})
	s.product(catalogue.Product{Name: "Feijão carioca", SKU: "FEC"})
	s.product(catalogue.Product{Name: "Corte", SKU: "CORTE", Kind: catalogue.Service})
	bia := s.As("estoquista")
	bia.GET(fmt.Sprintf("/erp/estoque/entrada?produto=%d", p.ID)).Status(200).Sees(`value="ARZ"`)
	key := uuid7.New()
	fields := []string{"key", key, "depot", s.depot, "reason", "Nota 1042", "code_0", "7891000100103", "quantity_0", "10", "value_0", "123,40", "code_3", "feijao carioca", "quantity_3", "2,5"}
	first := bia.POST("/erp/estoque/entrada", fields...).Status(303)
	again := bia.POST("/erp/estoque/entrada", fields...).Status(303)
	if first.Location() != again.Location() {
		t.Errorf("%s, then %s", first.Location(), again.Location())
	}
	bia.GET(first.Location()).Status(200).Sees("Entrada de estoque", "Ana", "Nota 1042", "Arroz 5 kg", "10 un", "R$ 123,40", "Feijão carioca", "2,5 un")
	bia.GET(fmt.Sprintf("/erp/produtos/%d/kardex", p.ID)).Status(200).Sees("Saldo em Depósito principal 10 un", first.Location(), "R$ 12,34")
	bia.POST("/erp/estoque/entrada", append(fields, "code_4", "ARZ")...).Status(422).Sees("Informe a quantidade.")
	bia.POST("/erp/estoque/entrada", "key", key, "depot", s.depot, "code_0", "ARZ", "quantity_0", "1").Status(409)
	bia.POST("/erp/estoque/entrada", "key", uuid7.New(), "depot", s.depot, "code_0", "feijao", "quantity_0", "1").Status(422).
		Sees("Nenhum produto ativo tem este código, ou vários têm estas palavras: digite o código.")
	bia.POST("/erp/estoque/entrada", "key", uuid7.New(), "depot", s.depot, "code_0", "corte", "quantity_0", "1").Status(422).Sees("Corte não controla estoque.")
	bia.POST("/erp/estoque/entrada", "key", uuid7.New(), "depot", s.depot).Status(422).Sees("Informe pelo menos um produto.")
	bia.POST("/erp/estoque/entrada", "key", uuid7.New(), "depot", "99", "code_0", "ARZ", "quantity_0", "1").Status(422).Sees("Este depósito não existe.")
	more := bia.POST("/erp/estoque/entrada", "key", key, "depot", s.depot, "code_4", "ARZ", "code_0", "", "code_1", "", "code_2", "", "code_3", "", "more", "1").Status(200)
	more.Sees(`name="code_9"`, `value="ARZ"`, key)
}

func TestACountIsAskedForItsReason(t *testing.T) {
	t.Parallel()
	s := open(t)
	p := s.product(rice)
	bia := s.As("estoquista")
	s.receive(bia, p, "10", "100").Status(303)
	bia.GET(fmt.Sprintf("/erp/estoque/ajuste?produto=%d", p.ID)).Status(200).Sees("No sistema: 10 un de Arroz 5 kg neste depósito.")
	bia.POST("/erp/estoque/ajuste", "key", uuid7.New(), "depot", s.depot, "code", "ARZ", "counted", "7").Status(422).
		Sees("Informe o motivo do ajuste.", "No sistema: 10 un")
	done := bia.POST("/erp/estoque/ajuste", "key", uuid7.New(), "depot", s.depot, "code", "ARZ", "counted", "7", "reason", "Quebra").Status(303)
	bia.GET(done.Location()).Sees("Ajuste de estoque", "−3 un", "−R$ 30,00", "7 un", "Quebra")
	bia.POST("/erp/estoque/ajuste", "key", uuid7.New(), "depot", s.depot, "code", "nada", "counted", "7", "reason", "Quebra").Status(422).Sees("Nenhum produto ativo")
}

func TestAShipmentMovesBothDepots(t *testing.T) {
	t.Parallel()
	s := open(t)
	p := s.product(rice)
	rui := s.As("gerente")
	s.receive(rui, p, "10", "100").Status(303)
	rui.POST("/erp/depositos", "name", "Depósito principal").Status(422).Sees("Esta loja já tem um depósito chamado Depósito principal.")
	rui.POST("/erp/depositos", "name", "Fundos").Status(303)
	var back string
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&back, `select id::text from depots where account_id = $1 and name = 'Fundos'`)
	})
	ship := func(quantity string) *webtest.Answer {
		return rui.POST("/erp/estoque/transferencia", "key", uuid7.New(), "depot", s.depot, "to", back, "code_0", "ARZ", "quantity_0", quantity)
	}
	rui.GET("/erp/estoque/transferencia").Status(200).Sees("Para o depósito", "Fundos")
	ship("11").Status(422).Sees("Só há 10 un de Arroz 5 kg neste depósito.")
	rui.GET(ship("4").Status(303).Location()).Sees("Transferência de estoque", "−4 un", "Fundos", "R$ 40,00")
	rui.GET("/erp/estoque?deposito="+back).Status(200).Sees("Arroz 5 kg", "4 un", "R$ 40,00")
	rui.GET("/erp/estoque?deposito=99").Status(404)
	rui.POST("/erp/depositos/" + back + "/arquivar").Status(422).Sees("ainda tem estoque")
	rui.POST("/erp/depositos/"+back, "name", "Galpão").Status(303)
	rui.GET("/erp/depositos").Status(200).Sees("Galpão", "Ativo")
}

func TestThePanelLeadsToTheRowsItCounts(t *testing.T) {
	t.Parallel()
	s := open(t)
	low := rice
	low.MinStock = 100000
	p := s.product(low)
	s.product(catalogue.Product{Name: "Feijão", SKU: "FEJ"})
	s.receive(s.As("gerente"), p, "3", "30").Status(303)
	rui := s.As("gerente")
	rui.GET("/").Status(200).Sees("Estoque baixo", "1 produto abaixo do mínimo", "Arroz 5 kg 3 un 10 un", "/erp/estoque?situacao=baixo")
	rui.GET("/erp/estoque?situacao=baixo").Status(200).Sees("Arroz 5 kg", "Abaixo do mínimo", "1 linha").Not("Feijão")
	rui.GET("/erp/produtos?estoque=baixo").Status(200).Sees("Arroz 5 kg").Not("Feijão")
	s.As("caixa").GET("/").Status(200).Not("Estoque baixo")
}

func TestAPhotoIsServedAsWhatItIs(t *testing.T) {
	t.Parallel()
	s := open(t)
	p := s.product(rice)
	path := fmt.Sprintf("/erp/produtos/%d", p.ID)
	bia := s.As("estoquista")
	upload := func(content []byte) *webtest.Answer {
		var body bytes.Buffer
		w := multipart.NewWriter(&body)
		for name, values := range typed() {
			_ = w.WriteField(name, values[0])
		}
		file, _ := w.CreateFormFile("photo", "../../foto.svg")
		_, _ = file.Write(content)
		_ = w.Close()
		r := httptest.NewRequest("POST", path, &body)
		r.Header.Set("Content-Type", w.FormDataContentType())
		return bia.Ask(r)
	}
	upload([]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)).Status(422).Sees("A foto deve ser uma imagem PNG, JPEG ou WebP.")
	upload(make([]byte, catalogue.MaxPhoto+1)).Status(422).Sees("O arquivo passa do limite de 5 MB.")
	var picture bytes.Buffer
	_ = png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2)))
	upload(picture.Bytes()).Status(303)
	var photo string
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&photo, `select photo_id::text from products where account_id = $1`)
	})
	bia.GET(path).Sees("/erp/arquivos/" + photo)
	served := bia.GET("/erp/arquivos/" + photo).Status(200)
	if served.Header("Content-Type") != "image/png" || served.Header("X-Content-Type-Options") != "nosniff" || !bytes.Equal(served.Bytes(), picture.Bytes()) {
		t.Errorf("served %s, %s", served.Header("Content-Type"), served.Header("X-Content-Type-Options"))
	}
	open(t).As("dono").GET("/erp/arquivos/" + photo).Status(404)
	bia.PostForm(path, typed("remove_photo", "1")).Status(303)
	bia.GET("/erp/arquivos/" + photo).Status(404)
}

func TestAnotherAccountsProductIsNotThere(t *testing.T) {
	t.Parallel()
	s, other := open(t), open(t)
	theirs := other.product(rice)
	dono := s.As("dono")
	path := fmt.Sprintf("/erp/produtos/%d", theirs.ID)
	for _, get := range []string{path, path + "/kardex", "/erp/estoque/entrada?produto=" + path[14:], "/erp/depositos/" + other.depot, "/erp/estoque?deposito=" + other.depot} {
		dono.GET(get).Status(404)
	}
	for _, post := range []string{path, path + "/arquivar", path + "/reativar", "/erp/depositos/" + other.depot + "/arquivar"} {
		dono.PostForm(post, typed()).Status(404)
	}
}

func TestArchivingAndComingBack(t *testing.T) {
	t.Parallel()
	s := open(t)
	p := s.product(rice)
	path := fmt.Sprintf("/erp/produtos/%d", p.ID)
	rui := s.As("gerente")
	s.receive(rui, p, "1", "1").Status(303)
	rui.POST(path + "/arquivar").Status(422).Sees("Arroz 5 kg ainda tem 1 un em estoque")
	rui.POST("/erp/estoque/ajuste", "key", uuid7.New(), "depot", s.depot, "code", "ARZ", "counted", "0", "reason", "Vencido").Status(303)
	rui.POST(path + "/arquivar").Status(303)
	rui.GET("/erp/produtos").Not("Arroz")
	rui.GET("/erp/produtos?situacao=arquivados").Sees("Arroz 5 kg")
	rui.GET(path).Sees("arquivado", "Reativar produto")
	rui.POST(path + "/reativar").Status(303)
	rui.GET("/erp/produtos").Sees("Arroz 5 kg")
}

func TestCategoriesAreManaged(t *testing.T) {
	t.Parallel()
	s := open(t)
	rui := s.As("gerente")
	rui.POST("/erp/categorias", "name", "Grãos").Status(303)
	rui.POST("/erp/categorias", "name", "Grãos").Status(422).Sees("Já existe uma categoria chamada Grãos.")
	var id string
	s.Do(func(tx *db.Tx) error { return tx.Get(&id, `select id::text from categories where account_id = $1`) })
	rui.PostForm("/erp/produtos", typed("category_id", id)).Status(303)
	rui.GET("/erp/produtos?categoria="+id).Status(200).Sees("Arroz 5 kg", "Categoria:")
	rui.POST("/erp/categorias/"+id, "name", "Cereais").Status(303)
	rui.POST("/erp/categorias/" + id + "/arquivar").Status(303)
	rui.GET("/erp/categorias").Status(200).Sees("Cereais", "Arquivada", "1 produto")
	rui.GET("/erp/produtos/novo").Not("Cereais")
	s.As("caixa").GET("/erp/categorias").Status(200).Not("Criar categoria")
}

func TestTheCodeFieldSuggests(t *testing.T) {
	t.Parallel()
	s := open(t)
	s.product(rice)
	s.As("estoquista").Htmx().GET("/erp/produtos/opcoes?code_3=arr").Status(200).Sees(`<option value="ARZ">Arroz 5 kg</option>`)
}

// What people may put into an address never breaks a page.
func TestOddAddressesAreAnswered(t *testing.T) {
	t.Parallel()
	s := open(t)
	p := s.product(rice)
	dono := s.As("dono")
	for _, query := range []string{"q=%00", "q=%ff%fe", "q=%25", "depois=-1", "depois=99999999999999999999", "ordem=;drop", "ordem=-", "tipo=nada", "categoria=x", "estoque=nada", "situacao=nada&depois=1", "q=" + strings.Repeat("a", 5000), "de=31/02/2026&ate=x"} {
		for _, path := range []string{"/erp/produtos?", "/erp/estoque?", fmt.Sprintf("/erp/produtos/%d/kardex?", p.ID)} {
			if code := dono.GET(path + query).Code(); code != 200 {
				t.Errorf("%s%.60s answered %d", path, query, code)
			}
		}
	}
}
