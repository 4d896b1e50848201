package webtest

import (
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Page is one page that the crawler reached, with what can be done from it.
type Page struct {
	Path  string
	Body  string
	Links []string
	Forms []Form
}

// Form is a form as a browser would send it.
type Form struct {
	Page, Action, Method string
	Multipart            bool
	Fields               []Field
}

// Field is one input with the value that it would send untouched.
type Field struct{ Name, Type, Value string }

// Values are what the form sends untouched.
func (f Form) Values() url.Values {
	v := url.Values{}
	for _, field := range f.Fields {
		v.Add(field.Name, field.Value)
	}
	return v
}

// mostPages bounds a crawl: lists lead to rows, and one row of a kind is enough.
const mostPages = 400

// Crawl follows links from these paths, one of each shape (numbers in a path make no new shape), and fails on any
// answer of 400 or more.
func (p *Person) Crawl(from ...string) (pages []Page) {
	p.site.T.Helper()
	seen := map[string]bool{}
	for queue := from; len(queue) > 0 && len(pages) < mostPages; queue = queue[1:] {
		path := queue[0]
		if seen[shape(path)] {
			continue
		}
		seen[shape(path)] = true
		a := p.GET(path)
		if a.Code() >= 400 {
			p.site.T.Errorf("%s answered %d: %s", path, a.Code(), clip(text(a.Body())))
			continue
		}
		if to := a.Location(); to != "" {
			queue = append(queue, to)
			continue
		}
		if !strings.HasPrefix(a.Header("Content-Type"), "text/html") {
			continue
		}
		page := read(p.site.T, path, a.Body())
		pages = append(pages, page)
		queue = append(queue, page.Links...)
	}
	return pages
}

// shape is a path with its numbers left out, and of its query only the names.
func shape(path string) string {
	u, err := url.Parse(path)
	if err != nil {
		return path
	}
	parts := strings.Split(u.Path, "/")
	for i, part := range parts {
		if part != "" && strings.Trim(part, "0123456789") == "" {
			parts[i] = "N"
		}
	}
	var names []string
	for name := range u.Query() {
		names = append(names, name)
	}
	if len(names) > 1 {
		names = []string{"…"} // combinations of filters are one shape
	}
	return strings.Join(parts, "/") + "?" + strings.Join(names, "&")
}

func read(t testing.TB, path, body string) Page {
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	page := Page{Path: path, Body: body}
	base, _ := url.Parse(path)
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || inert(n) {
			continue
		}
		switch n.Data {
		case "a":
			if to, ok := local(base, attr(n, "href")); ok {
				page.Links = append(page.Links, to)
			}
		case "form":
			page.Forms = append(page.Forms, readForm(base, n))
		}
	}
	return page
}

// inert says whether a node stands in a template: a script may draw from it, nobody can press it.
func inert(n *html.Node) bool {
	for p := range n.Ancestors() {
		if p.Data == "template" {
			return true
		}
	}
	return false
}

// local resolves a link, and says whether a crawler should follow it.
func local(base *url.URL, href string) (string, bool) {
	if href == "" || strings.HasPrefix(href, "#") {
		return "", false
	}
	u, err := base.Parse(href)
	if err != nil || u.Host != "" || u.Scheme != "" || strings.HasPrefix(u.Path, "/static/") || u.Path == "/sair" {
		return "", false
	}
	u.Fragment = ""
	return u.String(), true
}

func readForm(base *url.URL, form *html.Node) Form {
	f := Form{Page: base.Path, Method: strings.ToUpper(attr(form, "method")), Multipart: attr(form, "enctype") == "multipart/form-data"}
	if f.Method == "" {
		f.Method = "GET"
	}
	if action, err := base.Parse(attr(form, "action")); err == nil {
		f.Action = action.String()
	}
	for n := range form.Descendants() {
		if n.Type != html.ElementNode || attr(n, "name") == "" {
			continue
		}
		field := Field{Name: attr(n, "name"), Type: attr(n, "type"), Value: attr(n, "value")}
		switch n.Data {
		case "input":
			if (field.Type == "checkbox" || field.Type == "radio") && !has(n, "checked") {
				field.Value = ""
			}
		case "select":
			field.Type, field.Value = "select", chosen(n)
		case "textarea":
			field.Type, field.Value = "textarea", inner(n)
		default:
			continue
		}
		f.Fields = append(f.Fields, field)
	}
	return f
}

func chosen(list *html.Node) (value string) {
	first := true
	for n := range list.Descendants() {
		if n.Type == html.ElementNode && n.Data == "option" && (first || has(n, "selected")) {
			value, first = attr(n, "value"), false
		}
	}
	return value
}

func inner(n *html.Node) (s string) {
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			s += c.Data
		}
	}
	return s
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}
