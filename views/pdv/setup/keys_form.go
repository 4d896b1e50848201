// Package setup draws what a shop sets up once.
package setup

import (
	"omniservicos/store/pdv/keys"
	"omniservicos/views/form"
)

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
