package pdv_test

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/store/doctor"
	"omniservicos/store/uuid7"
	"omniservicos/web/webtest"
)

// orderOf is the body of a sale made elsewhere.
func orderOf(uuid, items, payments, more string) string {
	return fmt.Sprintf(`{"uuid": %q, "itens": [%s], "pagamentos": [%s]%s}`, uuid, items, payments, more)
}

func (s *shop) order(body string) *webtest.Answer {
	s.T.Helper()
	r := httptest.NewRequest("POST", "/api/v1/vendas", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	return s.Ask(r)
}

func TestASaleMadeElsewhereIsTheSameSale(t *testing.T) {
	s := openShop(t)
	rice := s.product("Arroz 5 kg", "1701", 2990, 10)
	s.product("Óleo de soja", "1702", 899, 10)
	body := orderOf("0192f3a0-1111-7abc-8def-0123456789ab", fmt.Sprintf(`{"produto": "%d", "quantidade": "2", "preco": 2990}, {"codigo": "1702", "quantidade": "1"}`, rice.ID),
		`{"forma": "pix", "valor": 6879}`, `, "total": 6879, "cliente": {"nome": "Maria Souza", "cpf_cnpj": "529.982.247-25", "email": "maria@exemplo.com"}`)
	first := s.order(body).Status(201).Announced(2)
	conforms(t, first, "/api/v1/vendas", "post")
	second := s.order(body).Status(200).Announced(0)
	if first.Body() != second.Body() {
		t.Errorf("the second answer is\n%s\nthe first was\n%s", second.Body(), first.Body())
	}
	var sale struct {
		ID      string `json:"id"`
		Number  int64  `json:"numero"`
		Cliente string `json:"cliente"`
	}
	if err := json.Unmarshal(first.Bytes(), &sale); err != nil || sale.Number != 1 || sale.Cliente == "" {
		t.Fatalf("%v: %s", err, first.Body())
	}
	conforms(t, s.GET("/api/v1/vendas/"+sale.ID).Status(200).Sees("Loja online", "Arroz 5 kg"), "/api/v1/vendas/{id}", "get")
	conforms(t, s.GET("/api/v1/vendas/7").Status(404), "/api/v1/vendas/{id}", "get")
	other := strings.Replace(body, `"quantidade": "2"`, `"quantidade": "1"`, 1)
	conforms(t, s.order(other).Status(409).Sees("outro conteúdo"), "/api/v1/vendas", "post")
	again := orderOf(uuid7.New(), `{"codigo": "1702", "quantidade": "1"}`, `{"forma": "pix", "valor": 899}`, `, "cliente": {"nome": "M. Souza", "email": "MARIA@exemplo.com"}`)
	if a := s.order(again).Status(201); !strings.Contains(a.Body(), sale.Cliente) {
		t.Errorf("Maria was registered twice: %s", a.Body())
	}
	s.Do(func(tx *db.Tx) error {
		breaches, err := doctor.Examine(tx)
		if len(breaches) != 0 {
			t.Errorf("the books: %v", breaches)
		}
		return err
	})
}

func TestWhatAnOrderMayNotSay(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 3)
	item, paid := `{"codigo": "1701", "quantidade": "1"}`, `{"forma": "pix", "valor": 2990}`
	for what, c := range map[string]struct{ body, field, says string }{
		"no JSON":         {`uuid=1`, "", "não é um JSON válido"},
		"two objects":     {orderOf(uuid7.New(), item, paid, "") + "{}", "", "um só objeto"},
		"a strange field": {orderOf(uuid7.New(), item, paid, `, "account_id": 7`), "account_id", "não existe"},
		"a wrong type":    {orderOf(uuid7.New(), `{"codigo": "1701", "quantidade": 1}`, paid, ""), "itens.quantidade", "tipo de valor"},
		"no uuid":         {orderOf("venda-1", item, paid, ""), "uuid", "UUID"},
		"no item":         {orderOf(uuid7.New(), "", paid, ""), "itens", "pelo menos um item"},
		"another price":   {orderOf(uuid7.New(), item+`, {"codigo": "1701", "quantidade": "1", "preco": 2500}`, paid, ""), "itens[1].preco", "Arroz 5 kg custa R$ 29,90, e não R$ 25,00"},
		"another total":   {orderOf(uuid7.New(), item, paid, `, "total": 1`), "total", "Os itens somam R$ 29,90"},
		"no such product": {orderOf(uuid7.New(), `{"codigo": "9", "quantidade": "1"}`, paid, ""), "itens[0].produto", "código 9"},
		"no such id":      {orderOf(uuid7.New(), `{"produto": "9", "quantidade": "1"}`, paid, ""), "itens[0].produto", "não existe"},
		"minus one":       {orderOf(uuid7.New(), `{"codigo": "1701", "quantidade": "-1"}`, paid, ""), "itens[0].quantidade", "maior que zero"},
		"beyond numbers":  {orderOf(uuid7.New(), `{"codigo": "1701", "quantidade": "99999999999999999999"}`, paid, ""), "itens[0].quantidade", "quantidade"},
		"too little":      {orderOf(uuid7.New(), item, `{"forma": "pix", "valor": 10}`, ""), "pagamentos", "Faltam R$ 29,80."},
		"too much":        {orderOf(uuid7.New(), item, `{"forma": "pix", "valor": 9999}`, ""), "pagamentos", "Só dinheiro dá troco"},
		"no such method":  {orderOf(uuid7.New(), item, `{"forma": "ouro", "valor": 2990}`, ""), "pagamentos", "forma"},
		"a wrong CPF":     {orderOf(uuid7.New(), item, paid, `, "cliente": {"nome": "Ana", "cpf_cnpj": "111"}`), "cliente.cpf_cnpj", "CPF"},
		"a nameless":      {orderOf(uuid7.New(), item, paid, `, "cliente": {"email": "a@b.c"}`), "cliente.nome", "nome do cliente"},
		"out of stock":    {orderOf(uuid7.New(), `{"codigo": "1701", "quantidade": "4"}`, `{"forma": "pix", "valor": 11960}`, ""), "", "Arroz 5 kg"},
	} {
		a := s.order(c.body)
		var refusal struct{ Erro, Campo string }
		_ = json.Unmarshal(a.Bytes(), &refusal)
		if a.Code() != 422 || refusal.Campo != c.field || !strings.Contains(refusal.Erro, c.says) {
			t.Errorf("%s: %d %s", what, a.Code(), a.Body())
		}
		conforms(t, a, "/api/v1/vendas", "post")
	}
	if n := s.Count("sales"); n != 0 {
		t.Errorf("%d sales were left", n)
	}
}

