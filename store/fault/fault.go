// Package fault holds the refusals that a person reads: whole Portuguese sentences, each with the kind of answer it
// deserves. Any other error is ours: it is logged, and the person is told only that something went wrong on our side.
package fault

import "errors"

// Kind says which answer a fault deserves.
type Kind int

const (
	Missed    Kind = iota + 1 // 404: not here, or not this account's
	Refused                   // 422: a rule of the business says no
	Blamed                    // 422: one field is wrong
	Forbidden                 // 403: the role does not allow it
	Conflicts                 // 409: someone changed it first, or the key was used with another content
	TooMany                   // 429: too many tries
	Unready                   // 503: try again in a moment
)

// Fault is a refusal. Text is a whole sentence in Portuguese; Field names the input it stands beside, if any.
type Fault struct {
	Kind  Kind
	Field string
	Text  string
}

func (f *Fault) Error() string { return f.Text }

func Missing(text string) error      { return &Fault{Kind: Missed, Text: text} }
func Refuse(text string) error       { return &Fault{Kind: Refused, Text: text} }
func Blame(field, text string) error { return &Fault{Kind: Blamed, Field: field, Text: text} }
func Forbid(text string) error       { return &Fault{Kind: Forbidden, Text: text} }
func Conflict(text string) error     { return &Fault{Kind: Conflicts, Text: text} }
func Throttle(text string) error     { return &Fault{Kind: TooMany, Text: text} }
func Busy(text string) error         { return &Fault{Kind: Unready, Text: text} }

// As finds the fault inside an error.
func As(err error) (*Fault, bool) {
	var f *Fault
	ok := errors.As(err, &f)
	return f, ok
}

// Is says whether err is a fault of this kind.
func Is(err error, kind Kind) bool {
	f, ok := As(err)
	return ok && f.Kind == kind
}
