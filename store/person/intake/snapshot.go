package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"omniservicos/store/person"
)

// Snapshot is a person as an import found or left them: what an undo goes back to, and how it knows that nobody changed
// them since.
type Snapshot struct {
	Person   person.Person
	Fields   map[int64]string
	Tags     []int64
	TagNames []string `json:"-"`
}

// hashOf tells one state of a person from another. Ids of addresses are made anew by every save.
func hashOf(s Snapshot) string {
	s.Person.Addresses = append([]person.Address(nil), s.Person.Addresses...)
	for i := range s.Person.Addresses {
		s.Person.Addresses[i].ID = 0
	}
	if len(s.Person.Phones) == 0 {
		s.Person.Phones = nil
	}
	if len(s.Fields) == 0 {
		s.Fields = nil
	}
	raw, err := json.Marshal(s)
	if err != nil {
		return "" // never: a snapshot is plain values
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:16])
}
