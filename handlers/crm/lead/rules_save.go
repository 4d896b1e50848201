package lead

import (
	"strconv"

	"omniservicos/store/crm/lead"
	views "omniservicos/views/crm/lead"
	"omniservicos/web"
)

func editRules(c *web.Context) error {
	people, err := peopleOf(c)
	if err != nil {
		return err
	}
	rules, err := lead.Rules(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Pontuação", views.Rules(views.NewRules(rules, people)))
}

func saveRules(c *web.Context) error {
	people, err := peopleOf(c)
	if err != nil {
		return err
	}
	f := &views.RulesForm{People: people}
	if c.Read(f) {
		err := lead.SaveRules(c.Tx, f.Rules)
		if err == nil {
			return c.Done(views.RulesPath, "Pontuação salva; todos os leads foram pontuados de novo.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid("Pontuação", views.Rules(f))
}

func editDeal(c *web.Context) error {
	v, err := dealView(c)
	if err != nil {
		return err
	}
	return c.Page("Distribuição", views.Deal(v))
}

// giftsShown is how much of the log stands under the distribution.
const giftsShown = 50

func dealView(c *web.Context) (v views.DealView, err error) {
	v = views.DealView{Pause: &views.PauseForm{}, Minutes: &views.MinutesForm{}, Zone: c.Tx.Zone()}
	if v.People, err = peopleOf(c); err != nil {
		return v, err
	}
	routes, err := lead.Routes(c.Tx)
	if err != nil {
		return v, err
	}
	v.Form = views.NewDeal(routes, v.People)
	if v.Pauses, err = lead.Pauses(c.Tx); err != nil {
		return v, err
	}
	minutes, err := lead.CallMinutes(c.Tx)
	if err != nil {
		return v, err
	}
	v.Minutes.Set("call_minutes", strconv.Itoa(minutes))
	v.Gifts, err = lead.Gifts(c.Tx, 0, giftsShown)
	return v, err
}

func saveDeal(c *web.Context) error {
	v, err := dealView(c)
	if err != nil {
		return err
	}
	if c.Read(v.Form) {
		err := lead.SaveRoutes(c.Tx, v.Form.Routes)
		if err == nil {
			return c.Done(views.DealPath, "Distribuição salva: vale para o próximo lead.")
		}
		if !v.Form.Blame(err) {
			return err
		}
	}
	return c.Invalid("Distribuição", views.Deal(v))
}

func saveMinutes(c *web.Context) error {
	v, err := dealView(c)
	if err != nil {
		return err
	}
	if c.Read(v.Minutes) {
		err := lead.SetCallMinutes(c.Tx, v.Minutes.Minutes)
		if err == nil {
			return c.Done(views.DealPath, "Prazo para ligar salvo.")
		}
		if !v.Minutes.Blame(err) {
			return err
		}
	}
	return c.Invalid("Distribuição", views.Deal(v))
}

func savePause(c *web.Context) error {
	v, err := dealView(c)
	if err != nil {
		return err
	}
	if c.Read(v.Pause) {
		err := lead.SetPause(c.Tx, v.Pause.Pause)
		if err == nil {
			return c.Done(views.DealPath, "Pausa registrada: esta pessoa não recebe leads nesses dias.")
		}
		if !v.Pause.Blame(err) {
			return err
		}
	}
	return c.Invalid("Distribuição", views.Deal(v))
}

func endPause(c *web.Context) error {
	if err := lead.EndPause(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(views.DealPath, "Pausa retirada.")
}
