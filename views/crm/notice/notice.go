// Package notice draws what somebody is told, and how they want to be reminded.
package notice

import (
	"strconv"
	"time"

	"omniservicos/store/crm"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// View is what one person was told, newest first.
type View struct {
	List []crm.Notice
	More bool
	Now  time.Time
	Zone *time.Location
}

func (v View) newest() string { return ui.ID(v.List[0].ID) }

func (v View) unseen() (n int) {
	for _, notice := range v.List {
		if notice.SeenAt == nil {
			n++
		}
	}
	return n
}

func (v View) pager() ui.PagerView {
	p := ui.PagerView{Shown: len(v.List), More: v.More}
	if v.More {
		p.Next = "/crm/avisos?depois=" + ui.ID(v.List[len(v.List)-1].ID)
	}
	return p
}

// Form is how somebody wants to be reminded.
type Form struct {
	form.Form
	Reminders crm.Reminders
}

// NewForm fills the form with somebody's choices.
func NewForm(r crm.Reminders) *Form {
	f := &Form{Reminders: r}
	f.Load(map[string][]string{})
	f.Set("minutes", strconv.Itoa(r.Minutes))
	return f
}

func (f *Form) Read() {
	f.Reminders.Minutes = f.Int("minutes", crm.Never, 24*60, "Escolha quanto tempo antes.")
	f.Reminders.ByMail, f.Reminders.Digest = f.Flag("by_mail"), f.Flag("digest")
}

func advances() (options []ui.Option) {
	for _, n := range crm.Advances {
		options = append(options, ui.Option{Value: strconv.Itoa(n), Label: before(n)})
	}
	return options
}

func before(minutes int) string {
	switch {
	case minutes == crm.Never:
		return "Não lembrar"
	case minutes == 0:
		return "Na hora"
	case minutes < 60:
		return strconv.Itoa(minutes) + " minutos antes"
	case minutes == 60:
		return "1 hora antes"
	}
	return strconv.Itoa(minutes/60) + " horas antes"
}
