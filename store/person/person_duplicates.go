package person

import (
	"slices"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/taxid"
)

// Match is a person who is perhaps the one being registered, and what they share.
type Match struct {
	Person
	Shares string // "o CPF", "o CNPJ", "o telefone", "o e-mail", "o nome"
}

// maxMatches is how many lookalikes are worth showing.
const maxMatches = 5

// Duplicates finds people that p may already be: same CPF or CNPJ, phone, e-mail or whole name, archived ones included.
// p itself is left out.
func Duplicates(tx *db.Tx, p Person) ([]Match, error) {
	p = p.tidy()
	var digits []string
	for _, phone := range p.Phones {
		digits = append(digits, phone.Digits)
	}
	var found []Person
	err := tx.List(&found, `
		select `+personColumns+`
		  from people p
		 where p.account_id = $1 and p.id <> $2 and p.merged_into is null and p.id in (
		       select t.id from people t where t.account_id = $1 and t.tax_id = $3
		       union all
		       select e.id from people e where e.account_id = $1 and e.email = $4 and e.email <> ''
		       union all
		       select f.person_id from person_phones f where f.account_id = $1 and f.digits = any($5)
		       union all
		       select w.person_id from person_words w where w.account_id = $1 and w.word = $6)
		 order by p.archived_at is not null, p.name collate pt_br, p.id
		 limit $7`,
		p.ID, p.TaxID.Bare(), p.Email, pq.StringArray(digits), wholeName(p.Name), maxMatches)
	matches := make([]Match, len(found))
	for i, f := range found {
		matches[i] = Match{Person: f, Shares: p.shares(f)}
	}
	return matches, err
}

// shares names the strongest thing that p and another have in common; the phones of a found person are not read, so it
// is what is left when nothing else is the same.
func (p Person) shares(o Person) string {
	switch {
	case p.TaxID != "" && p.TaxID == o.TaxID:
		return "o " + kindOf(p.TaxID)
	case p.Email != "" && p.Email == o.Email:
		return "o e-mail"
	case p.Name != "" && wholeName(p.Name) == wholeName(o.Name):
		return "o nome"
	}
	return "o telefone"
}

func kindOf(id taxid.ID) string {
	if id.IsCPF() {
		return "CPF"
	}
	return "CNPJ"
}

// SameTaxID says whether one of the matches has the same CPF or CNPJ: that one is refused, not asked about.
func SameTaxID(matches []Match) bool {
	return slices.ContainsFunc(matches, func(m Match) bool { return m.Shares == "o CPF" || m.Shares == "o CNPJ" })
}