func TestTheLastUnitIsSoldOnceHereOrThere(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 1)
	sale := s.scan("1701")
	var codes sync.Map
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			codes.Store(i, s.order(orderOf(uuid7.New(), `{"codigo": "1701", "quantidade": "1"}`, `{"forma": "pix", "valor": 2990}`, "")).Code())
		})
	}
	all.Go(func() {
		if s.POST(on(sale, "/finalizar"), "forma", "pix", "valor", "29,90", "parcelas", "1").Code() == 303 {
			codes.Store("till", 201)
		}
	})
	all.Wait()
	sold := 0
	codes.Range(func(_, code any) bool {
		if code == 201 {
			sold++
		}
		return true
	})
	if sold != 1 {
		t.Errorf("the last unit was sold %d times", sold)
	}
}

func TestProductsForAnotherProgram(t *testing.T) {
	s := openShop(t)
	for i := range 101 {
		s.product(fmt.Sprintf("Produto %03d", i), fmt.Sprintf("P%03d", i), 990, 0)
	}
	s.product("Água com gás", "AGUA", 350, 7)
	page := s.GET("/api/v1/produtos").Status(200)
	conforms(t, page, "/api/v1/produtos", "get")
	var list struct {
		Produtos []struct{ Codigo, Estoque string }
		Proxima  string
	}
	_ = json.Unmarshal(page.Bytes(), &list)
	if len(list.Produtos) != 100 || list.Produtos[0].Estoque != "7" || list.Proxima == "" {
		t.Fatalf("the first page: %s", page.Body())
	}
	s.GET("/api/v1/produtos?depois=" + list.Proxima).Status(200).Sees("Produto 100").Not("Produto 098")
	s.GET("/api/v1/produtos?q=agua").Status(200).Sees("Água com gás").Not("Produto")
	s.GET("/api/v1/produtos?codigo=P007").Status(200).Sees("Produto 007").Not("Produto 008")
	s.GET("/api/v1/produtos?codigo=nada").Status(200).Sees(`"produtos":[]`)
	conforms(t, s.As("estoquista").GET("/api/v1/produtos").Status(403), "/api/v1/produtos", "get")
	conforms(t, s.Anonymous("GET", "/api/v1/produtos", nil).Status(401), "/api/v1/produtos", "get")
}

func TestAProgramGoneWildIsToldToWait(t *testing.T) {
	s := openShop(t)
	var last *webtest.Answer
	for range 1300 { // the minute may turn once
		if last = s.GET("/api/v1/vendas/7"); last.Code() == 429 {
			break
		}
	}
	conforms(t, last.Status(429).Sees("espere um minuto"), "/api/v1/vendas/{id}", "get")
}

var pathParameter = regexp.MustCompile(`:([a-z]+)`)

func TestTheDescriptionHasTheRoutesAndTheRoutesHaveTheDescription(t *testing.T) {
	s := openShop(t)
	described, there := map[string]bool{}, map[string]bool{}
	for path, methods := range description(t)["paths"].(map[string]any) {
		for method := range methods.(map[string]any) {
			described[strings.ToUpper(method)+" "+path] = true
		}
	}
	for _, r := range s.App.Routes() {
		if strings.HasPrefix(r.Path, "/api/") {
			there[r.Method+" "+pathParameter.ReplaceAllString(r.Path, "{$1}")] = true
		}
	}
	for route := range there {
		if !described[route] {
			t.Errorf("%s is not described", route)
		}
	}
	for route := range described {
		if !there[route] {
			t.Errorf("%s is described and does not exist", route)
		}
	}
	conforms(t, s.Anonymous("GET", "/api/v1/openapi.json", nil).Status(200).Sees(`"openapi":"3.1.0"`), "/api/v1/openapi.json", "get")
	conforms(t, s.GET("/api/v1/conta").Status(200), "/api/v1/conta", "get")
}
