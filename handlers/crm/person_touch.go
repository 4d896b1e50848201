package crm

import (
	"omniservicos/store/crm"
	"omniservicos/store/person"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

// logCall writes a call down on a person's history.
func logCall(c *web.Context) error {
	p, err := person.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.CallForm
	if c.Read(&f) {
		f.Call.PersonID = p.ID
		err = crm.LogCall(c.Tx, f.Call)
		if err == nil {
			return c.Done(views.PersonPath(p.ID)+"#historico", "Ligação registrada.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := pageOf(c, p)
	if err != nil {
		return err
	}
	v.Call = f
	return c.Invalid(p.Name, views.Person(v))
}

// addFile keeps a file with a person; its kind is found by what is in it.
func addFile(c *web.Context) error {
	p, err := person.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.FileForm
	c.Read(&f)
	name, content, err := c.File("file", crm.MaxFile)
	if err == nil {
		_, err = crm.AddFile(c.Tx, p.ID, name, content)
	}
	if err == nil {
		return c.Done(views.PersonPath(p.ID)+"#historico", "Arquivo guardado.")
	}
	if !f.Blame(err) {
		return err
	}
	v, err := pageOf(c, p)
	if err != nil {
		return err
	}
	v.File = f
	return c.Invalid(p.Name, views.Person(v))
}

// giveFile gives a person's file to keep, never to be run in our name: attachment, nosniff and the site's policy.
func giveFile(c *web.Context) error {
	f, err := crm.FindFile(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Download(f.Name, f.Mime, f.Content)
}
