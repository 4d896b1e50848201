package opportunity

import (
	"strconv"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/money"
)

const opportunityColumns = `
	o.id, o.pipeline_id, o.stage_id, o.position, o.title, coalesce(o.person_id, 0) as person_id, coalesce(p.name, '') as person_name,
	o.seller_id, o.value, o.items, o.origin, o.note, o.expected_on, o.state, coalesce(o.reason_id, 0) as reason_id, o.closed_at, o.created_at,
	o.stage_at, o.moves, o.moved_at, o.moved_by, o.edits, o.edited_at, o.edited_by, n.due_on as next_on, coalesce(n.title, '') as next_title`

// The next step of a card is the first of its open tasks.
const withPersonAndStep = `
	left join people p on p.account_id = o.account_id and p.id = o.person_id
	left join lateral (
	     select t.due_on, t.title from tasks t
	      where t.account_id = o.account_id and t.origin_kind = 'oportunidade' and t.origin_id = o.id and t.done_at is null
	      order by t.due_on, t.id limit 1) n on true`

const firstStep = `(select min(t.due_on) from tasks t where t.account_id = o.account_id and t.origin_kind = 'oportunidade' and t.origin_id = o.id and t.done_at is null)`

// parameters collects what a statement is asked with; each next is one more.
type parameters []any

func (p *parameters) next(v any) string {
	*p = append(*p, v)
	return "$" + strconv.Itoa(len(*p)+1)
}

// conditions joins constant pieces, from "where" on: who is asked for, however it is shown.
func (f Filter) conditions(p *parameters) string {
	q := ` where o.account_id = $1`
	if f.PersonID != 0 {
		return q + ` and o.person_id = ` + p.next(f.PersonID)
	}
	switch f.State {
	case Won:
		q += ` and o.state = 'ganha' and o.pipeline_id = ` + p.next(f.PipelineID)
	case Lost:
		q += ` and o.state = 'perdida' and o.pipeline_id = ` + p.next(f.PipelineID)
	default:
		q += ` and o.state = 'aberta' and o.stage_id in (select g.id from pipeline_stages g where g.account_id = $1 and g.archived_at is null and g.pipeline_id = ` + p.next(f.PipelineID) + `)`
	}
	if f.StageID != 0 {
		q += ` and o.stage_id = ` + p.next(f.StageID)
	}
	return q + f.narrower(p)
}

func (f Filter) narrower(p *parameters) (q string) {
	for _, w := range f.words() {
		n := p.next(w)
		q += ` and (strpos(o.search, ' ' || ` + n + `) > 0 or exists (select 1 from person_words w
			where w.account_id = o.account_id and w.person_id = o.person_id and w.word >= ` + n + ` and w.word < ` + p.next(w+lastLetter) + `))`
	}
	if len(f.Team) > 0 {
		q += ` and o.seller_id = any(` + p.next(pq.Int64Array(f.Team)) + `)`
	}
	if f.TagID != 0 {
		q += ` and exists (select 1 from opportunity_tags g where g.account_id = o.account_id and g.opportunity_id = o.id and g.tag_id = ` + p.next(f.TagID) + `)`
	}
	if f.OwnerID != 0 {
		q += ` and o.seller_id = ` + p.next(max(f.OwnerID, 0))
	}
	if f.Origin != "" {
		q += ` and o.origin = ` + p.next(f.Origin)
	}
	if !f.From.IsZero() {
		q += ` and o.expected_on >= ` + p.next(f.From)
	}
	if !f.To.IsZero() {
		q += ` and o.expected_on <= ` + p.next(f.To)
	}
	if f.Stale {
		q += ` and exists (select 1 from pipeline_stages d where d.account_id = o.account_id and d.id = o.stage_id and d.deadline_days > 0
			and o.stage_at < ` + p.next(f.Now) + `::timestamptz - make_interval(hours => 24 * d.deadline_days))`
	}
	switch f.Step {
	case WithoutStep:
		q += ` and ` + firstStep + ` is null`
	case StepLate:
		q += ` and ` + firstStep + ` < ` + p.next(f.Today)
	case StepToday:
		q += ` and ` + firstStep + ` = ` + p.next(f.Today)
	}
	return q
}

