package crm

import (
	"omniservicos/store/person"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

func archivePerson(c *web.Context) error {
	p, err := person.Archive(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done("/crm/clientes", "Cadastro de "+p.Name+" arquivado.")
}

func reactivatePerson(c *web.Context) error {
	p, err := person.Reactivate(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done(views.PersonPath(p.ID), "Cadastro de "+p.Name+" reativado.")
}
