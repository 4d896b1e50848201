package account

import (
	"slices"

	"github.com/lib/pq"

	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// Team is people who work together. Members are identities; who has left the account is none of them any more.
type Team struct {
	ID      int64         `db:"id"`
	Name    string        `db:"name"`
	Members pq.Int64Array `db:"members"`
}

// Has says whether this person is in the team.
func (t Team) Has(identity int64) bool { return slices.Contains(t.Members, identity) }

func (t Team) tidy() Team {
	t.Name = words.OneLine(t.Name)
	t.Members = slices.Compact(slices.Sorted(slices.Values(t.Members)))
	return t
}

func (t Team) check() error {
	switch {
	case t.Name == "":
		return fault.Blame("name", "Dê um nome à equipe.")
	case len(t.Members) == 0:
		return fault.Blame("members", "Marque pelo menos uma pessoa.")
	}
	return nil
}

// audit names the people: an identity says nothing to who reads it.
func (t Team) audit(names map[int64]string) map[string]any {
	members := []string{}
	for _, m := range t.Members {
		members = append(members, names[m])
	}
	return map[string]any{"name": t.Name, "members": members}
}
