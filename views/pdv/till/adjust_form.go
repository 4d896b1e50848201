package till

import (
	"strings"

	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/views/form"
)

// DiscountForm gives a discount or a surcharge, on a line or on the whole sale: "5,00" is reais, "10%" a percentage, and
// a + before it makes it a surcharge; an empty field takes what stands away.
type DiscountForm struct {
	form.Form
	Line      int // 0: the sale
	Surcharge bool
	Amount    money.Cents
	Percent   int64 // hundredths of a percent
}

func (f *DiscountForm) Read() {
	if f.Value("line") != "" {
		f.Line = f.Int("line", 0, 500, "Escolha a venda ou uma linha dela.")
	}
	f.Surcharge = f.Choice("kind", []string{"desconto", "acrescimo"}, "") == "acrescimo"
	text, isPercent := strings.CutSuffix(strings.TrimSpace(f.Value("discount")), "%")
	if plain, plus := strings.CutPrefix(text, "+"); plus {
		text, f.Surcharge = plain, true
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	typed, err := money.Parse(text) // two decimals serve reais and percents alike
	f.Check(err == nil && typed >= 0, "discount", "Escreva o valor em reais, como 5,00, ou em porcentagem, como 10%.")
	if isPercent {
		f.Check(typed <= 10_000, "discount", "Não pode passar de 100%.")
		f.Percent = int64(typed)
		return
	}
	f.Amount = typed
}

// Adjustment is what the form gives, by who may give this much.
func (f *DiscountForm) Adjustment(limit, grant int64) pdv.Adjustment {
	return pdv.Adjustment{Surcharge: f.Surcharge, Line: f.Line, Amount: f.Amount, Percent: f.Percent, Limit: limit, Grant: grant}
}

// kind is what the form stands on.
func (f *DiscountForm) kind() string {
	if f.Surcharge {
		return "acrescimo"
	}
	return "desconto"
}

// given writes what stands as it was typed: "10%" or "5,00"; nothing where nothing stands.
func given(amount money.Cents, percent int64) string {
	switch {
	case amount == 0:
		return ""
	case percent != 0:
		return strings.TrimSuffix(money.Cents(percent).Input(), ",00") + "%"
	}
	return amount.Input()
}

// ListForm chooses the price list that a sale goes by.
type ListForm struct {
	form.Form
	ListID int64
}

func (f *ListForm) Read() { f.ListID = f.ID("list", "") }
