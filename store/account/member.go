package account

import (
	"strings"

	"github.com/lib/pq"

	"omniservicos/store/fault"
)

// NewMember is a person who may enter an account. An e-mail that already has an identity keeps its own name and
// password: only the membership is added.
type NewMember struct {
	Email, Name  string
	PasswordHash string // made outside the transaction: hashing is slow on purpose
	Roles        []Role
	Branches     []int64 // empty: all
	// Temporary says that somebody else knows the password: the person chooses another at the first entry.
	Temporary bool
}

// check puts the e-mail in its one form and refuses what could not enter.
func (n *NewMember) check() error {
	n.Email, n.Name = tidyEmail(n.Email), strings.TrimSpace(n.Name)
	if !looksLikeEmail(n.Email) {
		return fault.Blame("email", "Informe um e-mail, como ana@loja.com.br.")
	}
	if n.Name == "" {
		return fault.Blame("name", "Informe o nome da pessoa.")
	}
	return checkRoles(n.Roles)
}

func checkRoles(roles []Role) error {
	if len(roles) == 0 {
		return fault.Blame("roles", "Escolha pelo menos um perfil.")
	}
	for _, r := range roles {
		if !r.Valid() {
			return fault.Blame("roles", "Escolha os perfis da lista.")
		}
	}
	return nil
}

func tidyEmail(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// looksLikeEmail asks for little: only writing to the address would prove more.
func looksLikeEmail(s string) bool {
	name, host, found := strings.Cut(s, "@")
	return found && name != "" && host != "" && len(s) <= 200 && !strings.ContainsAny(s, " \t\r\n<>,;") && !strings.Contains(host, "@")
}

func names(roles []Role) (out pq.StringArray) {
	for _, r := range roles {
		out = append(out, string(r))
	}
	return out
}
