package lead

import (
	"omniservicos/store/crm/lead"
	"omniservicos/store/fault"
	views "omniservicos/views/crm/lead"
	"omniservicos/web"
)

// formAsked is the form that the address names; its page may stand in frames of the sites that it lists.
func formAsked(c *web.Context) (lead.Form, error) {
	f, err := lead.FormAt(c.Tx, c.Param("chave"))
	if err == nil {
		c.FramedBy(f.Sites)
	}
	return f, err
}

func showCapture(c *web.Context) error {
	of, err := formAsked(c)
	if err != nil {
		return err
	}
	source := lead.Source{"referrer": c.Request().Referer()}
	for _, k := range lead.SourceKeys {
		if v := c.Query(k); v != "" {
			source[k] = v
		}
	}
	f := views.NewCapture(of, c.Host.Slug, source)
	f.Stamp = of.Stamp(c.Tx.Now)
	return c.Visitors(200, of.Title, views.Capture(f))
}

// takeCapture receives what a visitor sent. However it ends, the visitor learns nothing of who is known to the shop.
func takeCapture(c *web.Context) error {
	of, err := formAsked(c)
	if err != nil {
		return err
	}
	if err := lead.Counted(c.Tx, of, c.IP()); err != nil {
		return tooMany(c, err)
	}
	f := views.NewCapture(of, c.Host.Slug, nil)
	ok := c.Read(f)
	if ok || f.TrapSays != "" {
		err := lead.Take(c.Tx, of, f.Sent(c.IP()))
		if err == nil {
			return c.Redirect(thanksPath(c, of))
		}
		if !f.Blame(err) {
			return err
		}
	}
	c.Keep(lead.Recount(of, c.IP()))
	f.Stamp = of.StampAgain(f.Stamp, c.Tx.Now)
	return c.Visitors(422, of.Title, views.Capture(f))
}

func tooMany(c *web.Context, err error) error {
	refused, ok := fault.As(err)
	if !ok || refused.Kind != fault.TooMany {
		return err
	}
	c.Header("Retry-After", "600")
	return c.Visitors(429, "Muitos envios", views.Closed("Muitos envios", refused.Text))
}

func thanksPath(c *web.Context, of lead.Form) string {
	if of.ThanksURL != "" {
		return of.ThanksURL
	}
	return views.PublicPath(c.Host.Slug, of.Key) + "/obrigado"
}

func showThanks(c *web.Context) error {
	of, err := formAsked(c)
	if err != nil {
		return err
	}
	return c.Visitors(200, of.Title, views.Thanks(of))
}
