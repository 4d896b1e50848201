package opportunity

import (
	"net/url"

	"github.com/a-h/templ"

	"omniservicos/store/crm/opportunity"
	"omniservicos/store/fault"
	views "omniservicos/views/crm/opportunity"
	"omniservicos/web"
)

func askMove(c *web.Context) error {
	f, err := moveForm(c, c.Query("volta"))
	if err != nil {
		return err
	}
	if c.Htmx() {
		return c.Fragment(views.MoveFields(f))
	}
	return c.Page("Mover oportunidade", views.MovePage(f))
}

func moveForm(c *web.Context, back string) (*views.MoveForm, error) {
	o, err := opportunity.Find(c.Tx, c.ID("id"))
	if err != nil {
		return nil, err
	}
	pipelines, err := opportunity.ListPipelines(c.Tx)
	return views.NewMoveForm(o, pipelines, views.Back(back, views.BoardPath(o.PipelineID))), err
}

// moveOpportunity answers the board with both columns drawn anew, and a plain form with the way back.
func moveOpportunity(c *web.Context) error {
	f, err := moveForm(c, c.Posted().Get("volta"))
	if err != nil {
		return err
	}
	if !c.Read(f) {
		if c.Htmx() {
			return fault.Refuse("Escolha para que etapa o cartão vai.")
		}
		return c.Invalid("Mover oportunidade", views.MovePage(f))
	}
	before := f.Opportunity.StageID
	from, to, err := opportunity.MoveOpportunity(c.Tx, f.Move)
	switch {
	case c.Htmx() && fault.Is(err, fault.Conflicts):
		return showNow(c, f, err)
	case err != nil:
		return err
	case c.Htmx():
		return showColumns(c, f, before, from.ID, to.ID)
	}
	return c.Done(f.Back, "“"+f.Opportunity.Title+"” está em "+to.Name+".")
}

// showColumns draws the columns that changed, through the filter of the board that asked.
func showColumns(c *web.Context, f *views.MoveForm, changed ...int64) error {
	v, err := boardOf(c, f, changed)
	if err != nil {
		return err
	}
	return c.Fragment(pieces(v, changed)...)
}

// showNow tells whoever came second what happened, and draws the whole board as it is.
func showNow(c *web.Context, f *views.MoveForm, conflict error) error {
	v, err := boardOf(c, f, nil)
	if err != nil {
		return err
	}
	v.Told = conflict.Error()
	var all []int64
	for _, s := range v.Pipeline.Stages {
		all = append(all, s.ID)
	}
	return c.InvalidFragment(pieces(v, all)...)
}

// boardOf reads the board that the form came from: its funnel, its filter, and as many cards as it shows, of all columns
// or only of these.
func boardOf(c *web.Context, f *views.MoveForm, only []int64) (v views.BoardView, err error) {
	at, err := url.Parse(f.Back)
	if err != nil {
		return v, err
	}
	v = frameOf(c, at)
	v.Pipelines, v.Pipeline = f.Pipelines, f.Pipelines[0]
	for _, p := range f.Pipelines {
		if at.Path == views.BoardPath(p.ID) {
			v.Pipeline = p
		}
	}
	v.Filter.PipelineID, v.Filter.Shown = v.Pipeline.ID, int(min(f.ID("shown", ""), 1000))
	if v.Owners, err = ownersOf(c); err != nil {
		return v, err
	}
	v.Filter = v.Owners.Teamed(v.Filter, at.Query())
	v.Filter.Stages = only
	if v.Columns, err = opportunity.Board(c.Tx, v.Pipeline, v.Filter); err != nil {
		return v, err
	}
	return v, scores(c, &v, v.Columns...)
}

func pieces(v views.BoardView, changed []int64) []templ.Component {
	list := []templ.Component{views.Told(v.Told), views.TotalsLine(v)}
	for i, column := range v.Columns {
		for _, id := range changed {
			if column.Stage.ID == id {
				list = append(list, views.Lane(v, column, i))
				break
			}
		}
	}
	return list
}
