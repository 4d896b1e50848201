// Package ui holds the pieces that every screen is made of. A component that takes more than three things takes one
// struct named after it (Field takes FieldView), so that a call reads like the form it draws.
package ui

import (
	"context"
	"net/url"
)

// Tone says what a state means; it is always shown with a word or a shape too, never by colour alone.
type Tone string

const (
	Neutral Tone = ""
	Info    Tone = "info"
	Good    Tone = "good"
	Warn    Tone = "warn"
	Bad     Tone = "bad"
)

// Kind is the weight of a button. A screen has one Primary.
type Kind string

const (
	Secondary Kind = ""
	Primary   Kind = "primary"
	Danger    Kind = "danger"
	Ghost     Kind = "ghost"
)

type contaKey struct{}

// WithConta remembers the account that a page is drawn for; every Form then carries it, so that a tab left open in
// another account is refused instead of writing in the wrong one.
func WithConta(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, contaKey{}, id)
}

func conta(ctx context.Context) string {
	id, _ := ctx.Value(contaKey{}).(string)
	return id
}

// The parameters that say where in a list one stands: they mean nothing once the filter or the order changes.
var cursors = []string{"depois", "antes"}

// With is the same address with one parameter changed and the list back at its first page; an empty value removes it.
func With(u *url.URL, key, value string) string {
	q := u.Query()
	for _, c := range cursors {
		q.Del(c)
	}
	if value == "" {
		q.Del(key)
	} else {
		q.Set(key, value)
	}
	return address(u.Path, q)
}

func address(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
