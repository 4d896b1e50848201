package barcode_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"omniservicos/static/alike"
	"omniservicos/store/barcode"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// labelled is a label that the server and the till's page read alike.
type labelled struct {
	What    string          `json:"what"`
	Layouts string          `json:"layouts"`
	Code    string          `json:"code"`
	Times   quantity.Amount `json:"times"`
	Unit    money.Cents     `json:"unit"`
	Want    asRead          `json:"want"`
}

type asRead struct {
	Codes    []string        `json:"codes,omitempty"`
	Quantity quantity.Amount `json:"quantity"`
	Total    money.Cents     `json:"total"`
	Refused  string          `json:"refused,omitempty"`
	None     bool            `json:"none,omitempty"`
}

func (c labelled) read() asRead {
	l, found, err := barcode.ReadLabel(barcode.ReadScales(c.Layouts), c.Code)
	if !found {
		return asRead{None: true}
	}
	codes := l.Codes()
	if err == nil {
		l, err = l.Times(c.Times)
	}
	var q quantity.Amount
	if err == nil {
		q, err = l.Of(c.Unit)
	}
	if err != nil {
		return asRead{Refused: err.Error()}
	}
	return asRead{Codes: codes, Quantity: q, Total: l.Total}
}

// forThePage writes the cases as the page meets them: the layouts as the snapshot brings them, refusals alone.
func forThePage(cases []labelled) (page []map[string]any) {
	for _, c := range cases {
		want := map[string]any{"codes": c.Want.Codes, "quantity": c.Want.Quantity, "total": c.Want.Total}
		if c.Want.Refused != "" {
			want = map[string]any{"refused": c.Want.Refused}
		} else if c.Want.None {
			want = map[string]any{"none": true}
		}
		page = append(page, map[string]any{"what": c.What, "layouts": barcode.ReadScales(c.Layouts), "code": c.Code, "times": c.Times, "unit": c.Unit, "want": want})
	}
	return page
}

func TestLabelsAreReadAlikeByServerAndPage(t *testing.T) {
	var cases []labelled
	alike.Read(t, "labels.json", &cases)
	for _, c := range cases {
		if got := c.read(); !reflect.DeepEqual(got, c.Want) {
			t.Errorf("%s: %+v, want %+v", c.What, got, c.Want)
		}
	}
	r := rand.New(rand.NewPCG(4, 2))
	for i := range 2000 {
		c := labelled{What: fmt.Sprintf("case %d", i), Layouts: []string{"2:6:peso:3", "20:5:peso:3 2:4:preco:2", "2:6:preco:2 29:4:peso:4", "21:3:preco:0"}[r.IntN(4)],
			Code: barcode.Complete(fmt.Sprintf("2%011d", r.Int64N(100_000_000_000))), Times: quantity.Units(1 + r.Int64N(3)), Unit: money.Cents(r.Int64N(100_000))}
		c.Want = c.read()
		cases = append(cases, c)
	}
	alike.Check(t, "labels", forThePage(cases))
}
