package web

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"

	"github.com/a-h/templ"

	"omniservicos/views/ui"
)

// answer is what a handler decided: it leaves only after the commit.
type answer struct {
	status   int
	kind     string
	location string
	body     []byte
	header   map[string]string
	cookies  []*http.Cookie
}

const htmlKind = "text/html; charset=utf-8"

// Page answers with a page in the shell.
func (c *Context) Page(title string, body templ.Component) error { return c.page(200, title, body) }

// Invalid answers 422 with the form drawn again, each refusal beside its field.
func (c *Context) Invalid(title string, body templ.Component) error { return c.page(422, title, body) }

func (c *Context) page(status int, title string, body templ.Component) error {
	shell, err := c.shell(title)
	if err != nil {
		return err
	}
	return c.render(status, pageIn(shell, body))
}

// Screen answers with the full-screen layout: the till.
func (c *Context) Screen(title string, body templ.Component) error {
	shell, err := c.shell(title)
	if err != nil {
		return err
	}
	return c.render(200, screenIn(shell, body))
}

// Paper answers with what is printed: receipts and A4 documents.
func (c *Context) Paper(title string, body templ.Component) error {
	return c.render(200, paperIn(c.bare(title), body))
}

// Plain answers outside the shell: sign-in and refusals. The status is the caller's.
func (c *Context) Plain(status int, title string, body templ.Component) error {
	return c.render(status, plainIn(c.bare(title), body))
}

// Fragment answers with pieces of a page, each the component that the page itself uses.
func (c *Context) Fragment(pieces ...templ.Component) error {
	return c.render(200, templ.Join(pieces...))
}

// InvalidFragment is Fragment for a refusal: 422, nothing kept.
func (c *Context) InvalidFragment(pieces ...templ.Component) error {
	return c.render(422, templ.Join(pieces...))
}

func (c *Context) render(status int, component templ.Component) error {
	var b bytes.Buffer
	if err := component.Render(c.viewContext(), &b); err != nil {
		return err
	}
	c.answer.status, c.answer.kind, c.answer.body = status, htmlKind, b.Bytes()
	return nil
}

// Redirect answers 303: after a write, to what it made.
func (c *Context) Redirect(path string) error {
	c.answer.status, c.answer.location = http.StatusSeeOther, path
	return nil
}

// Done answers 303 with a toast that says what succeeded.
func (c *Context) Done(path, sentence string) error {
	c.flash(ui.Good, sentence)
	return c.Redirect(path)
}

// JSON answers a program.
func (c *Context) JSON(status int, v any) error {
	body, err := json.Marshal(v)
	c.answer.status, c.answer.kind, c.answer.body = status, "application/json; charset=utf-8", body
	return err
}

// Download answers with a file to keep.
func (c *Context) Download(name, kind string, body []byte) error {
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	c.answer.status, c.answer.kind, c.answer.body = 200, kind, body
	return nil
}

// Picture answers with an image of ours to show: its kind was found by content when it came in.
func (c *Context) Picture(kind string, body []byte) error {
	c.Header("Cache-Control", "private, max-age=86400")
	c.answer.status, c.answer.kind, c.answer.body = 200, kind, body
	return nil
}

// Header sets a header of the answer.
func (c *Context) Header(name, value string) {
	if c.answer.header == nil {
		c.answer.header = map[string]string{}
	}
	c.answer.header[name] = value
}

// send writes the answer out: the only place that does.
func (c *Context) send() error {
	c.app.requests.Add(1)
	if c.answer.status >= 500 {
		c.app.failures.Add(1)
	}
	w := c.echo.Response()
	h := w.Header()
	h.Set("Vary", "HX-Request, HX-Request-Type")
	if !c.isOpenStatic() {
		h.Set("Cache-Control", "no-store")
	}
	for k, v := range c.answer.header {
		h.Set(k, v)
	}
	for _, cookie := range c.answer.cookies {
		http.SetCookie(w, cookie)
	}
	if c.answer.location != "" {
		return c.sendRedirect()
	}
	return c.echo.Blob(c.answer.status, c.answer.kind, c.answer.body)
}

func (c *Context) isOpenStatic() bool { return c.answer.header["Cache-Control"] != "" }

// sendRedirect tells htmx to go there as a whole page, and a browser by 303.
func (c *Context) sendRedirect() error {
	if c.Htmx() {
		c.echo.Response().Header().Set("HX-Redirect", c.answer.location)
		return c.echo.NoContent(http.StatusOK)
	}
	return c.echo.Redirect(c.answer.status, c.answer.location)
}
