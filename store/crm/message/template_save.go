package message

import (
	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/fault"
)

// OpenTemplates gives a business that begins its first templates.
func OpenTemplates(tx *db.Tx, _ event.AccountCreated) error {
	for _, t := range []Template{
		{Name: "Conversa", Text: "Olá, {primeiro_nome}! Aqui é da {empresa}. Tudo bem?"},
		{Name: "Orçamento", Text: "Olá, {primeiro_nome}! Segue o orçamento da {empresa}, no valor de {valor}: {link}"},
		{Name: "Cobrança", Text: "Olá, {primeiro_nome}! O título de {valor} da {empresa} vence em {vencimento}. Para pagar por Pix, copie e cole:\n{pix}"},
		{Name: "Recibo", Text: "Olá, {primeiro_nome}! Obrigado pela compra de {valor} na {empresa}."},
	} {
		if _, err := SaveTemplate(tx, t); err != nil {
			return err
		}
	}
	return nil
}

const noTemplate = "Este modelo não existe."

// mostTemplates keeps the choice on one screen.
const mostTemplates = 50

// Templates are the account's, by name.
func Templates(tx *db.Tx) (list []Template, err error) {
	err = tx.List(&list, `
		select id, name, text from message_templates
		 where account_id = $1 and archived_at is null order by name collate pt_br, id`)
	return list, err
}

// FindTemplate reads a template.
func FindTemplate(tx *db.Tx, id int64) (t Template, err error) {
	err = tx.Find(&t, noTemplate, `select id, name, text from message_templates where account_id = $1 and id = $2 and archived_at is null`, id)
	return t, err
}

// SaveTemplate creates the template when its ID is 0, and changes it otherwise.
func SaveTemplate(tx *db.Tx, t Template) (Template, error) {
	t = t.tidy()
	if err := t.check(); err != nil {
		return t, err
	}
	if t.ID != 0 {
		return changeTemplate(tx, t)
	}
	var n int
	if err := tx.Get(&n, `select count(*) from message_templates where account_id = $1 and archived_at is null`); err != nil {
		return t, err
	}
	if n >= mostTemplates {
		return t, fault.Refuse("Uma conta tem no máximo 50 modelos. Arquive um que não usa mais.")
	}
	t.ID = db.NewID()
	tx.Log(db.Change{Action: "Modelo de mensagem criado", Object: "message_templates", ID: t.ID, After: t.audit()})
	return t, tx.Insert("message_templates", "id, name, text", []any{t.ID, t.Name, t.Text})
}

func changeTemplate(tx *db.Tx, t Template) (Template, error) {
	before, err := lockTemplate(tx, t.ID)
	if err != nil {
		return t, err
	}
	tx.Log(db.Change{Action: "Modelo de mensagem alterado", Object: "message_templates", ID: t.ID, Before: before.audit(), After: t.audit()})
	_, err = tx.Exec(`update message_templates set name = $3, text = $4 where account_id = $1 and id = $2`, t.ID, t.Name, t.Text)
	return t, err
}

// ArchiveTemplate takes a template out of the choice.
func ArchiveTemplate(tx *db.Tx, id int64) (Template, error) {
	t, err := lockTemplate(tx, id)
	if err != nil {
		return t, err
	}
	tx.Log(db.Change{Action: "Modelo de mensagem arquivado", Object: "message_templates", ID: id, Before: t.audit()})
	_, err = tx.Exec(`update message_templates set archived_at = $3 where account_id = $1 and id = $2`, id, tx.Now)
	return t, err
}

func lockTemplate(tx *db.Tx, id int64) (t Template, err error) {
	err = tx.Find(&t, noTemplate, `
		select id, name, text from message_templates where account_id = $1 and id = $2 and archived_at is null for update`, id)
	return t, err
}

func (t Template) audit() map[string]any { return map[string]any{"title": t.Name, "text": t.Text} }
