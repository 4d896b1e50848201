package purchase

import (
	"strings"
	"unicode"

	"omniservicos/store/fault"
	"omniservicos/store/sheet"
	"omniservicos/store/words"
)

// Column is a field of a product that a spreadsheet may bring.
type Column struct {
	Name    string   // in Line and in refusals
	Title   string   // in the template
	Heads   []string // what people call it, folded, without spaces and signs
	Example string
}

// Columns are all of them, in the order of the template.
var Columns = []Column{
	{"sku", "Código", []string{"codigo", "sku", "cod", "codigointerno", "codigodoproduto", "codproduto", "referencia", "ref"}, "CAM-001"},
	{"ean", "Código de barras", []string{"ean", "gtin", "codigodebarras", "codigobarras", "codbarras", "codigoean", "ean13", "barras"}, "7891234567895"},
	{"name", "Nome", []string{"nome", "produto", "descricao", "nomedoproduto", "descricaodoproduto"}, "Camiseta azul M"},
	{"kind", "Tipo", []string{"tipo", "tipodoproduto"}, "Mercadoria"},
	{"unit", "Unidade", []string{"unidade", "un", "und", "unid", "unidadedemedida", "medida"}, "un"},
	{"price", "Preço", []string{"preco", "precodevenda", "precovenda", "valor", "valordevenda", "venda"}, "39,90"},
	{"cost", "Custo", []string{"custo", "precodecusto", "precocusto", "valordecusto", "customedio"}, "18,50"},
	{"category", "Categoria", []string{"categoria", "grupo", "departamento", "secao"}, "Roupas"},
	{"ncm", "NCM", []string{"ncm"}, "61091000"},
	{"cest", "CEST", []string{"cest"}, ""},
	{"cfop", "CFOP", []string{"cfop"}, "5102"},
	{"csosn", "CSOSN", []string{"csosn"}, "102"},
	{"origin", "Origem", []string{"origem", "origemdamercadoria"}, "0"},
	{"stock", "Estoque", []string{"estoque", "estoqueinicial", "estoqueatual", "saldo", "quantidade", "qtd", "qtde"}, "10"},
	{"min_stock", "Estoque mínimo", []string{"estoqueminimo", "estoquemin", "minimo"}, "2"},
	{"max_stock", "Estoque máximo", []string{"estoquemaximo", "estoquemax", "maximo"}, "30"},
}

// ColumnTitle is a column's name on the screen.
func ColumnTitle(name string) string {
	for _, c := range Columns {
		if c.Name == name {
			return c.Title
		}
	}
	return name
}

// Template is the spreadsheet that people begin with: CSV with the mark and the semicolons that Excel here expects.
func Template() []byte {
	var titles, examples []string
	for _, c := range Columns {
		titles, examples = append(titles, c.Title), append(examples, c.Example)
	}
	return []byte("\xef\xbb\xbf" + strings.Join(titles, ";") + "\r\n" + strings.Join(examples, ";") + "\r\n")
}

// recogniseHeads says which column each head names; "" is one that names none of ours.
func recogniseHeads(heads []string) (columns, ignored []string, err error) {
	seen := map[string]bool{}
	for _, h := range heads {
		name := columnOf(h)
		switch {
		case name == "" && h != "":
			ignored = append(ignored, h)
		case name != "" && seen[name]:
			return nil, nil, fault.Blame(sheet.Field, "Duas colunas da planilha dizem ser “"+ColumnTitle(name)+"”: deixe só uma.")
		}
		seen[name] = true
		columns = append(columns, name)
	}
	if !seen["sku"] && !seen["ean"] {
		return nil, nil, fault.Blame(sheet.Field, "Falta a coluna do código: a primeira linha deve trazer “Código” ou “Código de barras”. Baixe o modelo para começar.")
	}
	return columns, ignored, nil
}

func columnOf(head string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, words.Fold(head))
	plain = strings.TrimSuffix(plain, "r") // "Preço (R$)"
	for _, c := range Columns {
		for _, h := range c.Heads {
			if plain == h || plain == strings.TrimSuffix(h, "r") {
				return c.Name
			}
		}
	}
	return ""
}
