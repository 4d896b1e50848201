package lead

import (
	"crypto/rand"
	"encoding/base32"
	"strings"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/fault"
)

const formColumns = `
	f.id, f.key, f.title, f.intro, f.shown, f.required, f.origin, f.stage_id, f.consent, f.consent_version, f.thanks, f.thanks_url, f.sites,
	f.secret, f.created_at, f.archived_at`

const noForm = "Este formulário não existe ou não recebe mais contatos."

// Forms are the account's forms, those in use first, with how many leads each brought.
func Forms(tx *db.Tx) (list []Form, err error) {
	err = tx.List(&list, `
		select `+formColumns+`, (select count(*) from leads l where l.account_id = f.account_id and l.form_id = f.id) as leads
		  from lead_forms f where f.account_id = $1 order by f.archived_at is not null, f.title, f.id limit 200`)
	return list, err
}

// FindForm reads a form, in use or not.
func FindForm(tx *db.Tx, id int64) (f Form, err error) {
	err = tx.Find(&f, noForm, `select `+formColumns+` from lead_forms f where f.account_id = $1 and f.id = $2`, id)
	return f, err
}

// FormAt reads the form that an address names, if it receives anything.
func FormAt(tx *db.Tx, key string) (f Form, err error) {
	if !keyShape.MatchString(key) {
		return f, fault.Missing(noForm)
	}
	err = tx.Find(&f, noForm, `select `+formColumns+` from lead_forms f where f.account_id = $1 and f.key = $2 and f.archived_at is null`, key)
	return f, err
}

// SaveForm creates the form when its ID is 0, and changes it otherwise. Other words to agree to are another version of
// them; each stays for ever, since people have agreed to it. A form without a name of its own gets a key that nobody guesses.
func SaveForm(tx *db.Tx, f Form) (Form, error) {
	if strings.TrimSpace(f.Key) == "" {
		f.Key = secretKey()
	}
	f = f.tidy()
	if err := f.check(); err != nil {
		return f, err
	}
	if err := checkPlaces(tx, f); err != nil {
		return f, err
	}
	if f.ID == 0 {
		return createForm(tx, f)
	}
	return changeForm(tx, f)
}

// checkPlaces refuses an address that another form has, and an origin or a stage that is not there.
func checkPlaces(tx *db.Tx, f Form) error {
	var taken int
	err := tx.Get(&taken, `select count(*) from lead_forms where account_id = $1 and key = $2 and id <> $3`, f.Key, f.ID)
	if err == nil && taken > 0 {
		err = fault.Blame("key", "Outro formulário já tem este endereço.")
	}
	if err != nil {
		return err
	}
	names, err := originNames(tx)
	if err == nil && names[f.Origin] == "" {
		err = fault.Blame("origin", "Escolha a origem da lista.")
	}
	if err != nil {
		return err
	}
	list, err := opportunity.ListPipelines(tx)
	if err != nil {
		return err
	}
	for _, p := range list {
		if _, ok := p.Stage(f.StageID); ok {
			return nil
		}
	}
	return fault.Blame("stage", "Escolha a etapa em que a oportunidade começa.")
}

func createForm(tx *db.Tx, f Form) (Form, error) {
	f.ID, f.CreatedAt, f.ConsentVersion, f.Secret = db.NewID(), tx.Now, 1, make([]byte, 32)
	_, _ = rand.Read(f.Secret) // never fails since Go 1.24
	tx.Log(db.Change{Action: "Formulário de leads criado", Object: "lead_forms", ID: f.ID, After: f.audit()})
	err := tx.Insert("lead_forms", `id, key, title, intro, shown, required, origin, stage_id, consent, consent_version, thanks, thanks_url, sites, secret, created_at`,
		[]any{f.ID, f.Key, f.Title, f.Intro, f.Shown, pq.StringArray(orEmpty(f.Required)), f.Origin, f.StageID, f.Consent, f.ConsentVersion, f.Thanks,
			f.ThanksURL, pq.StringArray(orEmpty(f.Sites)), f.Secret, f.CreatedAt})
	if err != nil {
		return f, err
	}
	return f, keepConsent(tx, f)
}

func changeForm(tx *db.Tx, f Form) (Form, error) {
	var before Form
	err := tx.Find(&before, noForm, `select `+formColumns+` from lead_forms f where f.account_id = $1 and f.id = $2 for no key update`, f.ID)
	if err != nil {
		return f, err
	}
	f.ConsentVersion = before.ConsentVersion
	if f.Consent != before.Consent {
		f.ConsentVersion++
		if err := keepConsent(tx, f); err != nil {
			return f, err
		}
	}
	tx.Log(db.Change{Action: "Formulário de leads alterado", Object: "lead_forms", ID: f.ID, Before: before.audit(), After: f.audit()})
	_, err = tx.Exec(`
		update lead_forms set key = $3, title = $4, intro = $5, shown = $6, required = $7, origin = $8, stage_id = $9, consent = $10, consent_version = $11,
		       thanks = $12, thanks_url = $13, sites = $14
		 where account_id = $1 and id = $2`,
		f.ID, f.Key, f.Title, f.Intro, f.Shown, pq.StringArray(orEmpty(f.Required)), f.Origin, f.StageID, f.Consent, f.ConsentVersion, f.Thanks, f.ThanksURL,
		pq.StringArray(orEmpty(f.Sites)))
	return f, err
}

func keepConsent(tx *db.Tx, f Form) error {
	return tx.Insert("lead_consents", "form_id, version, text, at", []any{f.ID, f.ConsentVersion, f.Consent, tx.Now})
}

// ConsentOf is what was agreed to, word for word.
func ConsentOf(tx *db.Tx, l Lead) (text string, err error) {
	if l.FormID == 0 {
		return l.Consent, nil
	}
	err = tx.Find(&text, "O aceite deste lead não foi encontrado.", `
		select text from lead_consents where account_id = $1 and form_id = $2 and version = $3`, l.FormID, l.ConsentVersion)
	return text, err
}

// ArchiveForm closes a form, or opens it again: its address then answers that it receives nothing.
func ArchiveForm(tx *db.Tx, id int64, archived bool) (Form, error) {
	f, err := FindForm(tx, id)
	if err != nil {
		return f, err
	}
	action, at := "Formulário de leads reaberto", any(nil)
	if archived {
		action, at = "Formulário de leads encerrado", tx.Now
	} else if err := checkPlaces(tx, f); err != nil {
		return f, fault.Refuse("A etapa ou a origem deste formulário saiu de uso: escolha outras e salve antes de reabrir.")
	}
	tx.Log(db.Change{Action: action, Object: "lead_forms", ID: id, After: map[string]any{"title": f.Title}})
	_, err = tx.Exec(`update lead_forms set archived_at = $3 where account_id = $1 and id = $2`, id, at)
	return f, err
}

// secretKey is 100 bits that nobody guesses, in letters that stand in an address.
func secretKey() string {
	raw := make([]byte, 12)
	_, _ = rand.Read(raw) // never fails since Go 1.24
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw))
}
