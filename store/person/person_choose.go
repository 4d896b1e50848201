package person

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// Choose finds the one active person that somebody wrote down by name, CPF, CNPJ or telephone; the refusal stands beside
// the field "person". Of several, the one whose whole name was written is meant.
func Choose(tx *db.Tx, text string) (Person, error) {
	const few = 20
	found, err := Search(tx, text, few)
	if err != nil {
		return Person{}, err
	}
	if len(found) > 1 {
		same := slices.DeleteFunc(slices.Clone(found), func(p Person) bool { return wholeName(p.Name) != wholeName(text) })
		if len(same) == 1 {
			found = same
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Person{}, fault.Blame("person", "Ninguém no cadastro foi encontrado por “"+text+"”.")
	}
	return Person{}, fault.Blame("person", "Há mais de uma pessoa assim no cadastro: acrescente o sobrenome, o CPF, o CNPJ ou o telefone.")
}

// Options are texts by which Choose finds each of these people again: the name, with what tells namesakes apart.
func Options(people []Person, phones map[int64]Phone) (texts []string) {
	for _, p := range people {
		texts = append(texts, joinWith(" · ", p.Name, firstOf(p.TaxID.String(), phones[p.ID].String(), p.Email)))
	}
	return texts
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
