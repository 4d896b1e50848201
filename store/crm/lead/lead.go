// Package lead is who writes to the business first: how they reach it, what they are worth, who takes care of them. A lead
// is an opportunity that somebody outside began; what it is worth and how far it came is the opportunity's to say.
package lead

import (
	"encoding/json"
	"strings"
	"time"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
	"omniservicos/store/words"
)

// The states of a lead. They follow from the opportunity, and rows carry them only to be listed by.
const (
	New       = "novo"        // nobody has written or called yet
	Contacted = "contato"     // somebody has
	Qualified = "qualificado" // the card left the stage where it began
	Discarded = "descartado"  // lost, with its motivo
	Customer  = "cliente"     // won
)

// States are all of them, in the order in which a lead comes through them, with their words.
var States = []struct{ Key, Word string }{
	{New, "Novo"}, {Contacted, "Em contato"}, {Qualified, "Qualificado"}, {Discarded, "Descartado"}, {Customer, "Virou cliente"},
}

// StateWord is a state as people read it.
func StateWord(key string) string {
	for _, s := range States {
		if s.Key == key {
			return s.Word
		}
	}
	return ""
}

// Lead is somebody who wrote, as they wrote, and the opportunity that began so.
type Lead struct {
	ID             int64       `db:"id"`
	PersonID       int64       `db:"person_id"`
	PersonName     string      `db:"person_name"`
	OpportunityID  int64       `db:"opportunity_id"`
	Title          string      `db:"title"` // of the opportunity
	Value          money.Cents `db:"value"`
	Moves          int64       `db:"moves"`
	StageID        int64       `db:"stage_id"`
	OwnerID        int64       `db:"owner_id"`
	FormID         int64       `db:"form_id"`
	Through        string      `db:"through"`
	Name           string      `db:"name"`
	Phone          string      `db:"phone"`
	Email          string      `db:"email"`
	TaxID          taxid.ID    `db:"tax_id"`
	Company        string      `db:"company"`
	City           string      `db:"city"`
	UF             string      `db:"uf"`
	Message        string      `db:"message"`
	Origin         string      `db:"origin"`
	RawSource      []byte      `db:"source"`
	BeganStageID   int64       `db:"began_stage_id"`
	State          string      `db:"state"`
	ReceivedAt     time.Time   `db:"received_at"`
	ContactedAt    *time.Time  `db:"contacted_at"`
	Points         int         `db:"score"`
	RawReasons     []byte      `db:"reasons"`
	ConsentVersion int         `db:"consent_version"`
	Consent        string      `db:"consent"`
	ConsentAt      *time.Time  `db:"consent_at"`
	ConsentIP      string      `db:"consent_ip"`
	Reason         string      `db:"reason"` // why it was discarded
}

// Open says whether the lead is still worked on.
func (l Lead) Open() bool { return l.State != Discarded && l.State != Customer }

// Score is what rules gave the lead.
func (l Lead) Score() Score { return scoreOf(l.Points, l.RawReasons) }

// Source is where a lead came from in detail: utm_source and its kin, and the page before.
type Source map[string]string

// SourceKeys are what is kept of it, in the order in which it is shown.
var SourceKeys = []string{"utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "referrer"}

const mostSource = 200

// Clean keeps what is known and can be kept: what a page's address brings is nobody's to be refused for.
func (s Source) Clean() Source {
	kept := Source{}
	for _, k := range SourceKeys {
		v := words.OneLine(strings.Map(printable, strings.ToValidUTF8(s[k], "")))
		if r := []rune(v); len(r) > mostSource {
			v = string(r[:mostSource])
		}
		if v != "" {
			kept[k] = v
		}
	}
	return kept
}

func printable(r rune) rune {
	if r < ' ' || r == 0x7f {
		return ' '
	}
	return r
}

// Source of the lead.
func (l Lead) Source() (s Source) {
	_ = json.Unmarshal(l.RawSource, &s) // we wrote it
	return s
}

// Arrival is a lead on its way in, from a form, a program or a colleague.
type Arrival struct {
	id      int64 // of the lead that it becomes; 0: a new one
	FormID  int64
	StageID int64  // 0: the first of the account's first funnel
	Through string // the form's title, the program's name
	Title   string // of the opportunity; without it, Through
	Name    string
	Phone   string
	Email   string
	TaxID   taxid.ID
	Company string
	City    string
	UF      string
	Message string
	Value   money.Cents
	Origin  string
	Source  Source
	OwnerID int64 // who takes it; 0: as the distribution says

	Consent        string // the words, where no form asked
	ConsentVersion int    // of the form
	ConsentAt      *time.Time
	ConsentIP      string
}

// The most that a field of a lead holds, in characters.
const (
	MostName    = 120
	MostMessage = 2000
)

// tidy puts what was typed in its one writing.
func (a Arrival) tidy() Arrival {
	for _, s := range []*string{&a.Through, &a.Title, &a.Name, &a.Email, &a.Company, &a.City} {
		*s = words.OneLine(*s)
	}
	a.Email, a.UF, a.Message = strings.ToLower(a.Email), strings.ToUpper(strings.TrimSpace(a.UF)), strings.TrimSpace(a.Message)
	a.Phone = person.ParsePhone(a.Phone).Digits
	if a.Title == "" {
		a.Title = a.Through
	}
	a.Source = a.Source.Clean()
	return a
}

// check refuses what cannot be answered. What the person may be is the registry's to check.
func (a Arrival) check() error {
	switch {
	case a.Name == "":
		return fault.Blame("name", "Informe o nome.")
	case a.Phone == "" && a.Email == "":
		return fault.Blame("phone", "Informe um telefone ou um e-mail, para que a resposta chegue.")
	case a.Phone != "" && !(person.Phone{Digits: a.Phone}).Valid():
		return fault.Blame("phone", "Este telefone não confere: informe o DDD e o número, como (11) 98765-4321.")
	case a.Value < 0:
		return fault.Blame("value", "O valor não pode ser negativo.")
	}
	return nil
}

// person is who wrote, as the registry would know them.
func (a Arrival) person() person.Person {
	p := person.Person{Name: a.Name, TaxID: a.TaxID, Email: a.Email, IsLead: true, Origin: a.Origin}
	if a.TaxID.IsCNPJ() {
		p.Kind = person.Legal
	}
	if a.Phone != "" {
		p.Phones = []person.Phone{{Digits: a.Phone}}
	}
	if a.City != "" || a.UF != "" {
		p.Addresses = []person.Address{{City: a.City, UF: a.UF}}
	}
	if a.Company != "" && a.Company != a.Name {
		p.TradeName = a.Company
	}
	return p
}

// said are the words that rules look for.
func (a Arrival) said() []string { return words.Of(a.Company + " " + a.Message) }
