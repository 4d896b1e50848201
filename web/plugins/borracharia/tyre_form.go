package borracharia

import (
	"strconv"

	"omniservicos/store/quantity"
	"omniservicos/views/form"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// sizeForm is read from the address, so that a comparison can be sent on as a link.
type sizeForm struct {
	form.Form
	Asked         bool
	Original, New Size
	Limit         int64 // of the diameter, in hundredths of a per cent
}

// usualLimit stands in the form until somebody writes another.
const usualLimit = "3"

func (f *sizeForm) Read() {
	f.Original = f.size("original", "Informe a medida original.")
	if f.Text("nova", 40, "") != "" {
		f.New = f.size("nova", "")
	}
	limit := f.Quantity("limite", "Informe o limite em por cento, como 3 ou 2,5.")
	f.Check(limit > 0 && limit <= quantity.Units(20), "limite", "O limite vai de 0,01 a 20 %.")
	f.Limit = int64(limit) / 100
}

func (f *sizeForm) size(field, missing string) Size {
	typed := f.Text(field, 40, missing)
	s, err := ParseSize(typed)
	if err != nil {
		f.Check(false, field, err.Error())
	}
	return s
}

func showSizes(c *web.Context) error {
	f := &sizeForm{}
	q := c.URL().Query()
	f.Load(q)
	if !q.Has("limite") {
		f.Set("limite", usualLimit)
	}
	if q.Has("original") {
		f.Read()
		f.Asked = f.OK()
	}
	return c.Page("Medidas de pneu", SizesPage(f))
}

// facts are a tyre's figures.
func (s Size) facts() []ui.Fact {
	facts := []ui.Fact{
		{Label: "Medida", Value: s.Text},
		{Label: "Diâmetro", Value: oneDecimal(s.Diameter(), "mm")},
		{Label: "Altura do flanco", Value: quantity.Amount(s.Height() * 100).Of("mm")},
		{Label: "Uma volta", Value: oneDecimal(s.Roll(), "mm")},
		{Label: "Voltas por quilômetro", Value: quantity.Amount(s.Turns() * 1000).String()},
	}
	if kg := s.LoadKg(); kg > 0 {
		facts = append(facts, ui.Fact{Label: "Carga por pneu, índice " + strconv.Itoa(s.Load), Value: quantity.Units(int64(kg)).Of("kg")})
	}
	if kmh := s.SpeedKmh(); kmh > 0 {
		facts = append(facts, ui.Fact{Label: "Velocidade, símbolo " + s.Speed, Value: "até " + strconv.Itoa(kmh) + " km/h"})
	}
	return facts
}

// oneDecimal shows hundredths rounded to one decimal, half up.
func oneDecimal(hundredths int64, unit string) string {
	return quantity.Amount((hundredths + 5) / 10 * 1000).Of(unit)
}

// percent shows hundredths of a per cent with their sign: +1,35 %.
func percent(bp int64) string {
	if bp < 0 {
		return quantity.Amount(bp * 100).Of("%")
	}
	return "+" + quantity.Amount(bp*100).Of("%")
}
