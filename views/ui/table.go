package ui

import (
	"net/url"
	"strings"

	"github.com/a-h/templ"
)

// Col is the head of a column. Sort is its name in the address (?ordem=nome, ?ordem=-nome); empty: not sortable.
type Col struct {
	Label   string
	Sort    string
	Numeric bool
	Quiet   bool // the head is heard, not seen: columns of actions
}

// TableView describes a table; Rows tells it whether to show the rows, the empty state or "nothing with these filters".
type TableView struct {
	ID    string
	Label string // what the table holds, for readers
	Heads []Col
	Sort  string // as it stands in the address: "nome", "-nome"
	URL   *url.URL
	Rows  int
	Empty EmptyView
	Bulk  bool            // rows can be ticked
	Wide  bool            // more columns than a laptop holds: the table scrolls inside its frame
	Foot  templ.Component // rows of totals
}

// sortHref turns the column's order round, or starts with it rising.
func (t TableView) sortHref(c Col) string {
	if t.Sort == c.Sort {
		return With(t.URL, "ordem", "-"+c.Sort)
	}
	return With(t.URL, "ordem", c.Sort)
}

func (t TableView) sorted(c Col) templ.Attributes {
	switch {
	case c.Sort == "":
		return nil
	case t.Sort == c.Sort:
		return templ.Attributes{"aria-sort": "ascending"}
	case t.Sort == "-"+c.Sort:
		return templ.Attributes{"aria-sort": "descending"}
	}
	return nil
}

// Bare says that the table shows the empty state, whose button then is the only one needed.
func (t TableView) Bare() bool { return t.Rows == 0 && !t.filtered() }

// filtered says whether the emptiness may come from what was asked rather than from there being nothing.
func (t TableView) filtered() bool {
	if t.URL == nil {
		return false
	}
	for key, values := range t.URL.Query() {
		if key != "ordem" && strings.Join(values, "") != "" {
			return true
		}
	}
	return false
}
