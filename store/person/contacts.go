package person

import (
	"slices"
	"strings"

	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// Contact is somebody who answers for a company: the buyer, the accountant.
type Contact struct {
	Name  string `db:"name"`
	Role  string `db:"role"`
	Phone string `db:"phone"` // digits
	Email string `db:"email"`
}

// String is the contact on one line.
func (c Contact) String() string {
	return joinWith(" · ", c.Name, c.Role, Phone{Digits: c.Phone}.String(), c.Email)
}

func (c Contact) check() error {
	switch {
	case c.Name == "":
		return fault.Blame("contacts", "Escreva o nome do contato.")
	case c.Phone != "" && !(Phone{Digits: c.Phone}).Valid():
		return fault.Blame("contacts", "O telefone de "+c.Name+" não confere: informe o DDD e o número, como (11) 98765-4321.")
	case c.Email != "" && !emailShape.MatchString(c.Email):
		return fault.Blame("contacts", "O e-mail de "+c.Name+" não parece completo.")
	}
	return nil
}

// tidyContacts drops those in which nothing was filled, and who is there twice.
func tidyContacts(list []Contact) (tidy []Contact) {
	for _, c := range list {
		c = Contact{Name: words.OneLine(c.Name), Role: words.OneLine(c.Role), Phone: ParsePhone(c.Phone).Digits, Email: strings.ToLower(strings.TrimSpace(c.Email))}
		if c != (Contact{}) && !slices.Contains(tidy, c) {
			tidy = append(tidy, c)
		}
	}
	return tidy
}
