package borracharia

import (
	"strconv"
	"strings"

	"omniservicos/db"
	"omniservicos/store/person"
)

// mostOwners bounds how many lookalikes are worth choosing from.
const mostOwners = 12

// chooseOwner finds the customer by name, CPF, CNPJ or telephone: the one that was pointed at among those found, or the
// only one found. Nothing typed is nobody.
func (f *vehicleForm) chooseOwner(tx *db.Tx) error {
	words := strings.TrimSpace(f.Value("cliente"))
	chosen, _ := strconv.ParseInt(f.Value("pessoa"), 10, 64) // what is no number was not chosen
	f.Vehicle.CustomerID = nil
	if words == "" {
		return nil
	}
	found, err := person.Search(tx, words, mostOwners)
	if err != nil {
		return err
	}
	if found, err = withChosen(tx, found, words, chosen); err != nil {
		return err
	}
	f.Owners = found
	for i, p := range found {
		if p.ID == chosen || len(found) == 1 {
			f.Vehicle.CustomerID = &found[i].ID
		}
	}
	f.Check(len(found) > 0, "cliente", "Ninguém foi encontrado com “"+words+"”: confira, ou cadastre o cliente primeiro.")
	f.Check(len(found) == 0 || f.Vehicle.CustomerID != nil, "cliente", "Mais de uma pessoa foi encontrada: escolha uma abaixo.")
	return nil
}

// withChosen keeps who was chosen before on the list when the name still is theirs: archived, or one of many namesakes.
func withChosen(tx *db.Tx, found []person.Person, words string, chosen int64) ([]person.Person, error) {
	people, err := person.ByIDs(tx, []int64{chosen})
	if err != nil {
		return nil, err
	}
	p, there := people[chosen]
	if !there || p.Name != words {
		return found, nil
	}
	for _, other := range found {
		if other.ID == chosen {
			return found, nil
		}
	}
	return append(found, p), nil
}
