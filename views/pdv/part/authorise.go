package part

import (
	"net/url"
	"strconv"
	"strings"

	"omniservicos/store/account"
	"omniservicos/store/money"
	"omniservicos/store/pdv/authority"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// AuthoriseForm is a supervisor's PIN for what was refused, and the form that is sent again with the grant: its path and
// its fields.
type AuthoriseForm struct {
	form.Form
	Ask        authority.Ask
	Why        string // the refusal
	Path       string
	Fields     url.Values
	Supervisor int64
	PIN        string
}

// NewAuthoriseForm asks for what was refused while these fields were posted to this path.
func NewAuthoriseForm(ask authority.Ask, why, path string, fields url.Values) *AuthoriseForm {
	return &AuthoriseForm{Ask: ask, Why: why, Path: path, Fields: without(fields, "conta", "grant")}
}

func without(fields url.Values, names ...string) url.Values {
	rest := url.Values{}
	for name, values := range fields {
		rest[name] = values
	}
	for _, name := range names {
		rest.Del(name)
	}
	return rest
}

// mostFields bounds what is carried for the form that waits.
const mostFields = 20_000

func (f *AuthoriseForm) Read() {
	f.Ask = authority.Ask{Act: f.Value("act"), TargetID: f.ID("target", ""), Line: f.whole("line"), TillID: f.ID("till", ""), Amount: money.Cents(f.whole("amount"))}
	f.Why, f.Path = f.Text("why", 500, ""), f.Value("path")
	fields, err := url.ParseQuery(f.Value("form"))
	f.Fields = without(fields, "conta", "grant")
	local := strings.HasPrefix(f.Path, "/pdv/") && !strings.Contains(f.Path, `\`) && len(f.Path) < 200
	f.Check(err == nil && local && len(f.Value("form")) <= mostFields, "pin", "Não há o que autorizar: volte e tente de novo.")
	f.Supervisor = f.ID("supervisor", "Escolha quem autoriza.")
	f.PIN = f.Value("pin")
	f.Check(f.PIN != "", "pin", "Digite o PIN.")
}

// whole reads a number that the page itself wrote.
func (f *AuthoriseForm) whole(name string) int {
	n, err := strconv.Atoi(f.Value(name))
	f.Check(err == nil && n >= 0, "pin", "Não há o que autorizar: volte e tente de novo.")
	return n
}

// hidden are the fields that carry the question through the dialog.
func (f *AuthoriseForm) hidden() [][2]string {
	return [][2]string{
		{"act", f.Ask.Act}, {"target", ID(f.Ask.TargetID)}, {"line", strconv.Itoa(f.Ask.Line)}, {"till", ID(f.Ask.TillID)},
		{"amount", ID(int64(f.Ask.Amount))}, {"why", f.Why}, {"path", f.Path}, {"form", f.Fields.Encode()},
	}
}

// AuthoriseView is the question to a supervisor.
type AuthoriseView struct {
	Form   *AuthoriseForm
	People []account.Holder
}

// title says what is allowed by whoever types the PIN, with its figure.
func (v AuthoriseView) title() string {
	act, _ := authority.FindAct(v.Form.Ask.Act)
	if v.Form.Ask.Amount == 0 {
		return act.Title
	}
	return act.Title + ": " + v.Form.Ask.Amount.String()
}

func (v AuthoriseView) people() (options []ui.Option) {
	for _, h := range v.People {
		options = append(options, ui.Option{Value: ID(h.IdentityID), Label: h.Name, Help: RolesOf(h)})
	}
	return options
}

func RolesOf(h account.Holder) string {
	var titles []string
	for _, r := range h.Roles {
		titles = append(titles, account.Role(r).Title())
	}
	return strings.Join(titles, ", ")
}

// chosen is who was chosen, or who allowed something here last.
func (v AuthoriseView) chosen() string {
	if v.Form.Supervisor != 0 || len(v.People) == 0 {
		return ID(v.Form.Supervisor)
	}
	return ID(v.People[0].IdentityID)
}
