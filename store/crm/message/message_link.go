package message

import (
	"strings"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/crm"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/pix"
)

// Ready is a message to one person that may be opened.
type Ready struct {
	PersonID int64
	Name     string
	Number   string // international
	Text     string
	URL      string // wa.me
}

// Link fills a template in for whom and what it is about. It writes nothing: Sent does, when it is pressed.
func Link(tx *db.Tx, template int64, a About) (Ready, error) {
	t, err := FindTemplate(tx, template)
	if err != nil {
		return Ready{}, err
	}
	p, err := person.Find(tx, a.PersonID)
	if err != nil {
		return Ready{}, err
	}
	v, err := ValuesOf(tx, p, a)
	if err != nil {
		return Ready{}, err
	}
	if lacking := Missing(t.Text, v); len(lacking) > 0 {
		return Ready{}, fault.Refuse("O modelo “" + t.Name + "” usa {" + strings.Join(lacking, "}, {") + "}, que aqui não há.")
	}
	return To(p, Fill(t.Text, v))
}

// To is a message with this text to a person, who must have a number with an area code.
func To(p person.Person, text string) (Ready, error) {
	r := Ready{PersonID: p.ID, Name: p.Name, Text: strings.TrimSpace(text)}
	for _, phone := range p.Phones {
		if r.Number = International(phone.Digits); r.Number != "" {
			break
		}
	}
	switch {
	case r.Number == "":
		return r, fault.Refuse(p.Name + " não tem telefone com DDD no cadastro. Inclua um para escrever pelo WhatsApp.")
	case r.Text == "":
		return r, fault.Blame("text", "Escreva a mensagem.")
	case len([]rune(r.Text)) > mostText:
		return r, fault.Blame("text", "A mensagem passa de 2.000 letras.")
	}
	r.URL = Address(r.Number, r.Text)
	return r, nil
}

// ValuesOf are what the fields stand for, for this person and matter.
func ValuesOf(tx *db.Tx, p person.Person, a About) (Values, error) {
	company, err := account.Name(tx)
	if err != nil {
		return nil, err
	}
	v := Values{"nome": p.Name, "empresa": company, "vendedor": tx.Actor.Name, "numero": a.Number, "link": a.Link, "vencimento": a.DueOn.String()}
	v["primeiro_nome"], _, _ = strings.Cut(p.Name, " ")
	if a.Amount > 0 {
		v["valor"] = a.Amount.String()
	}
	s, err := tx.Settings()
	if err == nil && s.PixKey != "" {
		v["pix"], err = pix.Code{Key: s.PixKey, Holder: s.PixHolder, City: s.PixCity, Amount: a.Amount, TxID: a.TxID}.Text()
	}
	return v, err
}

// Sent keeps on the person's timeline that a message was opened in WhatsApp: whether it was sent, only the phone knows.
// path is what it was about; empty: nothing in particular.
func Sent(tx *db.Tx, r Ready, path string) error {
	tx.Log(db.Change{Action: "WhatsApp aberto", Object: "people", ID: r.PersonID, After: map[string]any{"phone": r.Number, "note": r.Text}})
	return tx.Emit(event.PersonTouched{PersonID: r.PersonID, Kind: crm.KindWhatsApp, Text: r.Text, Path: path})
}
