package db

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Change is one line of the audit: what was done to what, with the values before and after.
// Before and After are structs or maps that marshal to JSON; nil where there is none.
type Change struct {
	Action string // past tense, Portuguese, shown to people: "Venda finalizada"
	Object string // the noun's table: "sales"
	ID     int64
	Before any
	After  any
}

type auditLine struct {
	id int64
	Change
}

// Log adds a line to the audit; all lines of a transaction are written with it, in one statement, before the commit.
func (t *Tx) Log(c Change) { t.lines = append(t.lines, auditLine{NewID(), c}) }

// personal are the JSON keys whose values are kept apart, so that anonymising a person may delete them: the line holds
// their HMAC (decisions.md 25). A key is the name of a column or of a struct field's json tag.
var personal = map[string]bool{
	"name": true, "trade_name": true, "tax_id": true, "email": true, "phone": true, "phones": true,
	"birth_date": true, "street": true, "street_number": true, "zip": true, "complement": true, "district": true,
	"customer_name": true, "customer_tax_id": true, "note": true, "ip": true,
}

// AuditKey keys the HMAC of personal values; serve sets it from OMNI_SECRET.
var AuditKey = []byte("omniservicos")

// errNoAudit is a mistake of ours, never of a person.
type errNoAudit struct{}

func (errNoAudit) Error() string { return "db: a transaction wrote and left no audit line" }

func (t *Tx) audit() error {
	if len(t.lines) == 0 {
		if t.wrote {
			return errNoAudit{}
		}
		return nil
	}
	var rows, private [][]any
	for _, l := range t.lines {
		before, hidden := split(l.Before)
		after, shown := split(l.After)
		rows = append(rows, []any{l.id, t.Now, t.Actor.Identity, t.Actor.Name, t.Actor.IP, t.Actor.Request, l.Action, l.Object, l.ID, before, after})
		if hidden != nil || shown != nil {
			private = append(private, []any{l.id, hidden, shown})
		}
	}
	err := t.InsertLater("audit_lines", "id, at, identity_id, actor, ip, request, action, object, object_id, before, after", rows...)
	if err != nil {
		return err
	}
	if err := t.InsertLater("audit_personal", "line_id, before, after", private...); err != nil {
		return err
	}
	return t.flushLast()
}

// split takes the personal values out of v: the line's JSON with their HMAC, and the values themselves.
func split(v any) (line, values []byte) {
	if v == nil {
		return nil, nil
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return []byte(`"?"`), nil
	}
	var m map[string]any
	if json.Unmarshal(raw, &m) != nil {
		return raw, nil
	}
	apart := map[string]any{}
	for k, value := range m {
		if personal[k] && value != nil && value != "" {
			apart[k] = value
			m[k] = seal(value)
		}
	}
	if len(apart) == 0 {
		return raw, nil
	}
	line, _ = json.Marshal(m) // it was JSON a moment ago
	values, _ = json.Marshal(apart)
	return line, values
}

func seal(value any) string {
	raw, _ := json.Marshal(value)
	mac := hmac.New(sha256.New, AuditKey)
	mac.Write(raw)
	return "hmac:" + hex.EncodeToString(mac.Sum(nil)[:16])
}
