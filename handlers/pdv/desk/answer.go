package desk

import (
	"github.com/a-h/templ"

	"omniservicos/web"
)

// RefuseForm draws a dialog's form again with its refusal, or the form on a page of its own.
func RefuseForm(c *web.Context, title string, form templ.Component) error {
	if c.Htmx() {
		return c.InvalidFragment(form)
	}
	return c.Invalid(title, form)
}
