package field

// Ask is a filter by one field: from a value to another, both included; a text begins with From, a choice is From.
type Ask struct {
	Field    Field
	From, To string
}

const lastLetter = "\U0010FFFF"

// Range is the keys that answer the question: from low, included, to high, excluded.
func (a Ask) Range() (low, high string) {
	low = a.Field.key(a.From)
	switch a.Field.Kind {
	case Text:
		return low, low + lastLetter
	case Choice:
		return low, low + "\x01"
	}
	if a.From == "" {
		low = ""
	}
	if a.To == "" {
		return low, lastLetter
	}
	return low, a.Field.key(a.To) + "\x01"
}

// Empty says that nothing is asked.
func (a Ask) Empty() bool { return a.From == "" && a.To == "" }
