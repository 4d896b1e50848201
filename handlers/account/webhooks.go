package account

import (
	"omniservicos/store/webhook"
	view "omniservicos/views/account"
	"omniservicos/web"
)

func showWebhooks(c *web.Context) error {
	v, err := webhooksView(c, &view.WebhookForm{})
	if err != nil {
		return err
	}
	return c.Page("Webhooks", view.Webhooks(v))
}

func webhooksView(c *web.Context, f *view.WebhookForm) (v view.WebhooksView, err error) {
	v = view.WebhooksView{Form: f, Zone: c.Tx.Zone()}
	if v.List, err = webhook.List(c.Tx); err != nil {
		return v, err
	}
	v.Deliveries, err = webhook.Deliveries(c.Tx)
	return v, err
}

// createWebhook answers with the page, not with a redirect: the secret is on it this once.
func createWebhook(c *web.Context) error {
	var f view.WebhookForm
	if c.Read(&f) {
		fresh, err := webhook.Create(c.Tx, f.URL, f.Topics)
		if err == nil {
			return showFresh(c, fresh)
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := webhooksView(c, &f)
	if err != nil {
		return err
	}
	return c.Invalid("Webhooks", view.Webhooks(v))
}

func showFresh(c *web.Context, fresh webhook.Webhook) error {
	v, err := webhooksView(c, &view.WebhookForm{})
	if err != nil {
		return err
	}
	v.Fresh = &fresh
	return c.Page("Webhooks", view.Webhooks(v))
}

func removeWebhook(c *web.Context) error {
	if err := webhook.Remove(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done("/conta/webhooks", "O webhook foi removido: nada mais é enviado para ele.")
}

func resendDelivery(c *web.Context) error {
	if err := webhook.Resend(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done("/conta/webhooks", "O aviso voltou para a fila.")
}
