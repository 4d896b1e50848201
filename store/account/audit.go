package account

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// AuditLine is one thing that was done: who, when, from where, to what, and the values before and after.
type AuditLine struct {
	ID           int64     `db:"id"`
	At           time.Time `db:"at"`
	IdentityID   int64     `db:"identity_id"` // 0: the system
	Actor        string    `db:"actor"`
	IP           string    `db:"ip"`
	Request      string    `db:"request"`
	Action       string    `db:"action"`
	Object       string    `db:"object"`
	ObjectID     int64     `db:"object_id"`
	Before       []byte    `db:"before"`
	After        []byte    `db:"after"`
	HiddenBefore []byte    `db:"hidden_before"` // personal values, until the person is made anonymous
	HiddenAfter  []byte    `db:"hidden_after"`
}

// AuditFilter says which lines; zero values ask for all.
type AuditFilter struct {
	IdentityID int64
	Object     string
	ObjectID   int64
	Action     string
	From, To   time.Time // To is not included
	Before     int64     // the last line of the page before
}

// AuditPage is how many lines a page shows.
const AuditPage = 50

// Difference is one value that a change touched: a string, json.Number, bool, list, map, or nil where there was none.
type Difference struct {
	Key           string
	Before, After any
	Forgotten     bool // a personal value of somebody made anonymous: only its seal is left
}

// Differences are the values that the change touched, by key. What stayed as it was is left out.
func (l AuditLine) Differences() (list []Difference) {
	before, after := values(l.Before, l.HiddenBefore), values(l.After, l.HiddenAfter)
	keys := map[string]bool{}
	for k := range before {
		keys[k] = true
	}
	for k := range after {
		keys[k] = true
	}
	for k := range keys {
		if !same(before[k], after[k]) {
			list = append(list, Difference{Key: k, Before: before[k], After: after[k], Forgotten: isSeal(before[k]) || isSeal(after[k])})
		}
	}
	slices.SortFunc(list, func(a, b Difference) int { return strings.Compare(a.Key, b.Key) })
	return list
}

// values puts the personal values back where their seals stand.
func values(raw, hidden []byte) map[string]any {
	m := object(raw)
	for k, v := range object(hidden) {
		m[k] = v
	}
	return m
}

// object reads a JSON object; anything else stands under one key of its own.
func object(raw []byte) map[string]any {
	m := map[string]any{}
	if len(raw) == 0 {
		return m
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber() // an id does not fit a float
	var v any
	if d.Decode(&v) != nil {
		return m
	}
	if o, ok := v.(map[string]any); ok {
		return o
	}
	if v != nil {
		m["valor"] = v
	}
	return m
}

// same says whether nothing changed; an empty value and none are the same.
func same(a, b any) bool {
	x, _ := json.Marshal(emptied(a)) // what came out of JSON goes back
	y, _ := json.Marshal(emptied(b))
	return bytes.Equal(x, y)
}

func emptied(v any) any {
	switch t := v.(type) {
	case string:
		if t == "" {
			return nil
		}
	case []any:
		if len(t) == 0 {
			return nil
		}
	}
	return v
}

func isSeal(v any) bool {
	s, ok := v.(string)
	return ok && strings.HasPrefix(s, "hmac:")
}