// sumsOf is what each stage holds of the filter: one grouped statement.
func sumsOf(tx *db.Tx, f Filter) (map[int64]Column, error) {
	var p parameters
	var rows []struct {
		StageID int64       `db:"stage_id"`
		Count   int         `db:"count"`
		Sum     money.Cents `db:"sum"`
	}
	err := tx.List(&rows, `select o.stage_id, count(*) as count, sum(o.value)::bigint as sum from opportunities o`+f.conditions(&p)+` group by o.stage_id`, p...)
	sums := map[int64]Column{}
	for _, r := range rows {
		sums[r.StageID] = Column{Count: r.Count, Sum: r.Sum}
	}
	return sums, err
}

// Board reads the columns of a funnel, the first cards of each with the sums of all: three statements, however full it is.
func Board(tx *db.Tx, pipeline Pipeline, f Filter) (columns []Column, err error) {
	sums, err := sumsOf(tx, f)
	if err != nil {
		return nil, err
	}
	var p parameters
	conditions := f.conditions(&p)
	limit, stages := p.next(f.page()+1), p.next(pq.Int64Array(f.Stages))
	var cards []Opportunity
	err = tx.List(&cards, `
		select `+opportunityColumns+`
		  from pipeline_stages c
		 cross join lateral (select o.* from opportunities o`+conditions+` and o.stage_id = c.id order by o.position, o.id limit `+limit+`) o`+
		withPersonAndStep+`
		 where c.account_id = $1 and c.pipeline_id = `+p.next(f.PipelineID)+` and c.archived_at is null and (`+stages+`::bigint[] is null or c.id = any(`+stages+`))
		 order by o.stage_id, o.position, o.id`, p...)
	if err == nil {
		err = addTags(tx, cards)
	}
	for _, s := range pipeline.Stages {
		c := sums[s.ID]
		c.Stage = s
		for _, o := range cards {
			if o.StageID == s.ID {
				c.Cards = append(c.Cards, o)
			}
		}
		c.cut(f.page())
		columns = append(columns, c)
	}
	return columns, err
}

// MoreCards reads the cards of a stage that stand after a position.
func MoreCards(tx *db.Tx, s Stage, f Filter, after int64) (c Column, err error) {
	f.StageID = s.ID
	var p parameters
	query := `select ` + opportunityColumns + ` from opportunities o` + withPersonAndStep + f.conditions(&p)
	query += ` and o.position > ` + p.next(after) + ` order by o.position, o.id limit ` + p.next(PageSize+1)
	c.Stage = s
	err = tx.List(&c.Cards, query, p...)
	if err == nil {
		err = addTags(tx, c.Cards)
	}
	c.cut(PageSize)
	return c, err
}

// List reads a page of the table, the newest first, and one more than it holds; with byValue the dearest first.
func List(tx *db.Tx, f Filter, byValue bool, after int64) (list []Opportunity, err error) {
	var p parameters
	query := `select ` + opportunityColumns + ` from opportunities o` + withPersonAndStep + f.conditions(&p)
	order := ` order by o.id desc limit `
	further := ` and o.id < `
	if byValue {
		order = ` order by o.value desc, o.id desc limit `
		further = ` and (o.value, o.id) < (select a.value, a.id from opportunities a where a.account_id = $1 and a.id = `
	}
	if after != 0 {
		query += further + p.next(after)
		if byValue {
			query += `)`
		}
	}
	err = tx.List(&list, query+order+p.next(ListSize+1), p...)
	return list, err
}

// Sum counts and sums what the filter shows, of all pages.
func Sum(tx *db.Tx, f Filter) (count int, sum money.Cents, err error) {
	sums, err := sumsOf(tx, f)
	for _, c := range sums {
		count, sum = count+c.Count, sum+c.Sum
	}
	return count, sum, err
}
