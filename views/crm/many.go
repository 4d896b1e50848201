package crm

import (
	"net/url"
	"strconv"

	"omniservicos/store/fault"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// What is done to many records at once.
const (
	Mark   = "marcar"
	Unmark = "desmarcar"
	Assign = "responsavel"
)

// ManyForm is a change of many records: the ticked ones, or all that the filter names.
type ManyForm struct {
	form.Form
	Known Known
	What  string
	All   bool
	IDs   []int64
	Tag   int64
	Owner int64
}

// mostTicked is a page of the list, and room.
const mostTicked = 500

// Read reads what is to be done, and to whom.
func (f *ManyForm) Read() {
	f.What = f.Choice("what", []string{Mark, Unmark, Assign}, "Escolha o que fazer com os cadastros marcados.")
	f.All = f.Flag("all")
	for _, v := range f.Values("id") {
		if n, err := strconv.ParseInt(v, 10, 64); err == nil && len(f.IDs) < mostTicked {
			f.IDs = append(f.IDs, n)
		}
	}
	f.Check(f.All || len(f.IDs) > 0, "id", "Marque pelo menos um cadastro da lista.")
	if f.What == Assign {
		owner := f.Choice("owner", ui.Values(f.Known.owners(0)), "Escolha quem é o responsável.")
		f.Owner, _ = strconv.ParseInt(owner, 10, 64) // one of the values, or refused
		return
	}
	f.Tag = f.ID("tag", "Escolha o marcador.")
}

// Refusal is the first thing wrong: the bar of actions stands in no form that could be drawn again.
func (f *ManyForm) Refusal() error {
	for _, name := range []string{"what", "id", "owner", "tag"} {
		if e := f.Error(name); e != "" {
			return fault.Refuse(e)
		}
	}
	return fault.Refuse("Nada foi alterado: confira o que foi marcado.")
}

// Told is what was done.
func (f *ManyForm) Told(n string) string {
	return map[string]string{Mark: "Marcador posto em ", Unmark: "Marcador tirado de ", Assign: "Responsável definido em "}[f.What] + n + " cadastros."
}

// ListPath is the list with the filter that an address carries.
func ListPath(at *url.URL) string {
	if at.RawQuery == "" {
		return "/crm/clientes"
	}
	return "/crm/clientes?" + at.RawQuery
}
