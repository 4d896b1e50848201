package pdv

import (
	"context"
	"strings"

	"omniservicos/store/pdv/keys"
	"omniservicos/views/form"
)

type keysInContext struct{}

// WithKeys gives buttons the account's keys; find is asked once, and only by a page that prints one.
func WithKeys(ctx context.Context, find func() keys.Map) context.Context {
	return context.WithValue(ctx, keysInContext{}, find)
}

func keysOf(ctx context.Context) keys.Map {
	if find, ok := ctx.Value(keysInContext{}).(func() keys.Map); ok {
		return find()
	}
	return keys.Read("")
}

// keyOf is the key of an action (pdv.Actions) as a button prints it: Key: keyOf(ctx, "suspender").
func keyOf(ctx context.Context, action string) string { return keysOf(ctx).Of(action) }

// mapped lists every key of the map: the till takes them all from the browser.
func mapped(ctx context.Context) string {
	var list []string
	for _, key := range keysOf(ctx) {
		if key != "" {
			list = append(list, key)
		}
	}
	return strings.Join(list, " ")
}

// KeysForm is the map as it was typed, a field for each action.
type KeysForm struct {
	form.Form
	Keys keys.Map
}

// KeysFormOf fills the form with what stands.
func KeysFormOf(k keys.Map) *KeysForm {
	f := &KeysForm{Keys: k}
	for action, key := range k {
		f.Set(action, key)
	}
	return f
}

func (f *KeysForm) Read() {
	f.Keys = keys.Map{}
	for _, a := range keys.Actions {
		f.Keys[a.Code] = keys.Tidy(f.Text(a.Code, 20, ""))
	}
	for _, r := range f.Keys.Check() {
		f.Check(false, r.Field, r.Text)
	}
}
