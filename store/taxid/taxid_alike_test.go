package taxid_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"omniservicos/static/alike"
	"omniservicos/store/taxid"
)

// A till without the server reads a CPF or a CNPJ as we do, and refuses it in the same words.
func TestThePageReadsDocumentsAsTheServerDoes(t *testing.T) {
	texts := []string{"529.982.247-25", "52998224725", "529.982.247-26", "11.222.333/0001-81", "12.abc.345/01de-35", "12ABC34501DE35", "111.111.111-11", "", "  ", "ana", "123",
		"5299822472", "529982247255", "A2998224725", "12ABC34501DEX5", "00000000000000"}
	r := rand.New(rand.NewPCG(7, 1))
	for range 500 {
		texts = append(texts, string(taxid.CompleteCPF(fmt.Sprintf("%09d", r.IntN(1_000_000_000)))), fmt.Sprintf("%011d", r.Int64N(100_000_000_000)),
			string(taxid.CompleteCNPJ(fmt.Sprintf("%c%c%06d%04d", 'A'+rune(r.IntN(26)), 'A'+rune(r.IntN(26)), r.IntN(1_000_000), r.IntN(10_000)))))
	}
	cases := make([]map[string]any, len(texts))
	for i, text := range texts {
		want := map[string]any{}
		if id, err := taxid.Parse(text); err != nil {
			want["refused"] = err.Error()
		} else {
			want["bare"], want["masked"] = id.Bare(), id.String()
		}
		cases[i] = map[string]any{"what": text, "text": text, "want": want}
	}
	alike.Check(t, "taxids", cases)
}
