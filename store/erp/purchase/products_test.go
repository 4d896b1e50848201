package purchase_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/purchase"
)

func (s *shop) sheet(content string) (i purchase.Import, err error) {
	err = s.Try(func(tx *db.Tx) (err error) {
		i, err = purchase.PreviewProducts(tx, "produtos.csv", []byte(content))
		return err
	})
	return i, err
}

func (s *shop) read(content string) purchase.Import {
	s.T.Helper()
	i, err := s.sheet(content)
	if err != nil {
		s.T.Fatal(err)
	}
	return i
}

func (s *shop) enter(id int64) (i purchase.Import, err error) {
	err = s.Try(func(tx *db.Tx) (err error) {
		i, err = purchase.ConfirmProducts(tx, id, 0)
		return err
	})
	return i, err
}

func (s *shop) entered(content string) purchase.Import {
	s.T.Helper()
	i, err := s.enter(s.read(content).ID)
	if err != nil {
		s.T.Fatal(err)
	}
	return i
}

// told is each line's result: "2:novo 3:erro".
func told(i purchase.Import) string {
	var list []string
	for _, l := range i.Rows.Lines {
		list = append(list, fmt.Sprintf("%d:%s", l.Number, l.State))
	}
	return strings.Join(list, " ")
}

func TestEachWrongLineSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	s.save(catalogue.Product{Kind: catalogue.Goods, SKU: "TEM", EAN: "7891234567895", Name: "Já existe", Price: 100})
	head := "codigo;ean;nome;tipo;unidade;preco;custo;ncm;cest;cfop;csosn;origem;estoque;estoque minimo;estoque maximo\n"
	for row, want := range map[string][2]string{
		";;Sem código":                       {"sku", "Informe o código"},
		"A":                                  {"name", "Informe o nome"},
		"A;7891234567890;x":                  {"ean", "não confere"},
		"A;7891234567895;x":                  {"ean", "“Já existe”, de código TEM"},
		"A;;x;Coisa":                         {"kind", "Mercadoria, Serviço"},
		"A;;x;;unidade":                      {"unit", "no máximo 6"},
		"A;;x;;;doze":                        {"price", "como 12,90"},
		"A;;x;;;-1":                          {"price", "não pode ser negativo"},
		"A;;x;;;;99999999999999999":          {"cost", "como 12,90"},
		"A;;x;;;;;8119000":                   {"ncm", "8 números"},
		"A;;x;;;;;;123":                      {"cest", "7 números"},
		"A;;x;;;;;;;9102":                    {"cfop", "4 números"},
		"A;;x;;;;;;;;999":                    {"csosn", "um destes"},
		"A;;x;;;;;;;;;9":                     {"origin", "0 a 8"},
		"A;;x;;;;;;;;;;muito":                {"stock", "como 3 ou 1,5"},
		"A;;x;;;;;;;;;;-2":                   {"stock", "não pode ser negativa"},
		"A;;x;serviço;;;;;;;;;2":             {"stock", "não controla estoque"},
		"A;;x;;;;;;;;;;;5;2":                 {"max_stock", "menor que o mínimo"},
		"TEM;;x;Serviço":                     {"kind", "não vira"},
		"A;;" + strings.Repeat("é", 121):     {"name", "120 caracteres"},
		"A;;x\x01y":                          {"name", "não podem ser guardados"},
		"=cmd();;<script>alert(1)</script>;": {"", ""},
	} {
		l := s.read(head + row + "\n").Rows.Lines[0]
		if l.Field != want[0] || !strings.Contains(l.Error, want[1]) || (l.State == purchase.LineWrong) != (want[0] != "") {
			t.Errorf("%q: %s, %s: %s", row, l.State, l.Field, l.Error)
		}
	}
	double := s.read("código;ean;nome\nA;;x\na;;y\nB;7897846900945;z\nC;7897846900945;w\n")
	if told(double) != "2:novo 3:erro 4:novo 5:erro" || !strings.Contains(double.Rows.Lines[1].Error, "linha 2") {
		t.Errorf("repeated codes: %s", told(double))
	}
	_, err := s.sheet("código;cod.;nome\nA;B;x\n")
	refused(t, err, "Duas colunas")
}

func TestHeadsAreRecognisedHoweverTheyAreWritten(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	i := s.entered("\xef\xbb\xbfCÓDIGO,Código de Barras,DESCRIÇÃO,Und.,Preço (R$),Preço de custo,Grupo,N.C.M.,Estoque Mínimo,Saldo,Cor\n" +
		"sab-1,7891234567895,\"Sabão, em pó\",kg,\"R$ 1.234,567\",\"9,999\",Limpeza,3402.50.00,\"2,5\",\"10,25\",azul\n")
	if len(i.Rows.Ignored) != 1 || i.Rows.Ignored[0] != "Cor" {
		t.Errorf("left out %v", i.Rows.Ignored)
	}
	p := s.product("SAB-1")
	if p.Name != "Sabão, em pó" || p.EAN != "7891234567895" || p.Unit != "kg" || p.Price != 123457 || p.Cost != 1000 || p.NCM != "34025000" ||
		p.MinStock != amount("2,5") || p.CategoryID == 0 {
		t.Errorf("the soap is %+v", p)
	}
	if got := s.balance("SAB-1"); got != "10,25 R$ 102,50" {
		t.Errorf("there is %s", got)
	}
}

func TestTheTemplateCanBeImported(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	i := s.entered(string(purchase.Template()))
	if told(i) != "2:novo" || len(i.Rows.Ignored) != 0 || s.balance("CAM-001") != "10 R$ 185,00" {
		t.Errorf("the template gives %s, %v", told(i), i.Rows.Lines[0].Error)
	}
}

