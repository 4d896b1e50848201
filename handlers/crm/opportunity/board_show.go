package opportunity

import (
	"net/url"

	"omniservicos/store/account"
	"omniservicos/store/crm/lead"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	views "omniservicos/views/crm/opportunity"
	"omniservicos/web"
)

func showBoard(c *web.Context) error {
	v, err := viewOf(c, c.ID("id"), c.URL())
	if err != nil {
		return err
	}
	v.Filter.State, v.Filter.StageID = opportunity.Open, 0
	if v.Columns, err = opportunity.Board(c.Tx, v.Pipeline, v.Filter); err != nil {
		return err
	}
	if err := scores(c, &v, v.Columns...); err != nil {
		return err
	}
	return c.Page("Funil", views.Board(v))
}

// viewOf is what board and table have in common; without an id it is the account's first funnel.
func viewOf(c *web.Context, pipeline int64, at *url.URL) (v views.BoardView, err error) {
	v = frameOf(c, at)
	if v.Pipelines, err = opportunity.ListPipelines(c.Tx); err != nil {
		return v, err
	}
	for i, p := range v.Pipelines {
		if p.ID == pipeline || (c.Param("id") == "" && i == 0) {
			v.Pipeline = p
		}
	}
	if v.Pipeline.ID == 0 {
		return v, fault.Missing("Este funil não existe.")
	}
	v.Filter.PipelineID = v.Pipeline.ID
	if v.Saved, err = opportunity.Filters(c.Tx); err != nil {
		return v, err
	}
	v.Owners, err = ownersOf(c)
	v.Filter = v.Owners.Teamed(v.Filter, at.Query())
	return v, err
}

// frameOf is a view of the funnel's address before anything is read.
func frameOf(c *web.Context, at *url.URL) views.BoardView {
	v := views.BoardView{URL: at, Now: c.Tx.Now, Today: dates.Of(c.Tx.Now, c.Tx.Zone()), MayEdit: c.May(Work), MaySetUp: c.May(SetUp)}
	v.Filter = views.ReadFilter(at.Query(), opportunity.Filter{Now: v.Now, Today: v.Today})
	return v
}

func ownersOf(c *web.Context) (views.Owners, error) {
	w := views.Owners{Me: c.Me.IdentityID}
	var err error
	if w.Members, err = account.ListMembers(c.Tx, account.MemberFilter{}); err != nil {
		return w, err
	}
	if w.Teams, err = account.ListTeams(c.Tx); err != nil {
		return w, err
	}
	if w.Origins, err = person.ListOrigins(c.Tx); err != nil {
		return w, err
	}
	w.Tags, err = person.ListTags(c.Tx)
	return w, err
}

// moreCards is the next page of a column, as it comes into view.
func moreCards(c *web.Context) error {
	s, err := opportunity.FindStage(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	p, err := opportunity.FindPipeline(c.Tx, s.PipelineID)
	if err != nil {
		return err
	}
	v := frameOf(c, &url.URL{Path: views.BoardPath(p.ID), RawQuery: views.Kept(c.URL().Query()).Encode()})
	v.Pipeline, v.Filter.PipelineID = p, p.ID
	if v.Owners, err = ownersOf(c); err != nil {
		return err
	}
	v.Filter = v.Owners.Teamed(v.Filter, c.URL().Query())
	column, err := opportunity.MoreCards(c.Tx, s, v.Filter, signed(c.Query("depois")))
	if err != nil {
		return err
	}
	if err := scores(c, &v, column); err != nil {
		return err
	}
	return c.Fragment(views.Cards(v, column))
}

// scores reads, in one statement, what the cards that began as leads are worth.
func scores(c *web.Context, v *views.BoardView, columns ...opportunity.Column) (err error) {
	var ids []int64
	for _, column := range columns {
		for _, o := range column.Cards {
			ids = append(ids, o.ID)
		}
	}
	v.Scores, err = lead.ScoresOf(c.Tx, ids)
	return err
}
