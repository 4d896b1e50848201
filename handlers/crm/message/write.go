package message

import (
	"strings"

	"omniservicos/store/crm/message"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/person"
	views "omniservicos/views/crm/message"
	"omniservicos/views/ui"
	"omniservicos/web"
)

const title = "WhatsApp"

func showWrite(c *web.Context) error {
	v, err := writeView(c)
	if err != nil {
		return err
	}
	v.Form.Set("text", v.About.Text)
	for _, t := range v.Templates {
		if v.About.Text != "" || !v.Fits(t) || (v.Chosen != 0 && t.Name != v.About.Template) {
			continue
		}
		v.Chosen = t.ID
		v.Form.Set("text", message.Fill(t.Text, v.Values))
		if t.Name == v.About.Template {
			break
		}
	}
	return c.Page(title, views.Write(v))
}

// writeView reads for whom and what about, from the address: any page of any module may lead here.
func writeView(c *web.Context) (v views.WriteView, err error) {
	v = views.WriteView{MayEdit: c.May(Edit)}
	if v.Person, err = person.Find(c.Tx, c.ID("id")); err != nil {
		return v, err
	}
	v.About = ui.MessageView{
		PersonID: v.Person.ID, Template: c.Query("modelo"), Text: c.Query("texto"), Amount: money.Cents(c.Number("valor")), Number: short(c.Query("numero")),
		Link: local(c.Query("link")), Back: local(c.Query("volta")),
	}
	v.About.DueOn, _ = dates.Parse(c.Query("vencimento")) // none that can be read is none
	if v.Templates, err = message.Templates(c.Tx); err != nil {
		return v, err
	}
	if ready, err := message.To(v.Person, "?"); err == nil {
		v.Number = person.ParsePhone(ready.Number).String()
	}
	v.Values, err = message.ValuesOf(c.Tx, v.Person, message.About{
		PersonID: v.Person.ID, Amount: v.About.Amount, DueOn: v.About.DueOn, Number: v.About.Number, Link: whole(c, v.About.Link),
	})
	return v, err
}

// short keeps a number of a document to what one is.
func short(s string) string { return string([]rune(s)[:min(len([]rune(s)), 40)]) }

// local keeps an address only where it is a page of ours.
func local(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n") {
		return ""
	}
	return path
}

// whole is a page of ours as others find it.
func whole(c *web.Context, path string) string {
	if path == "" {
		return ""
	}
	return c.Site() + path
}

// open keeps the message on the person's timeline and leads on to WhatsApp. The policy (form-action 'self') keeps a form
// from ending at another site, so the answer is a page of ours that goes on by itself.
func open(c *web.Context) error {
	v, err := writeView(c)
	if err != nil {
		return err
	}
	if c.Read(&v.Form) {
		ready, err := message.To(v.Person, v.Form.Text)
		if err == nil {
			err = message.Sent(c.Tx, ready, v.About.Back)
		}
		if err == nil {
			c.Header("Refresh", "0; url="+ready.URL)
			return c.Plain(200, title, views.Opened(v.Person.Name, ready.URL))
		}
		if !v.Form.Blame(err) {
			return err
		}
	}
	return c.Invalid(title, views.Write(v))
}
