// Package desk is what the pages of the PDV share: a supervisor's PIN, people by name, the days of a list.
package desk

import (
	"errors"
	"strconv"

	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/tills"
	"omniservicos/views/pdv/part"
	"omniservicos/web"
)

// GrantOf is the grant that a form brings when it is sent again; 0 the first time. How an act asks for one stands in
// store/pdv/authority/grant.go.
func GrantOf(c *web.Context) int64 {
	grant, err := strconv.ParseInt(c.Posted().Get("grant"), 10, 64)
	if err != nil {
		return 0
	}
	return grant
}

// AskAuthority answers a refusal that a supervisor can lift: the question comes with all that was posted, so that the
// same form is sent again once the PIN was right. Other errors are left to the caller, and so is the refusal where nobody
// who may lift it has a PIN: it stands beside its field.
func AskAuthority(c *web.Context, err error) (asked bool, answer error) {
	var needed *authority.Needed
	if !errors.As(err, &needed) {
		return false, err
	}
	people, failed := authority.Supervisors(c.Tx, needed.Ask, pdv.AdjustmentBase)
	if failed != nil || len(people) == 0 {
		return failed != nil, failed
	}
	f := part.NewAuthoriseForm(needed.Ask, needed.Error(), c.URL().Path, c.Posted())
	return true, drawAuthorise(c, part.AuthoriseView{Form: f, People: people})
}

// askAgain draws the question with what was wrong.
func askAgain(c *web.Context, f *part.AuthoriseForm) error {
	people, err := authority.Supervisors(c.Tx, f.Ask, pdv.AdjustmentBase)
	if err != nil {
		return err
	}
	return drawAuthorise(c, part.AuthoriseView{Form: f, People: people})
}

// drawAuthorise is the dialog over the till, or a page of its own.
func drawAuthorise(c *web.Context, v part.AuthoriseView) error {
	if c.Htmx() {
		return c.InvalidFragment(part.Authorise(v))
	}
	return c.Invalid("Autorização", part.AuthorisePage(v))
}

// Authorise checks the PIN before the transaction begins: it hashes. The try is counted in any case (CheckPIN).
func Authorise(c *web.Context) (web.Handler, error) {
	f := &part.AuthoriseForm{}
	again := func(c *web.Context) error { return askAgain(c, f) }
	if !c.Read(f) {
		return again, nil
	}
	if err := tills.Know(c.Ctx(), c.DB(), c.Me.AccountID, f.Ask.TillID); err != nil {
		return nil, err
	}
	right, err := account.CheckPIN(c.Ctx(), c.DB(), account.PINTry{Account: c.Me.AccountID, Identity: f.Supervisor, Terminal: f.Ask.TillID, PIN: f.PIN})
	switch {
	case fault.Is(err, fault.TooMany):
		f.Check(false, "pin", err.Error())
		return again, nil
	case err != nil:
		return nil, err
	case !right:
		return func(c *web.Context) error { return wrongPIN(c, f) }, nil
	}
	return func(c *web.Context) error { return giveGrant(c, f) }, nil
}

// wrongPIN leaves its line in the audit though nothing else stays.
func wrongPIN(c *web.Context, f *part.AuthoriseForm) error {
	f.Check(false, "pin", "PIN errado.")
	c.Keep(authority.NoteWrongPIN(f.Supervisor, f.Ask))
	return askAgain(c, f)
}

func giveGrant(c *web.Context, f *part.AuthoriseForm) error {
	g, err := authority.Give(c.Tx, f.Supervisor, f.Ask, pdv.AdjustmentBase)
	if f.Blame(err) {
		return askAgain(c, f)
	}
	if err != nil {
		return err
	}
	if c.Htmx() {
		return c.Fragment(part.Authorised(f, g))
	}
	return c.Page("Autorizado", part.AuthorisedPage(f, g))
}
