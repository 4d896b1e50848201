// Package layout holds the five frames a page can stand in: Page (the back office), Screen (the till), Plain (signing
// in, refusals), Public (what visitors see of a shop) and Paper (what is printed).
package layout

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"omniservicos/views/ui"
)

// Item is a menu entry of a module.
type Item struct {
	Title, Path string
	Icon        string
	Also        []string // paths outside its own that belong to it, as categories to products
	Group       string   // "Operação", "Cadastros", "Gestão" or the plugin's title
	Permission  string   // read by web, which leaves out what a role may not see
	Bottom      bool     // also in the phone's bar, which holds four
	Count       int      // what waits there; zero shows nothing
}

// Link is a place to go; for an account to switch to, Value is what POST /conta/trocar takes as "account".
type Link struct {
	Title, Href string
	Value       string
	Current     bool
}

// Shell is what every frame needs to know of the request.
type Shell struct {
	Title, Path              string
	AccountID                int64
	AccountName, AccountSlug string
	Accounts                 []Link // switch targets; with fewer than two there is no switcher
	BranchName               string
	PersonName, PersonEmail  string
	Roles                    string
	Menu                     []Item // already filtered
	Flash                    *ui.ToastView
	Dev                      bool
	Alerts                   int
	AlertsHref               string
	AlertsPoll               string // where a page asks for what is new
	ReadOnly                 bool
}

func (s Shell) title() string {
	switch {
	case s.Title == "":
		return "OmniServiços"
	case s.AccountID == 0 && s.AccountName != "": // a visitor's page is the shop's
		return s.Title + " · " + s.AccountName
	}
	return s.Title + " · OmniServiços"
}

func (s Shell) conta() string {
	if s.AccountID == 0 {
		return ""
	}
	return strconv.FormatInt(s.AccountID, 10)
}

// drawn renders a frame for the shell's account, so that each form inside carries it.
func (s Shell) drawn(frame templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return frame.Render(ui.WithConta(ctx, s.conta()), w)
	})
}

type group struct {
	Title string
	Items []Item
}

// groups keeps the order in which the groups first appear.
func (s Shell) groups() []group {
	var out []group
	at := map[string]int{}
	for _, item := range s.Menu {
		i, known := at[item.Group]
		if !known {
			i = len(out)
			at[item.Group] = i
			out = append(out, group{Title: item.Group})
		}
		out[i].Items = append(out[i].Items, item)
	}
	slices.SortStableFunc(out, func(a, b group) int { return cmp.Compare(a.rank(), b.rank()) })
	return out
}

// rank puts the core's groups in the order of a day's work, whoever registered first; plugins follow in their own order.
func (g group) rank() int {
	if i := slices.Index([]string{"Operação", "Cadastros", "Gestão"}, g.Title); i >= 0 {
		return i
	}
	return 3
}

func (s Shell) bottom() []Item {
	var out []Item
	for _, item := range s.Menu {
		if item.Bottom && len(out) < 4 {
			out = append(out, item)
		}
	}
	return out
}

// current is the menu entry whose path reaches furthest into the page's own.
func (s Shell) current() string {
	best := ""
	for _, item := range s.Menu {
		if item.holds(s.Path) && len(item.Path) > len(best) {
			best = item.Path
		}
	}
	return best
}

func (i Item) holds(path string) bool {
	if path == i.Path {
		return true
	}
	for _, own := range append([]string{i.Path}, i.Also...) {
		if own != "/" && strings.HasPrefix(path+"/", own+"/") {
			return true
		}
	}
	return false
}

// markMore marks "Mais" on a page that the phone's bar has no place for.
func (s Shell) markMore() templ.Attributes {
	for _, item := range s.bottom() {
		if item.Path == s.current() {
			return nil
		}
	}
	return templ.Attributes{"aria-current": "true"}
}

func (s Shell) mark(path string) templ.Attributes {
	if path == s.current() {
		return templ.Attributes{"aria-current": "page"}
	}
	return nil
}

// place names where the person works: the account, and the branch if it has a name of its own.
func (s Shell) place() string {
	if s.BranchName == "" || s.BranchName == s.AccountName {
		return s.AccountName
	}
	return s.AccountName + " · " + s.BranchName
}
