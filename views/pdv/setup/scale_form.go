package setup

import (
	"fmt"
	"strconv"

	"omniservicos/store/barcode"
	"omniservicos/store/fault"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// maxScales is more layouts than any shop's scales write.
const maxScales = 4

// ScaleForm is the layouts as they were typed: a row without a prefix is none. Try is a label to read with them.
type ScaleForm struct {
	form.Form
	Scales []barcode.Scale
}

// ScaleFormOf fills the form with what stands.
func ScaleFormOf(scales []barcode.Scale) *ScaleForm {
	f := &ScaleForm{Scales: scales}
	for i, s := range scales {
		f.Set(rowName("prefix", i), s.Prefix)
		f.Set(rowName("code", i), strconv.Itoa(s.Code))
		f.Set(rowName("by", i), s.By)
		f.Set(rowName("value", i), strconv.Itoa(s.Value()))
		f.Set(rowName("decimals", i), strconv.Itoa(s.Decimals))
	}
	return f
}

func rowName(field string, row int) string { return fmt.Sprintf("%s_%d", field, row) }

func (f *ScaleForm) Read() {
	for i := range maxScales {
		prefix := f.Text(rowName("prefix", i), 2, "")
		if prefix == "" {
			continue
		}
		s := barcode.Scale{Prefix: prefix, By: f.Value(rowName("by", i))}
		s.Code = f.Int(rowName("code", i), 0, 12, "Informe quantos números o código tem, como 6.")
		value := f.Int(rowName("value", i), 0, 12, "Informe quantos números o peso ou o preço tem, como 5.")
		s.Decimals = f.Int(rowName("decimals", i), 0, 4, "Informe as casas decimais, de 0 a 4.")
		if refused, bad := fault.As(s.Check()); bad {
			f.Check(false, rowName(refused.Field, i), refused.Text)
		}
		f.Check(value == s.Value(), rowName("value", i), fmt.Sprintf("Prefixo, código, valor e dígito somam 13 números: aqui o valor tem %d.", max(s.Value(), 0)))
		f.Scales = append(f.Scales, s)
	}
}

// rows are those that hold something, and one more to fill in.
func (f *ScaleForm) rows() int {
	last := 0
	for i := range maxScales {
		if f.Value(rowName("prefix", i)) != "" {
			last = i + 1
		}
	}
	return min(last+1, maxScales)
}

var scaleValues = []ui.Option{{Value: barcode.ByWeight, Label: "Peso"}, {Value: barcode.ByPrice, Label: "Preço"}}

// Trial is a label that somebody tries: what it says, or why it says nothing.
type Trial struct{ Typed, Says string }

// TryLabel reads a label as the till would.
func TryLabel(scales []barcode.Scale, typed string) Trial {
	t := Trial{Typed: typed}
	label, found, err := barcode.ReadLabel(scales, typed)
	switch {
	case typed == "":
	case err != nil:
		t.Says = err.Error()
	case !found:
		t.Says = "Nenhum formato acima lê esta etiqueta: confira o prefixo, e que sejam 13 números."
	case label.Total > 0:
		t.Says = "Código " + label.Code + ", preço " + label.Total.String() + "."
	default:
		t.Says = "Código " + label.Code + ", peso " + label.Quantity.Of("kg") + "."
	}
	return t
}
