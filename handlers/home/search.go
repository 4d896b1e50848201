package home

import (
	"slices"
	"strings"

	"omniservicos/store/words"
	views "omniservicos/views/search"
	"omniservicos/web"
)

// longestQuery is more than anyone types: beyond it nothing is searched for.
const longestQuery = 100

func searchAll(c *web.Context) error {
	q := cut(c.Query("q"))
	var found []views.Hits
	if !views.TooShort(q) {
		var err error
		if found, err = c.Search(q); err != nil {
			return err
		}
		namedFirst(q, found)
	}
	if c.Htmx() {
		return c.Fragment(views.Fragment(q, found))
	}
	return c.Page("Busca", views.Page(q, found))
}

// namedFirst puts what is called by the searched words before what only has to do with it: Bruno before his purchases.
func namedFirst(q string, found []views.Hits) {
	named := func(h views.Hits) bool {
		return slices.ContainsFunc(h.Items, func(i views.Hit) bool { return isNamed(i.Title+" "+i.Note, q) })
	}
	slices.SortStableFunc(found, func(a, b views.Hits) int {
		switch {
		case named(a) == named(b):
			return 0
		case named(a):
			return -1
		}
		return 1
	})
}

// isNamed says whether the text holds all the words, or the number however it is masked.
func isNamed(text, q string) bool {
	const number = 5 // digits; fewer stand in too many numbers
	if d := words.Digits(q); len(d) >= number && strings.Contains(words.Digits(text), d) {
		return true
	}
	text = words.Fold(text)
	for _, word := range words.Of(q) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func cut(q string) string {
	runes := []rune(q)
	return string(runes[:min(len(runes), longestQuery)])
}
