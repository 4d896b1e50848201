package api

import (
	"strconv"
	"strings"
	"time"

	"omniservicos/store/account"
	"omniservicos/store/crm/lead"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/taxid"
	"omniservicos/web"
)

// receiveLeads is the CRM's permission to take leads in, by its name: a token may what its person may.
var receiveLeads = web.Permission{Name: "crm.lead.edit", Title: "Registrar, qualificar e passar leads", Roles: []account.Role{account.Manager, account.Seller}}

// leadJSON is a lead as a program sends it.
type leadJSON struct {
	UUID    string            `json:"uuid"`
	Name    string            `json:"nome"`
	Phone   string            `json:"telefone"`
	Email   string            `json:"email"`
	TaxID   string            `json:"cpf_cnpj"`
	Company string            `json:"empresa"`
	City    string            `json:"cidade"`
	UF      string            `json:"uf"`
	Message string            `json:"mensagem"`
	Title   string            `json:"titulo"`
	Value   money.Cents       `json:"valor"`
	Origin  string            `json:"origem"`
	Through string            `json:"programa"`
	Source  map[string]string `json:"rastreio"`
	Consent *struct {
		Text string    `json:"texto"`
		At   time.Time `json:"em"`
		IP   string    `json:"ip"`
	} `json:"consentimento"`
}

func receiveLead(c *web.Context) error {
	var sent leadJSON
	if err := readBody(c, &sent); err != nil {
		return err
	}
	a, err := sent.arrival()
	if err != nil {
		return err
	}
	l, fresh, err := lead.ReceiveOnce(c.Tx, sent.UUID, a)
	if err != nil {
		return err
	}
	status := 200 // it was there already
	if fresh {
		status = 201
	}
	return c.JSON(status, map[string]string{
		"id": strconv.FormatInt(l.ID, 10), "uuid": sent.UUID, "pessoa": strconv.FormatInt(l.PersonID, 10), "oportunidade": strconv.FormatInt(l.OpportunityID, 10),
	})
}

// arrival reads what was sent, and names the field that is wrong.
func (j *leadJSON) arrival() (a lead.Arrival, err error) {
	a = lead.Arrival{
		Name: j.Name, Phone: j.Phone, Email: j.Email, Company: j.Company, City: j.City, UF: j.UF, Message: j.Message, Title: j.Title, Value: j.Value,
		Origin: j.Origin, Through: j.Through, Source: j.Source,
	}
	if strings.TrimSpace(a.Through) == "" {
		a.Through = "API"
	}
	if j.TaxID != "" {
		if a.TaxID, err = taxid.Parse(j.TaxID); err != nil {
			return a, fault.Blame("cpf_cnpj", err.Error())
		}
	}
	if j.Consent != nil {
		a.Consent, a.ConsentIP = strings.TrimSpace(j.Consent.Text), j.Consent.IP
		if a.Consent == "" || j.Consent.At.IsZero() {
			return a, fault.Blame("consentimento", "Envie o texto com que a pessoa concordou e quando, como 2026-11-24T15:04:05-03:00.")
		}
		a.ConsentAt = &j.Consent.At
	}
	return a, nil
}
