package part

import (
	"context"
	"strings"

	"omniservicos/store/pdv/keys"
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

// KeyOf is the key of an action (keys.Actions) as a button prints it: Key: part.KeyOf(ctx, "suspender").
func KeyOf(ctx context.Context, action string) string { return keysOf(ctx).Of(action) }

// KeysMapped lists every key of the map: the till takes them all from the browser.
func KeysMapped(ctx context.Context) string {
	var list []string
	for _, key := range keysOf(ctx) {
		if key != "" {
			list = append(list, key)
		}
	}
	return strings.Join(list, " ")
}
