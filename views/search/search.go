package search

import (
	"unicode/utf8"

	"omniservicos/views/ui"
)

// TooShort is a query that would find half of everything.
func TooShort(q string) bool { return utf8.RuneCountInString(q) < 2 }

func results(found []Hits) (list []ui.Result) {
	for _, h := range found {
		for _, i := range h.Items {
			list = append(list, ui.Result{Title: i.Title, Detail: i.Note, Href: i.Path, Icon: i.Icon, Kind: h.Title})
		}
	}
	return list
}

func facts(q string, found []Hits) string {
	n := len(results(found))
	switch {
	case TooShort(q):
		return "Clientes, produtos, vendas e títulos em um lugar só"
	case n == 0:
		return "Nada encontrado"
	case n == 1:
		return "1 resultado para “" + q + "”"
	}
	return ui.Number(n) + " resultados para “" + q + "”"
}
