package home

import (
	"testing"

	views "omniservicos/views/search"
)

func TestWhoIsCalledSoStandsBeforeWhatTheyBought(t *testing.T) {
	hits := func(group, title string) views.Hits {
		return views.Hits{Title: group, Items: []views.Hit{{Title: title}}}
	}
	for q, want := range map[string]string{"conceicao": "Clientes", "463": "Vendas", "CAIXA": "Títulos", "nada": "Vendas"} {
		found := []views.Hits{hits("Vendas", "Venda nº 463"), hits("Clientes", "Maria da Conceição"), hits("Títulos", "Caixa 1 nº 463")}
		namedFirst(q, found)
		if found[0].Title != want {
			t.Errorf("%q opens with %s, want %s", q, found[0].Title, want)
		}
	}
}
