// Package quote is the orçamento: what was promised to a customer, in versions, and what they answered.
package quote

import (
	"slices"
	"strconv"
	"time"

	"omniservicos/store/catalogue/basket"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
)

// The states of a version. Rows carry them, but for Expired: that is a sent one whose day has passed.
const (
	Draft    = "rascunho"
	Sent     = "enviado"
	Accepted = "aceito"
	Refused  = "recusado"
	Voided   = "anulado"
	Replaced = "substituido"
	Expired  = "vencido"
)

// arrows are the only ways from one state to another.
var arrows = map[string][]string{
	Draft:    {Sent, Voided},
	Sent:     {Accepted, Refused, Voided, Replaced},
	Expired:  {Voided, Replaced},
	Accepted: {Voided},
	Refused:  {Voided, Replaced},
}

// Quote is one version of an orçamento.
type Quote struct {
	ID            int64      `db:"id"`
	Number        int64      `db:"number"`
	Version       int        `db:"version"`
	State         string     `db:"state"`
	OpportunityID int64      `db:"opportunity_id"`
	Opportunity   string     `db:"opportunity"` // its title, read with it
	PersonID      int64      `db:"person_id"`
	Person        string     `db:"person"` // read with it
	BranchID      int64      `db:"branch_id"`
	SellerID      int64      `db:"seller_id"`
	Seller        string     `db:"seller"` // read with it
	ValidUntil    dates.Date `db:"valid_until"`
	Terms         string     `db:"terms"`
	Note          string     `db:"note"`
	Edits         int64      `db:"edits"`
	CreatedAt     time.Time  `db:"created_at"`
	SentAt        *time.Time `db:"sent_at"`
	ViewedAt      *time.Time `db:"viewed_at"`
	AnsweredAt    *time.Time `db:"answered_at"`
	AnswerName    string     `db:"answer_name"`
	AnswerIP      string     `db:"answer_ip"`
	AnswerNote    string     `db:"answer_note"`
	AnsweredBy    int64      `db:"answered_by"` // 0: the customer, by the link
	Won           bool       `db:"won"`
	EndedAt       *time.Time `db:"ended_at"`
	EndReason     string     `db:"end_reason"`
	Last          bool       `db:"last"` // no later version of the number is there
	basket.Basket
}

// What an orçamento begins with, and how far its validity may reach.
const (
	days     = 15
	mostDays = 365
)

// Title names it: "Orçamento 12", and from the second version on "Orçamento 12, versão 2".
func (q Quote) Title() string {
	title := "Orçamento " + strconv.FormatInt(q.Number, 10)
	if q.Version > 1 {
		title += ", versão " + strconv.Itoa(q.Version)
	}
	return title
}

// Customer is who it is for, in words.
func (q Quote) Customer() string {
	if q.Person == "" {
		return "Consumidor"
	}
	return q.Person
}

// StateOn is the state as people see it on this day.
func (q Quote) StateOn(today dates.Date) string {
	if q.State == Sent && q.ValidUntil.Before(today) {
		return Expired
	}
	return q.State
}

// may refuses a way that no arrow shows, in words for who works with it.
func (q Quote) may(to string, today dates.Date) error {
	state := q.StateOn(today)
	if slices.Contains(arrows[state], to) {
		return nil
	}
	switch state {
	case Draft:
		return fault.Conflict(q.Title() + " ainda é um rascunho: envie antes.")
	case Sent:
		return fault.Conflict(q.Title() + " já foi enviado. Para mudar, edite: isso faz uma nova versão.")
	case Expired:
		return fault.Conflict(q.Title() + " venceu em " + q.ValidUntil.String() + ". Edite para fazer uma nova versão.")
	case Accepted:
		return fault.Conflict(q.Title() + " já foi aceito por " + q.AnswerName + ".")
	case Refused:
		return fault.Conflict(q.Title() + " já foi recusado por " + q.AnswerName + ".")
	case Voided:
		return fault.Conflict(q.Title() + " foi anulado: " + q.EndReason)
	}
	return fault.Conflict(q.Title() + " foi substituído por uma nova versão.")
}

// seen refuses whoever has not seen the last change of a draft.
func (q Quote) seen(edits int64) error {
	if q.Edits == edits {
		return nil
	}
	return fault.Conflict(q.Title() + " mudou em outra janela depois que você abriu esta. Nada foi gravado: confira como ficou.")
}

// answerable is the way to an answer, in words for the customer. seen is the version that they had before them.
func (q Quote) answerable(to string, seen int, today dates.Date, zone *time.Location) error {
	switch state := q.StateOn(today); {
	case state == Accepted || state == Refused:
		return fault.Conflict("Este orçamento já foi " + state + " por " + q.AnswerName + " em " + q.AnsweredAt.In(zone).Format("02/01/2006 às 15:04") + ".")
	case state == Expired:
		return fault.Conflict("Este orçamento venceu em " + q.ValidUntil.String() + ". Peça um novo à loja.")
	case state == Voided:
		return fault.Conflict("Este orçamento foi anulado pela loja.")
	case state == Replaced:
		return fault.Conflict("A loja está refazendo este orçamento. Aguarde a nova versão.")
	case q.Version != seen:
		return fault.Conflict("A loja mudou este orçamento depois que você abriu a página: confira a versão " + strconv.Itoa(q.Version) + " e responda de novo.")
	}
	return q.may(to, today)
}

// Terms are what is typed beside the items.
type Terms struct {
	PersonID   int64
	SellerID   int64
	ValidUntil dates.Date
	Terms      string
	Note       string
}

func (t Terms) check(today dates.Date) error {
	switch {
	case t.ValidUntil.Before(today):
		return fault.Blame("valid_until", "A validade não pode ser um dia que já passou.")
	case t.ValidUntil.After(today.AddDays(mostDays)):
		return fault.Blame("valid_until", "A validade vai até um ano.")
	}
	return nil
}

// Answer is what somebody says to an orçamento. Version is the one that they had before them.
type Answer struct {
	Accept  bool
	Version int
	Name    string
	Note    string // why it is refused
	IP      string // of who answers by the link
	By      int64  // identity of who writes it down; 0: the customer
}

func (a Answer) state() string {
	if a.Accept {
		return Accepted
	}
	return Refused
}