func TestTheSameSheetAgainChangesNothing(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	csv := "código;nome;preço;estoque;categoria\nA;Arroz;5,00;10;Grãos\nB;Feijão;8,00;;grãos\nC;;1,00;;\n"
	i := s.entered(csv)
	if told(i) != "2:novo 3:novo 4:erro" || i.Summary.New != 2 || i.Summary.Errors != 1 || i.Summary.Stocked != 1 {
		t.Errorf("%s, %+v", told(i), i.Summary)
	}
	if again, err := s.enter(i.ID); err != nil || again.ID != i.ID {
		t.Errorf("confirming twice: %v", err)
	}
	second := s.read(csv)
	if told(second) != "2:igual 3:igual 4:erro" {
		t.Errorf("the second time: %s", told(second))
	}
	_, err := s.enter(second.ID)
	refused(t, err, "Não há o que importar")
	third := s.entered("código;nome;preço;estoque\na;Arroz integral;;99\nb;;;3\n")
	if told(third) != "2:alterado 3:alterado" || s.balance("A") != "10 R$ 0,00" || s.balance("B") != "3 R$ 0,00" {
		t.Errorf("the third time: %s, %s and %s", told(third), s.balance("A"), s.balance("B"))
	}
	if p := s.product("A"); p.Name != "Arroz integral" || p.Price != 500 || p.CategoryID == 0 {
		t.Errorf("an empty cell changed %+v", p)
	}
	s.Do(func(tx *db.Tx) error {
		found, err := catalogue.Search(tx, "integral", 5)
		if len(found) != 1 {
			t.Error("the new name is not found")
		}
		return err
	})
	if s.Count("categories") != 1 || s.Count("products") != 2 {
		t.Error("something was made twice")
	}
	s.entered("código;nome;preço\nA;Arroz;7,00\n")
	if again := s.entered(csv); again.ID == i.ID || told(again) != "2:alterado 3:igual 4:erro" || s.product("A").Price != 500 {
		t.Errorf("the first sheet once more: %s", told(again))
	}
}

func TestUndoingASheet(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	s.save(catalogue.Product{Kind: catalogue.Goods, SKU: "A", Name: "Arroz", Price: 500})
	s.save(catalogue.Product{Kind: catalogue.Goods, SKU: "B", Name: "Feijão", Price: 800})
	i := s.entered("código;nome;preço;estoque\nA;Arroz;6,00;10\nB;Feijão;9,00;\nC;Café;20,00;5\n")
	b := s.product("B")
	b.Name = "Feijão preto"
	s.save(b)
	if err := s.undo(i.ID, "Planilha errada"); err != nil {
		t.Fatal(err)
	}
	if s.product("A").Price != 500 || s.product("B").Name != "Feijão preto" || s.product("B").Price != 900 || s.balance("A") != "0 R$ 0,00" {
		t.Errorf("undone to %+v and %+v with %s", s.product("A"), s.product("B"), s.balance("A"))
	}
	s.Do(func(tx *db.Tx) error {
		active, err := catalogue.List(tx, catalogue.Filter{})
		if len(active) != 2 {
			t.Errorf("%d products are active", len(active))
		}
		return err
	})
	again := s.entered("código;nome;preço;estoque\nC;Café;21,00;5\n")
	if told(again) != "2:alterado" || s.product("C").Price != 2100 {
		t.Errorf("an archived product: %s", told(again))
	}
	s.sums()
}

func TestUndoingASheetIsRefusedOnceSomethingWasSold(t *testing.T) {
	t.Parallel()
	s := open(t, rota101)
	i := s.entered("código;nome;preço;estoque\nA;Arroz;6,00;10\nB;Feijão;9,00;\n")
	if err := s.move("A", "-1"); err != nil {
		t.Fatal(err)
	}
	refused(t, s.undo(i.ID, "Planilha errada"), "venda ou movimentação de Arroz")
	preview := s.read("código;nome\nZ;Zinco\n")
	refused(t, s.undo(preview.ID, "x"), "ainda não foi confirmada")
}

func TestAnotherAccountSeesNoImport(t *testing.T) {
	t.Parallel()
	s, other := open(t, rota101), open(t, cristal)
	i := s.read("código;nome\nA;Arroz\n")
	if _, err := other.enter(i.ID); err == nil || other.undo(i.ID, "x") == nil {
		t.Error("the neighbour's import was found")
	}
}

func TestTwentyThousandLines(t *testing.T) {
	s := open(t, rota101)
	var b strings.Builder
	b.WriteString("código;nome;preço;custo;categoria;ncm;estoque\n")
	for n := range 20_000 {
		fmt.Fprintf(&b, "P%05d;Produto número %d da loja;%d,90;%d,50;Categoria %d;61091000;%d\n", n, n, n%90+1, n%40+1, n%50, n%7+1)
	}
	begun := time.Now()
	i := s.read(b.String())
	preview := time.Since(begun)
	if _, err := s.enter(i.ID); err != nil {
		t.Fatal(err)
	}
	first := time.Since(begun)
	changed := strings.ReplaceAll(b.String(), ",90;", ",95;")
	begun = time.Now()
	again := s.entered(changed)
	second := time.Since(begun)
	begun = time.Now()
	if err := s.undo(i.ID, "Ensaio"); err != nil {
		t.Fatal(err)
	}
	t.Logf("20,000 lines: preview %v, imported in %v; all changed in %v; undone in %v", preview, first, second, time.Since(begun))
	if i.Summary.New != 20_000 || again.Summary.Changed != 20_000 || s.Count("stock_movements") != 40_000 {
		t.Errorf("%+v, then %+v", i.Summary, again.Summary)
	}
	if first > 30*time.Second || second > 30*time.Second {
		t.Errorf("too slow: %v and %v", first, second)
	}
}
