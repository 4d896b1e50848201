// Package pdv draws the till, its sales and its shifts.
package pdv

import (
	"fmt"
	"strconv"

	"omniservicos/store/money"
	"omniservicos/views/ui"
)

// id writes an id as text: JavaScript has no integers of 64 bits.
func id(n int64) string { return strconv.FormatInt(n, 10) }

func tillPath(till int64, part string) string { return "/pdv/caixas/" + id(till) + part }

// SalePath is where a sale opens; part goes on from there: "/cupom".
func SalePath(sale int64, part string) string { return "/pdv/vendas/" + id(sale) + part }

func linePath(sale int64, line int, part string) string {
	return SalePath(sale, "/itens/"+strconv.Itoa(line)+part)
}

// counted puts a number before its word: "1 item", "3 itens".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

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

// paidBy names a form of payment with its parts: "Crédito em 3 parcelas".
func paidBy(title string, instalments int) string {
	if instalments > 1 {
		return title + " em " + strconv.Itoa(instalments) + " parcelas"
	}
	return title
}

// shortHash is enough of a sale's chain hash to compare by eye.
func shortHash(hash []byte) string {
	text := fmt.Sprintf("%x", hash)
	return text[:min(12, len(text))]
}

// minus writes what is taken off.
func minus(c money.Cents) string { return (-c).String() }
