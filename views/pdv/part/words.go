// Package part is what the pages of the PDV are made of: addresses, words, keys, papers and small pieces.
package part

import (
	"fmt"
	"time"

	"omniservicos/store/erp/payment"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/taxid"
	"omniservicos/views/ui"
)

// SaleTitle names a sale by its till's number, which only a finalised one has.
func SaleTitle(number *int64) string {
	if number == nil {
		return "Venda sem número"
	}
	return fmt.Sprintf("Venda nº %d", *number)
}

// StateBadge tells a sale's state by word and shape.
func StateBadge(state string) ui.BadgeView {
	return map[string]ui.BadgeView{
		"aberta":     {Text: "Aberta", Tone: ui.Info, Icon: "clock"},
		"finalizada": {Text: "Finalizada", Tone: ui.Good},
		"cancelada":  {Text: "Cancelada", Tone: ui.Bad},
		"suspensa":   {Text: "Suspensa", Tone: ui.Warn, Icon: "clock"},
		"descartada": {Text: "Descartada", Icon: "trash"},
	}[state]
}

// Minus writes what is taken off.
func Minus(c money.Cents) string { return (-c).String() }

// SaleTime is when a sale ended, or began while it is open.
func SaleTime(r pdv.SaleRow) time.Time {
	if r.FinalisedAt != nil {
		return *r.FinalisedAt
	}
	return r.OpenedAt
}

// TaxIDText writes a CPF or CNPJ with its points.
func TaxIDText(bare string) string { return taxid.ID(bare).String() }

// BrandOptions are the cards to choose from; one that is not among them was typed by a program and stays.
func BrandOptions() (options []ui.Option) {
	for _, b := range payment.Brands {
		options = append(options, ui.Option{Value: b, Label: b})
	}
	return options
}

// Refunded says in words what the customer got.
func Refunded(r returns.Return) string {
	switch {
	case r.Credit > 0 && r.Voucher > 0:
		return "Fiado e vale-troca"
	case r.Credit > 0:
		return "Abatido do fiado"
	case r.Cash > 0:
		return "Dinheiro"
	case r.Voucher > 0:
		return "Vale-troca"
	}
	return "Nada: foi dado"
}
