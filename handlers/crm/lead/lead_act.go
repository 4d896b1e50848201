package lead

import (
	"fmt"
	"net/url"
	"strconv"

	"omniservicos/store/crm/lead"
	"omniservicos/store/fault"
	views "omniservicos/views/crm/lead"
	"omniservicos/web"
)

func newLead(c *web.Context) error {
	people, err := peopleOf(c)
	if err != nil {
		return err
	}
	return c.Page("Novo lead", views.New(views.NewLead(people)))
}

func createLead(c *web.Context) error {
	people, err := peopleOf(c)
	if err != nil {
		return err
	}
	f := views.NewLead(people)
	if c.Read(f) {
		if f.Mine {
			f.Arrival.OwnerID = c.Me.IdentityID
		}
		l, err := lead.Receive(c.Tx, f.Arrival)
		if err == nil {
			return c.Done(views.CardPath(l.OpportunityID), "Lead registrado, com uma ligação marcada.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid("Novo lead", views.New(f))
}

func contact(c *web.Context) error {
	l, err := lead.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.ContactForm
	if !c.Read(&f) {
		return fault.Refuse(f.Error("kind") + f.Error("said"))
	}
	if l, err = lead.Contact(c.Tx, l.ID, f.Kind, f.Said); err != nil {
		return err
	}
	return c.Done(views.CardPath(l.OpportunityID), "Contato com "+l.PersonName+" registrado.")
}

func qualify(c *web.Context) error {
	l, err := lead.Qualify(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done(views.CardPath(l.OpportunityID), l.PersonName+" qualificado: a oportunidade avançou no funil.")
}

func convert(c *web.Context) error {
	l, err := lead.Convert(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done(views.CardPath(l.OpportunityID), l.PersonName+" agora é cliente, no mesmo cadastro.")
}

func handOver(c *web.Context) error {
	l, err := lead.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	n, err := lead.HandOver(c.Tx, []int64{l.ID}, views.ReadTarget(c.Posted().Get("to")))
	if err != nil {
		return err
	}
	return c.Done(views.CardPath(l.OpportunityID), passed(n))
}

func handOverMany(c *web.Context) error {
	ids, err := ticked(c.Posted())
	if err != nil {
		return err
	}
	n, err := lead.HandOver(c.Tx, ids, views.ReadTarget(c.Posted().Get("to")))
	if err != nil {
		return err
	}
	return c.Done(views.ListPath, passed(n))
}

func passed(n int) string {
	switch n {
	case 0:
		return "Nada mudou: quem foi escolhido já cuidava."
	case 1:
		return "1 lead passado, com as tarefas abertas."
	}
	return fmt.Sprint(n, " leads passados, com as tarefas abertas.")
}

// ticked are the leads of the rows that were ticked.
func ticked(form url.Values) (ids []int64, err error) {
	for _, s := range form["id"] {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || len(ids) == lead.PageSize {
			return nil, fault.Missing("Este lead não existe.")
		}
		ids = append(ids, n)
	}
	if len(ids) == 0 {
		return nil, fault.Refuse("Marque os leads que vão mudar de mãos.")
	}
	return ids, nil
}
