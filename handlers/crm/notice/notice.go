// Package notice is the pages of the bell: what somebody is told, and how they want to be reminded.
package notice

import (
	"strconv"

	"omniservicos/store/crm"
	views "omniservicos/views/crm/notice"
	"omniservicos/web"
)

// Home is where the bell leads.
const Home = "/crm/avisos"

const (
	pageSize  = 50
	mostFresh = 20 // that one poll tells
)

// Routes adds the table of notices to the CRM's. All of it is one's own.
func Routes(g *web.Group) {
	g.GET("/avisos", web.Anyone, list)
	g.Poll("/avisos/novos", web.Anyone, fresh)
	g.POST("/avisos/lidos", web.Anyone, seeAll)
	g.POST("/avisos/:id/abrir", web.Anyone, open)
	g.GET("/lembretes", web.Anyone, showChoices)
	g.POST("/lembretes", web.Anyone, saveChoices)
}

func list(c *web.Context) error {
	notices, err := crm.Notices(c.Tx, c.Me.IdentityID, c.Number("depois"), pageSize+1)
	if err != nil {
		return err
	}
	v := views.View{List: notices[:min(len(notices), pageSize)], More: len(notices) > pageSize, Now: c.Tx.Now, Zone: c.Tx.Zone()}
	return c.Page("Avisos", views.Notices(v))
}

// fresh is what the page polls: the newest that were not looked at. It reads one index and writes nothing.
func fresh(c *web.Context) error {
	notices, err := crm.UnseenNotices(c.Tx, c.Me.IdentityID, mostFresh)
	if err != nil {
		return err
	}
	list := []map[string]string{}
	for _, n := range notices {
		list = append(list, map[string]string{"id": strconv.FormatInt(n.ID, 10), "text": n.Text, "path": n.Path})
	}
	return c.JSON(200, map[string]any{"avisos": list})
}

func open(c *web.Context) error {
	n, err := crm.SeeNotice(c.Tx, c.Me.IdentityID, c.ID("id"))
	if err != nil {
		return err
	}
	if n.Path == "" {
		n.Path = Home
	}
	return c.Redirect(n.Path)
}

func seeAll(c *web.Context) error {
	upTo, _ := strconv.ParseInt(c.Posted().Get("ate"), 10, 64) // what is no id marks nothing, and is refused
	if err := crm.SeeNotices(c.Tx, c.Me.IdentityID, upTo); err != nil {
		return err
	}
	return c.Done(Home, "Avisos marcados como lidos.")
}

func showChoices(c *web.Context) error {
	r, err := crm.RemindersOf(c.Tx, c.Me.IdentityID)
	if err != nil {
		return err
	}
	return c.Page("Lembretes", views.Choices(views.NewForm(r), c.Me.Email))
}

func saveChoices(c *web.Context) error {
	r, err := crm.RemindersOf(c.Tx, c.Me.IdentityID)
	if err != nil {
		return err
	}
	f := views.NewForm(r)
	if c.Read(f) {
		err := crm.SaveReminders(c.Tx, c.Me.IdentityID, f.Reminders)
		if err == nil {
			return c.Done("/crm/lembretes", "Lembretes salvos.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid("Lembretes", views.Choices(f, c.Me.Email))
}
