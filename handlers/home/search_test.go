package home

import (
	"testing"

	views "omniservicos/views/search"
)

func TestWhoIsCalledSoStandsBeforeWhatTheyBought(t *testing.T) {
	hits := func(group, title, note string) views.Hits {
		return views.Hits{Title: group, Items: []views.Hit{{Title: title, Note: note}}}
	}
	for q, want := range map[string]string{"conceicao": "Clientes", "Conceição Maria": "Clientes", "11822542090": "Clientes", "463": "Vendas", "CAIXA": "Títulos", "nada": "Vendas"} {
		found := []views.Hits{hits("Vendas", "Venda nº 463", "R$ 5,00"), hits("Clientes", "Maria da Conceição", "118.225.420-90"), hits("Títulos", "Caixa 1 nº 463", "R$ 5,00")}
		namedFirst(q, found)
		if found[0].Title != want {
			t.Errorf("%q opens with %s, want %s", q, found[0].Title, want)
		}
	}
}
