package rule

import (
	"slices"
	"strings"

	"omniservicos/store/cause"
	"omniservicos/store/crm/message"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/person"
)

// Case is a cause with what the account knows of it now: what conditions ask, and words name.
type Case struct {
	cause.Cause
	Person person.Person // without an ID: of nobody
	Card   opportunity.Opportunity
	Tags   []person.Tag // of both
}

// Owner is whose the matter is: the card's, the sale's seller's, or who looks after the person; 0: nobody's.
func (k Case) Owner() int64 {
	for _, id := range []int64{k.Card.OwnerID, k.OwnerID, k.Person.OwnerID} {
		if id != 0 {
			return id
		}
	}
	return 0
}

func (k Case) tagged(id int64) bool {
	return slices.ContainsFunc(k.Tags, func(t person.Tag) bool { return t.ID == id })
}

func (k Case) origin() string {
	if k.Card.Origin != "" {
		return k.Card.Origin
	}
	return k.Person.Origin
}

// Words are what an action's text may name, in braces.
var Words = []string{"nome", "primeiro_nome", "assunto", "valor", "oportunidade", "responsavel", "empresa"}

// fields are the words with a value each: what Missing finds beside them does not exist.
func fields() message.Values {
	v := message.Values{}
	for _, w := range Words {
		v[w] = w
	}
	return v
}

func (k Case) values(n Names) message.Values {
	v := message.Values{"nome": k.Person.Name, "assunto": k.Text, "oportunidade": k.Card.Title, "responsavel": n.member(k.Owner()), "empresa": n.Company}
	v["primeiro_nome"], _, _ = strings.Cut(k.Person.Name, " ")
	if k.Value != 0 {
		v["valor"] = k.Value.String()
	}
	return v
}
