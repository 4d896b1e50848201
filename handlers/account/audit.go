package account

import (
	"strconv"
	"time"

	"omniservicos/store/account"
	"omniservicos/store/dates"
	view "omniservicos/views/account"
	"omniservicos/views/ui"
	"omniservicos/web"
)

func showAudit(c *web.Context) error {
	lines, err := account.ListAudit(c.Tx, auditFilter(c))
	if err != nil {
		return err
	}
	members, err := account.ListMembers(c.Tx, account.MemberFilter{})
	if err != nil {
		return err
	}
	v := view.AuditView{OwnOnly: c.Limited(), Members: members, URL: c.URL(), Zone: c.Tx.Zone()}
	if len(lines) > account.AuditPage {
		lines = lines[:account.AuditPage]
		v.Next = ui.With(c.URL(), "antes", strconv.FormatInt(lines[len(lines)-1].ID, 10))
	}
	v.Lines = lines
	return c.Page("Auditoria", view.Audit(v))
}

// auditFilter reads the address; what does not read there asks for nothing.
func auditFilter(c *web.Context) account.AuditFilter {
	number := func(name string) int64 {
		n, _ := strconv.ParseInt(c.Query(name), 10, 64)
		return n
	}
	f := account.AuditFilter{
		IdentityID: number("usuario"), Object: c.Query("objeto"), ObjectID: number("registro"), Action: c.Query("q"), Before: number("antes"),
		From: firstMoment(c, "de", 0), To: firstMoment(c, "ate", 1),
	}
	if c.Limited() { // a line says neither where it was nor for whom: of the account's, one's own are shown
		f.IdentityID = c.Me.IdentityID
	}
	return f
}

// firstMoment is when the day in the address begins in the account's zone, some days later.
func firstMoment(c *web.Context, name string, later int) time.Time {
	d, err := dates.Parse(c.Query(name))
	if err != nil {
		return time.Time{}
	}
	return d.AddDays(later).In(c.Tx.Zone())
}
