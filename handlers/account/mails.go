package account

import (
	"omniservicos/store/mail"
	view "omniservicos/views/account"
	"omniservicos/web"
)

const mailsShown = 80

func showMails(c *web.Context) error {
	v := view.MailsView{Server: mail.Server != nil, Now: c.Tx.Now, Zone: c.Tx.Zone()}
	if view.MailState(c.Query("situacao")) {
		v.State = c.Query("situacao")
	}
	list, err := mail.List(c.Tx, v.State, c.Number("depois"), mailsShown+1)
	if err != nil {
		return err
	}
	v.List, v.More = list[:min(len(list), mailsShown)], len(list) > mailsShown
	return c.Page("E-mails", view.Mails(v))
}

func showMail(c *web.Context) error {
	m, err := mail.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Page(m.Subject, view.Mail(m, c.Tx.Zone()))
}

func retryMail(c *web.Context) error {
	if _, err := mail.Retry(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done("/conta/emails", "O e-mail voltou para a fila.")
}

func cancelMail(c *web.Context) error {
	if _, err := mail.Cancel(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done("/conta/emails", "Envio cancelado.")
}
