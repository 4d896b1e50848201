package registry

import (
	"omniservicos/store/person"
	"omniservicos/store/person/field"
	views "omniservicos/views/crm/registry"
	"omniservicos/web"
)

const title = "Marcadores e campos"

func showRegistry(c *web.Context) error {
	v, err := viewOf(c)
	if err != nil {
		return err
	}
	return c.Page(title, views.Registry(v))
}

func viewOf(c *web.Context) (v views.RegistryView, err error) {
	tags, err := person.ListTags(c.Tx)
	if err != nil {
		return v, err
	}
	origins, err := person.ListOrigins(c.Tx)
	if err != nil {
		return v, err
	}
	v.Tags, v.Origins = views.NewTagsForm(tags), views.NewOriginsForm(person.InUse(origins))
	v.Fields, err = field.All(c.Tx)
	return v, err
}

func saveTags(c *web.Context) error {
	f := &views.TagsForm{}
	if c.Read(f) {
		err := person.SaveTags(c.Tx, f.Tags)
		if err == nil {
			return c.Done("/crm/cadastros", "Marcadores salvos.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := viewOf(c)
	if err != nil {
		return err
	}
	v.Tags = f
	return c.Invalid(title, views.Registry(v))
}

func saveOrigins(c *web.Context) error {
	f := &views.OriginsForm{}
	if c.Read(f) {
		err := person.SaveOrigins(c.Tx, f.Origins)
		if err == nil {
			return c.Done("/crm/cadastros", "Origens salvas.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := viewOf(c)
	if err != nil {
		return err
	}
	v.Origins = f
	return c.Invalid(title, views.Registry(v))
}
