package desk

import (
	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/web"
)

// ManyPeople refuses words that more than one person has.
const ManyPeople = "Há mais de uma pessoa assim: digite o CPF ou o CNPJ."

// OnlyPerson is the one person whom these words find; none or several are refused beside the field.
func OnlyPerson(c *web.Context, typed, field, none, several string) (int64, error) {
	found, err := person.Search(c.Tx, typed, 2)
	switch {
	case err != nil:
		return 0, err
	case len(found) == 0:
		return 0, fault.Blame(field, none)
	case len(found) > 1:
		return 0, fault.Blame(field, several)
	}
	return found[0].ID, nil
}

// PeopleShown are enough to choose from with a finger.
const PeopleShown = 8

// NameOf is who did something; the API and the seed have no person behind them.
func NameOf(c *web.Context, identity int64) (string, error) {
	if identity == c.Me.IdentityID {
		return c.Me.Name, nil
	}
	member, err := account.FindMember(c.Tx, identity)
	if fault.Is(err, fault.Missed) {
		return "", nil
	}
	return member.Name, err
}
