package lead

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/lib/pq"

	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// The fields that a form may show beside the name. Rows carry them.
const (
	FieldPhone   = "telefone"
	FieldEmail   = "email"
	FieldTaxID   = "cpf_cnpj"
	FieldCompany = "empresa"
	FieldCity    = "cidade"
	FieldUF      = "uf"
	FieldValue   = "valor"
	FieldMessage = "mensagem"
)

// Fields are all of them, in the order in which a form shows them, with their words.
var Fields = []struct{ Key, Word string }{
	{FieldPhone, "Telefone ou WhatsApp"}, {FieldEmail, "E-mail"}, {FieldTaxID, "CPF ou CNPJ"}, {FieldCompany, "Empresa"},
	{FieldCity, "Cidade"}, {FieldUF, "Estado"}, {FieldValue, "Quanto pretende gastar"}, {FieldMessage, "Como podemos ajudar?"},
}

func isField(key string) bool {
	return slices.ContainsFunc(Fields, func(f struct{ Key, Word string }) bool { return f.Key == key })
}

// Form is a page on which visitors write to the business.
type Form struct {
	ID             int64          `db:"id"`
	Key            string         `db:"key"`
	Title          string         `db:"title"`
	Intro          string         `db:"intro"`
	Shown          pq.StringArray `db:"shown"`
	Required       pq.StringArray `db:"required"`
	Origin         string         `db:"origin"`
	StageID        int64          `db:"stage_id"`
	Consent        string         `db:"consent"`
	ConsentVersion int            `db:"consent_version"`
	Thanks         string         `db:"thanks"`
	ThanksURL      string         `db:"thanks_url"`
	Sites          pq.StringArray `db:"sites"`
	Secret         []byte         `db:"secret"`
	CreatedAt      time.Time      `db:"created_at"`
	ArchivedAt     *time.Time     `db:"archived_at"`
	Leads          int            `db:"leads"` // that it brought; read for the list
}

// Shows says whether the form has the field.
func (f Form) Shows(field string) bool { return slices.Contains(f.Shown, field) }

// Requires says whether a visitor must fill it in.
func (f Form) Requires(field string) bool {
	return f.Shows(field) && slices.Contains(f.Required, field)
}

// FirstConsent is what a form begins with.
const FirstConsent = "Concordo que meus dados sejam usados para responder a este contato, conforme a Lei Geral de Proteção de Dados (Lei 13.709/2018)."

const (
	mostSites   = 20
	mostConsent = 1000
)

var keyShape = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$`)

func (f Form) tidy() Form {
	f.Key, f.Title = strings.ToLower(strings.TrimSpace(f.Key)), words.OneLine(f.Title)
	f.Intro, f.Consent, f.Thanks, f.ThanksURL = strings.TrimSpace(f.Intro), strings.TrimSpace(f.Consent), strings.TrimSpace(f.Thanks), strings.TrimSpace(f.ThanksURL)
	f.Required = slices.DeleteFunc(slices.Clone(f.Required), func(field string) bool { return !f.Shows(field) })
	return f
}

// check refuses, field by field, what no form may be.
func (f Form) check() error {
	rules := []struct {
		ok              bool
		field, sentence string
	}{
		{f.Title != "", "title", "Dê um título ao formulário: é o que os visitantes veem."},
		{keyShape.MatchString(f.Key), "key", "O endereço tem letras minúsculas sem acento, números e traços, como orcamento-de-box."},
		{f.Shows(FieldPhone) || f.Shows(FieldEmail), "shown", "Mostre o telefone ou o e-mail: sem eles não há como responder."},
		{!slices.ContainsFunc(f.Shown, func(k string) bool { return !isField(k) }), "shown", "Marque campos da lista."},
		{f.Consent != "", "consent", "Escreva com o que o visitante concorda: a lei pede que isso fique guardado."},
		{utf8.RuneCountInString(f.Consent) <= mostConsent, "consent", "Escreva no máximo 1000 caracteres."},
		{f.ThanksURL == "" || isWeb(f.ThanksURL), "thanks_url", "Informe um endereço completo, como https://www.minhaloja.com.br/obrigado."},
		{len(f.Sites) <= mostSites, "sites", "São no máximo 20 sites."},
	}
	for _, r := range rules {
		if !r.ok {
			return fault.Blame(r.field, r.sentence)
		}
	}
	for _, s := range f.Sites {
		if !isSite(s) {
			return fault.Blame("sites", "Escreva um site por linha, só o endereço sem a página, como https://www.minhaloja.com.br.")
		}
	}
	return nil
}

func isWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" && u.User == nil && len(s) <= 500 &&
		!strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f })
}

var siteShape = regexp.MustCompile(`^https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$`)

// isSite says whether s is an origin that a policy may name: nothing in it ends a word of the policy.
func isSite(s string) bool {
	return len(s) <= 200 && siteShape.MatchString(s) && !strings.Contains(s, "..")
}

// SitesOf reads what was typed, one a line: the page and the last slash are left out.
func SitesOf(text string) (sites []string) {
	for line := range strings.Lines(text) {
		s := strings.ToLower(strings.TrimSpace(line))
		if s == "" {
			continue
		}
		if !strings.Contains(s, "://") {
			s = "https://" + s
		}
		s = strings.TrimRight(s, "/")
		if !slices.Contains(sites, s) {
			sites = append(sites, s)
		}
	}
	return sites
}

func (f Form) audit() map[string]any {
	return map[string]any{
		"title": f.Title, "key": f.Key, "text": f.Intro, "shown": f.Shown, "required": f.Required, "origin": f.Origin, "consent": f.Consent,
		"thanks": f.Thanks, "thanks_url": f.ThanksURL, "sites": f.Sites,
	}
}
