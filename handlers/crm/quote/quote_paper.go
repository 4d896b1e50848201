package quote

import (
	"fmt"
	"strconv"

	"omniservicos/store/account"
	"omniservicos/store/crm/quote"
	views "omniservicos/views/crm/quote"
	"omniservicos/web"
)

func downloadQuote(c *web.Context) error {
	q, err := quote.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return download(c, q)
}

func printQuote(c *web.Context) error {
	q, err := quote.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	p, err := paperOf(c, q)
	if err != nil {
		return err
	}
	return c.Paper(q.Title(), views.Sheet(p))
}

func download(c *web.Context, q quote.Quote) error {
	p, err := paperOf(c, q)
	if err != nil {
		return err
	}
	file, err := views.PDF(p)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("orcamento-%d.pdf", q.Number)
	if q.Version > 1 {
		name = fmt.Sprintf("orcamento-%d-versao-%d.pdf", q.Number, q.Version)
	}
	return c.Download(name, "application/pdf", file)
}

func paperOf(c *web.Context, q quote.Quote) (p views.Paper, err error) {
	p = views.Paper{Quote: q, Zone: c.Tx.Zone()}
	p.Branch, err = account.FindBranch(c.Tx, q.BranchID)
	return p, err
}

func version(q quote.Quote) string { return strconv.Itoa(q.Version) }
