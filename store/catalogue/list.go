package catalogue

import (
	"strings"
	"time"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/words"
)

// PriceList is a way of pricing beside varejo, which is the product's own price: "Atacado", "Funcionários".
type PriceList struct {
	ID         int64      `db:"id" json:"id,string"`
	Name       string     `db:"name" json:"nome"`
	Percent    int64      `db:"percent" json:"porcento"` // hundredths of a percent off what has no price of its own here
	Products   int        `db:"products" json:"-"`       // with a price of their own
	Customers  int        `db:"customers" json:"-"`      // who buy by it
	ArchivedAt *time.Time `db:"archived_at" json:"-"`
}

// ListPrice is what a product costs by a list.
type ListPrice struct {
	Product
	Listed money.Cents `db:"listed"`
}

func (l PriceList) tidy() (PriceList, error) {
	l.Name = words.OneLine(l.Name)
	switch {
	case l.Name == "":
		return l, fault.Blame("name", "Informe o nome da tabela, como Atacado.")
	case strings.EqualFold(l.Name, "varejo"):
		return l, fault.Blame("name", "Varejo é o preço do próprio produto: dê outro nome a esta tabela.")
	case l.Percent < 0 || l.Percent > wholePercent:
		return l, fault.Blame("percent", "O desconto vai de 0 a 100%.")
	}
	return l, nil
}
