package rule

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
)

// Listed is a list that one column holds as JSON.
type Listed[T any] []T

// Scan reads the column.
func (l *Listed[T]) Scan(from any) error {
	switch raw := from.(type) {
	case []byte:
		return json.Unmarshal(raw, l)
	case string:
		return json.Unmarshal([]byte(raw), l)
	}
	return fmt.Errorf("rule: a list cannot be read from %T", from)
}

// Value writes the column; no list is an empty one.
func (l Listed[T]) Value() (driver.Value, error) {
	if l == nil {
		return "[]", nil
	}
	raw, err := json.Marshal(l)
	return string(raw), err
}
