package barcode_test

import (
	"slices"
	"strings"
	"testing"

	"omniservicos/store/barcode"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// The four labels of features.md §4.2, each with the layout of its shop.
func TestReadLabel(t *testing.T) {
	for _, c := range []struct {
		layout, label string
		want          barcode.Label
		unit          money.Cents
		quantity      quantity.Amount
		total         money.Cents
	}{
		{"2:6:peso:3", "2010085025049", barcode.Label{Code: "010085", Quantity: 25040}, 1219, 25040, 3052},
		{"20:5:peso:3", "2000002001027", barcode.Label{Code: "00002", Quantity: 1020}, 1000, 1020, 102},
		{"2:4:preco:2", "2014900002840", barcode.Label{Code: "0149", Total: 284}, 2249, 1263, 284},
		{"2:6:preco:2", "2000001007600", barcode.Label{Code: "000001", Total: 760}, 1000, 7600, 760},
	} {
		got, found, err := barcode.ReadLabel(barcode.ReadScales(c.layout), c.label)
		if err != nil || !found || got != c.want {
			t.Errorf("%s by %s: %+v, %v, %v; want %+v", c.label, c.layout, got, found, err, c.want)
		}
		q, err := got.Of(c.unit)
		if err != nil || q != c.quantity {
			t.Errorf("%s at %s is %s, %v", c.label, c.unit, q, err)
		}
		total := got.Total
		if total == 0 {
			total, _ = q.Times(c.unit)
		}
		if total != c.total {
			t.Errorf("%s at %s costs %s, want %s", c.label, c.unit, total, c.total)
		}
	}
}

func TestLabelsThatAreRefusedOrNone(t *testing.T) {
	scales := barcode.ReadScales("2:6:peso:3 21:5:preco:2 9:1:ouro:7 x")
	if len(scales) != 2 || barcode.WriteScales(scales) != "2:6:peso:3 21:5:preco:2" {
		t.Fatalf("read %v", scales)
	}
	for code, sentence := range map[string]string{
		"2010085025048": "O dígito da etiqueta 2010085025048 não confere: passe outra vez, ou pese de novo.",
		"2010085000008": "A etiqueta 2010085000008 saiu da balança com valor zero: pese de novo.",
		"7891000100103": "", "201008502504": "", "20100850250490": "", "2010O85025049": "", "": "",
	} {
		_, found, err := barcode.ReadLabel(scales, code)
		if (err == nil) != (sentence == "") || found != (sentence != "") || (err != nil && (err.Error() != sentence || !fault.Is(err, fault.Refused))) {
			t.Errorf("%q: %v, %v; want %q", code, found, err, sentence)
		}
	}
	// The longer prefix is the label's own.
	if l, _, _ := barcode.ReadLabel(scales, barcode.Complete("210000200760")); l.Total != 760 || l.Code != "00002" {
		t.Errorf("read %+v", l)
	}
}

func TestALabelsCodeIsLookedUpWithAndWithoutItsZeros(t *testing.T) {
	for code, want := range map[string]string{
		"010085": "010085 10085", "00002": "00002 2 02 002 0002", "0149": "0149 149", "123456": "123456", "0000": "0000 0 00 000",
	} {
		got := barcode.Label{Code: code}.Codes()
		if strings.Join(got, " ") != want {
			t.Errorf("%s is looked up as %v, want %s", code, got, want)
		}
		if slices.Contains(got, "") {
			t.Errorf("%s is looked up as nothing", code)
		}
	}
}

func TestEqualLabels(t *testing.T) {
	l := barcode.Label{Code: "0149", Total: 284}
	if twice, err := l.Times(quantity.Units(2)); err != nil || twice.Total != 568 {
		t.Errorf("two are %+v, %v", twice, err)
	}
	if _, err := l.Times(15000); err == nil {
		t.Error("one and a half labels were sold")
	}
	for unit, why := range map[money.Cents]string{0: "without a price", 1 << 40: "dearer than the label can say"} {
		if _, err := l.Of(unit); err == nil {
			t.Errorf("sold %s", why)
		}
	}
}

// FuzzReadLabel: what is read by a layout has a value, and written again by it is the same label.
func FuzzReadLabel(f *testing.F) {
	for _, seed := range []string{"2010085025049", "2000002001027", "2014900002840", "2000001007600"} {
		f.Add("2:6:peso:3 20:5:preco:2", seed)
	}
	f.Add("2:4:preco:2", "2")
	f.Fuzz(func(t *testing.T, kept, code string) {
		scales := barcode.ReadScales(kept)
		if again := barcode.ReadScales(barcode.WriteScales(scales)); !slices.Equal(again, scales) {
			t.Fatalf("%v was kept as %v", scales, again)
		}
		l, found, err := barcode.ReadLabel(scales, code)
		if err != nil {
			if _, ok := fault.As(err); !ok {
				t.Fatalf("%v is not a sentence for people", err)
			}
			return
		}
		if !found {
			return
		}
		if !barcode.Valid(code) || l.Code == "" || (l.Quantity > 0) == (l.Total > 0) || l.Quantity < 0 || l.Total < 0 {
			t.Fatalf("%q by %q is %+v", code, kept, l)
		}
	})
}
