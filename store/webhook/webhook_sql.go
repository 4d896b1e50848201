package webhook

import (
	"crypto/rand"
	"encoding/base64"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// List are the account's webhooks, oldest first.
func List(tx *db.Tx) (list []Webhook, err error) {
	err = tx.List(&list, `
		select id, url, topics, secret, created_at from webhooks
		 where account_id = $1 and archived_at is null order by id`)
	return list, err
}

const mostWebhooks = 10

// Create makes a webhook with a secret of its own, which is shown now and never again.
func Create(tx *db.Tx, address string, topics []string) (Webhook, error) {
	if err := check(address, topics); err != nil {
		return Webhook{}, err
	}
	list, err := List(tx)
	if err != nil {
		return Webhook{}, err
	}
	if len(list) >= mostWebhooks {
		return Webhook{}, fault.Refuse("Uma conta tem no máximo 10 webhooks.")
	}
	var secret [32]byte
	_, _ = rand.Read(secret[:]) // never fails since Go 1.24
	w := Webhook{ID: db.NewID(), URL: address, Topics: topics, Secret: "whsec_" + base64.RawURLEncoding.EncodeToString(secret[:]), CreatedAt: tx.Now}
	tx.Log(db.Change{Action: "Webhook criado", Object: "webhooks", ID: w.ID, After: map[string]any{"url": w.URL, "topics": w.Topics}})
	err = tx.Insert("webhooks", "id, url, topics, secret, created_at", []any{w.ID, w.URL, pq.StringArray(w.Topics), w.Secret, w.CreatedAt})
	if err != nil {
		return w, err
	}
	return w, listen(tx)
}

// Remove ends a webhook: what still waits for it is not sent.
func Remove(tx *db.Tx, id int64) error {
	var address string
	err := tx.Find(&address, "Este webhook não existe.", `select url from webhooks where account_id = $1 and id = $2 and archived_at is null for update`, id)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Webhook removido", Object: "webhooks", ID: id, Before: map[string]any{"url": address}})
	if _, err := tx.Exec(`update webhooks set archived_at = $3 where account_id = $1 and id = $2`, id, tx.Now); err != nil {
		return err
	}
	return listen(tx)
}

// listen keeps in the settings whether anybody listens.
func listen(tx *db.Tx) error {
	_, err := tx.Exec(`
		update account_settings
		   set webhooks = exists (select 1 from webhooks w where w.account_id = $1 and w.archived_at is null)
		 where account_id = $1`)
	tx.ForgetSettings()
	return err
}

const deliveryColumns = `d.id, d.webhook_id, w.url, w.secret, d.topic, d.body, d.state, d.attempts, d.answer, d.at, d.answered_at`

const fromDeliveries = ` from webhook_deliveries d join webhooks w on w.account_id = d.account_id and w.id = d.webhook_id`

// Deliveries are the newest fifty.
func Deliveries(tx *db.Tx) (list []Delivery, err error) {
	err = tx.List(&list, `select `+deliveryColumns+fromDeliveries+`
		 where d.account_id = $1 and w.archived_at is null order by d.id desc limit 50`)
	return list, err
}

// Resend posts a delivery again.
func Resend(tx *db.Tx, id int64) error {
	var d Delivery
	err := tx.Find(&d, "Este envio não existe.", `select `+deliveryColumns+fromDeliveries+`
		 where d.account_id = $1 and d.id = $2 and w.archived_at is null for update of d`, id)
	if err != nil {
		return err
	}
	if d.State == "espera" {
		return fault.Refuse("Este envio ainda está na fila: ele é tentado de novo sozinho.")
	}
	tx.Log(db.Change{Action: "Webhook reenviado", Object: "webhook_deliveries", ID: id, After: map[string]any{"topic": d.Topic}})
	if _, err := tx.Exec(`update webhook_deliveries set state = 'espera', attempts = 0 where account_id = $1 and id = $2`, id); err != nil {
		return err
	}
	return tx.EnqueueLater(deliverKind, deliver{id})
}
