// Package catalogue is what a business sells, buys and uses up: products, their prices and categories. It stands below
// the modules; what is in stock belongs to store/erp/stock.
package catalogue

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"omniservicos/store/barcode"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/store/words"
)

// The kinds of product.
const (
	Goods    = "mercadoria"
	Service  = "servico" // keeps no stock
	Material = "materia_prima"
	Kit      = "kit" // registered, not yet sold; keeps no stock of its own
)

// Kinds are all of them, in the order people see.
var Kinds = []string{Goods, Service, Material, Kit}

// KindTitle is a kind's name on the screen.
func KindTitle(kind string) string {
	return map[string]string{Goods: "Mercadoria", Service: "Serviço", Material: "Matéria-prima", Kit: "Kit"}[kind]
}

// Product is something sold, bought or used up.
type Product struct {
	ID         int64           `db:"id"`
	Kind       string          `db:"kind"`
	SKU        string          `db:"sku"` // the shop's own code, in capitals
	EAN        string          `db:"ean"` // GTIN with its check digit; "" is none
	Name       string          `db:"name"`
	Unit       string          `db:"unit"`
	Price      money.Cents     `db:"price"`
	Cost       money.Cents     `db:"cost"`        // typed, for reference; the average cost lives in the stock's balances
	CategoryID int64           `db:"category_id"` // 0: none
	NCM        string          `db:"ncm"`
	CEST       string          `db:"cest"`
	CFOP       string          `db:"cfop"`
	CSOSN      string          `db:"csosn"`
	Origin     string          `db:"origin"` // 0 to 8, table A of the CST
	MinStock   quantity.Amount `db:"min_stock"`
	MaxStock   quantity.Amount `db:"max_stock"`
	PhotoID    int64           `db:"photo_id"` // 0: none
	CreatedAt  time.Time       `db:"created_at"`
	ArchivedAt *time.Time      `db:"archived_at"`
	// FiscalPending is goods registered at the till: an NCM ends it.
	FiscalPending bool `db:"fiscal_pending"`
}

// KeepsStock says whether movements of this kind are counted.
func KeepsStock(kind string) bool { return kind == Goods || kind == Material }

// KeepsStock says whether movements of the product are counted.
func (p Product) KeepsStock() bool { return KeepsStock(p.Kind) }

// CSOSNs are the codes of the Simples Nacional (Ajuste SINIEF 07/2005, table B).
var CSOSNs = []string{"101", "102", "103", "201", "202", "203", "300", "400", "500", "900"}

// Origins are the codes of where goods come from (Convênio s/nº de 1970, table A of the CST).
var Origins = []string{"0", "1", "2", "3", "4", "5", "6", "7", "8"}

var cfopShape = regexp.MustCompile(`^[123567][0-9]{3}$`)

// tidy puts what was typed in its one writing, so that two writings of a code are never two products.
func (p Product) tidy() Product {
	p.Name = words.OneLine(p.Name)
	p.SKU = tidySKU(p.SKU)
	p.EAN = strings.Join(strings.Fields(p.EAN), "")
	p.Unit = strings.TrimSpace(p.Unit)
	if p.Unit == "" {
		p.Unit = "un"
	}
	if p.Origin == "" {
		p.Origin = "0"
	}
	p.NCM, p.CEST, p.CFOP = words.Digits(p.NCM), words.Digits(p.CEST), words.Digits(p.CFOP)
	return p
}

func tidySKU(s string) string { return strings.ToUpper(words.OneLine(s)) }

// check refuses, field by field, what no product may be.
func (p Product) check() error {
	rules := []struct {
		ok              bool
		field, sentence string
	}{
		{KindTitle(p.Kind) != "", "kind", "Escolha o tipo do produto."},
		{p.Name != "", "name", "Informe o nome do produto."},
		{p.SKU != "", "sku", "Informe o código interno do produto."},
		{p.EAN == "" || barcode.Valid(p.EAN), "ean", "O código de barras " + p.EAN + " não confere: verifique os números."},
		{p.Price >= 0, "price", "O preço não pode ser negativo."},
		{p.Cost >= 0, "cost", "O custo não pode ser negativo."},
		{digitsOrNone(p.NCM, 8), "ncm", "O NCM tem 8 números."},
		{digitsOrNone(p.CEST, 7), "cest", "O CEST tem 7 números."},
		{p.CFOP == "" || cfopShape.MatchString(p.CFOP), "cfop", "O CFOP tem 4 números e começa com 1, 2, 3, 5, 6 ou 7."},
		{p.CSOSN == "" || slices.Contains(CSOSNs, p.CSOSN), "csosn", "Escolha o CSOSN da lista."},
		{slices.Contains(Origins, p.Origin), "origin", "Escolha a origem da lista."},
		{p.MinStock >= 0, "min_stock", "O estoque mínimo não pode ser negativo."},
		{p.MaxStock == 0 || p.MaxStock >= p.MinStock, "max_stock", "O estoque máximo não pode ser menor que o mínimo."},
	}
	for _, r := range rules {
		if !r.ok {
			return fault.Blame(r.field, r.sentence)
		}
	}
	return nil
}

func digitsOrNone(s string, n int) bool { return s == "" || len(s) == n }

// words are what the product is found by.
func (p Product) words() []string { return words.Of(p.Name + " " + p.SKU + " " + p.EAN) }
