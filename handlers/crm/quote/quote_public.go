package quote

import (
	"omniservicos/store/crm/quote"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	views "omniservicos/views/crm/quote"
	"omniservicos/web"
)

// byKey finds what the link shows, for nobody to list and no machine to index. Wrong keys are counted.
func byKey(c *web.Context) (quote.Quote, error) {
	quote.ByLink(c.Tx)
	c.Header("X-Robots-Tag", "noindex, nofollow")
	if err := quote.MayTry(c.Tx, c.IP()); err != nil {
		return quote.Quote{}, err
	}
	q, err := quote.ByKey(c.Tx, c.Param("chave"))
	if fault.Is(err, fault.Missed) {
		c.Keep(quote.Tried(c.IP()))
	}
	return q, err
}

func showPublic(c *web.Context) error {
	v, err := publicOf(c)
	if err != nil {
		return err
	}
	return c.Visitors(200, v.Quote.Title(), views.Public(v))
}

func publicOf(c *web.Context) (v views.PublicView, err error) {
	q, err := byKey(c)
	if err != nil {
		return v, err
	}
	v = views.PublicView{Path: views.PublicPath(c.Param("conta"), c.Param("chave")), Form: &views.AnswerForm{}, Today: dates.Of(c.Tx.Now, c.Tx.Zone())}
	v.Paper, err = paperOf(c, q)
	return v, err
}

// answerPublic takes the customer's word. A refusal is counted: nobody tries for ever.
func answerPublic(c *web.Context) error {
	v, err := publicOf(c)
	if err != nil {
		return err
	}
	c.Keep(quote.Tried(c.IP()))
	if c.Read(v.Form) {
		a := v.Form.Answer
		a.IP = c.IP()
		_, err = quote.AnswerByKey(c.Tx, c.Param("chave"), a)
		switch {
		case err == nil:
			return c.Redirect(v.Path)
		case fault.Is(err, fault.Conflicts):
			return tellNow(c, err)
		case !v.Form.Blame(err):
			return err
		}
	}
	return c.Visitors(422, v.Quote.Title(), views.Public(v))
}

// tellNow shows who came second what happened, and the orçamento as it is now.
func tellNow(c *web.Context, conflict error) error {
	v, err := publicOf(c)
	if err != nil {
		return err
	}
	v.Told = conflict.Error()
	return c.Visitors(409, v.Quote.Title(), views.Public(v))
}

// seePublic is what the page itself sends once it is drawn: who only fetches the link, as messengers do to show what it
// leads to, has not seen it.
func seePublic(c *web.Context) error {
	if _, err := byKey(c); err != nil {
		return err
	}
	if err := quote.See(c.Tx, c.Param("chave")); err != nil {
		return err
	}
	return c.Fragment()
}

func downloadPublic(c *web.Context) error {
	q, err := byKey(c)
	if err != nil {
		return err
	}
	if q.State == quote.Voided || q.State == quote.Replaced {
		return fault.Missing("Este orçamento não vale mais. Peça outro à loja.")
	}
	return download(c, q)
}
