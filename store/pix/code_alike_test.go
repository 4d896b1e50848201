package pix_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"omniservicos/static/alike"
	"omniservicos/store/money"
	"omniservicos/store/pix"
)

// paid is a code that the server and the till's page write alike.
type paid struct {
	What   string      `json:"what"`
	Key    string      `json:"key"`
	Holder string      `json:"holder"`
	City   string      `json:"city"`
	Amount money.Cents `json:"amount"`
	TxID   string      `json:"txid"`
	Want   *string     `json:"want"`
}

func (c paid) text() *string {
	text, err := pix.Code{Key: c.Key, Holder: c.Holder, City: c.City, Amount: c.Amount, TxID: c.TxID}.Text()
	if err != nil {
		return nil
	}
	return &text
}

func TestThePageWritesTheCodeAsTheServerDoes(t *testing.T) {
	var cases []paid
	alike.Read(t, "codes.json", &cases)
	if cases[0].Want == nil || *cases[0].Want != vectors(t)[0] {
		t.Fatal("the first case is not the central bank's")
	}
	r := rand.New(rand.NewPCG(5, 1))
	letters := []rune("ABCdefçãõéÀÍ ñüß日😀.,-/&1234567890")
	word := func(most int) string {
		var b strings.Builder
		for range r.IntN(most) {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
	for i := range 500 {
		cases = append(cases, paid{What: fmt.Sprintf("case %d", i), Key: fmt.Sprintf("loja%d@exemplo.com.br", i), Holder: word(40), City: word(25),
			Amount: money.Cents(r.Int64N(1_000_000_000)), TxID: fmt.Sprint(r.IntN(1000))})
	}
	page := make([]map[string]any, len(cases))
	for i, c := range cases {
		got := c.text()
		if c.Want != nil && (got == nil || *got != *c.Want) {
			t.Errorf("%s: %v", c.What, got)
		}
		page[i] = map[string]any{"what": c.What, "key": c.Key, "holder": c.Holder, "city": c.City, "amount": c.Amount, "txid": c.TxID,
			"want": map[string]any{"text": got}}
	}
	alike.Check(t, "pix", page)
}
