package ui

import (
	"net/url"
	"strconv"

	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// MessageView is a message to a person that any page may offer to write: for whom, and what its fields stand for. What is
// zero is not there.
type MessageView struct {
	PersonID int64
	Template string // the name of the one to begin with: "Cobrança"
	Text     string // already written, in place of a template
	Amount   money.Cents
	DueOn    dates.Date
	Number   string
	Link     string // a page of ours that the customer may open
	Back     string // the page that offers it: the line on the timeline leads there
}

// Path is where the message is written, and opened in WhatsApp.
func (m MessageView) Path() string {
	q := url.Values{}
	for name, value := range map[string]string{
		"modelo": m.Template, "texto": m.Text, "vencimento": m.DueOn.ISO(), "numero": m.Number, "link": m.Link, "volta": m.Back,
	} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if m.Amount != 0 {
		q.Set("valor", strconv.FormatInt(int64(m.Amount), 10))
	}
	return address("/crm/clientes/"+strconv.FormatInt(m.PersonID, 10)+"/whatsapp", q)
}
