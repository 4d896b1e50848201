// Package home draws the painel: where everyone lands.
package home

import (
	"strings"

	"github.com/a-h/templ"

	"omniservicos/views/layout"
	"omniservicos/views/ui"
)

// View is the painel of one person.
type View struct {
	Name   string
	Hour   int // in the account's zone
	Today  string
	Till   bool          // may sell
	Links  []layout.Item // the other places they may go
	Steps  []Step
	Agenda []ui.AgendaItem // what the day asks for
	Panels []templ.Component
}

// Step is one thing a new business does first; Done ones are not shown.
type Step struct {
	Title, Text, Href, Icon string
	Done                    bool
}

func (v View) head() ui.HeadView {
	return ui.HeadView{Title: greeting(v.Hour) + ", " + first(v.Name), Facts: v.Today}
}

// counter says that selling is this person's work: the way to the till then is the largest thing on the page.
func (v View) counter() bool { return v.Till && len(v.Panels) < 3 }

func greeting(hour int) string {
	switch {
	case hour < 5:
		return "Boa noite"
	case hour < 12:
		return "Bom dia"
	case hour < 18:
		return "Boa tarde"
	}
	return "Boa noite"
}

func first(name string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	return word
}

func (v View) left() (left []Step) {
	for _, s := range v.Steps {
		if !s.Done {
			left = append(left, s)
		}
	}
	return left
}
