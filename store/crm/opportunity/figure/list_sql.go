package figure

import (
	"strconv"
	"time"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// What a list of a figure's cards may hold. Addresses carry these words.
const (
	Born    = "criadas"   // written down in the period
	Won     = "ganhas"    // won in the period
	Lost    = "perdidas"  // lost in the period
	Stood   = "abertas"   // open when the period ended
	Awaited = "previstas" // open now, and expected in the period
)

// Kinds are the lists, with their titles.
var Kinds = []struct{ Key, Title string }{
	{Born, "Oportunidades criadas no período"}, {Won, "Oportunidades ganhas no período"}, {Lost, "Oportunidades perdidas no período"},
	{Stood, "Oportunidades abertas no fim do período"}, {Awaited, "Oportunidades abertas com fechamento previsto no período"},
}

// Which narrows a list to what one figure counts. Zero values do not narrow.
type Which struct {
	Kind     string
	StageID  int64  // of Born: who came at least so far; of the others: where it stood
	State    string // of Born: how it is now
	ReasonID int64
	Origin   *string
	Within   bool // of Born: also closed in the period; of Won and Lost: also written down in it
	After    int64
}

// Row is a card of such a list.
type Row struct {
	ID         int64       `db:"id"`
	Title      string      `db:"title"`
	PersonID   int64       `db:"person_id"`
	Person     string      `db:"person"`
	SellerID   int64       `db:"seller_id"`
	Value      money.Cents `db:"value"`
	Origin     string      `db:"origin"`
	State      string      `db:"state"`
	Stage      string      `db:"stage"`
	Reason     string      `db:"reason"`
	CreatedAt  time.Time   `db:"created_at"`
	ClosedAt   *time.Time  `db:"closed_at"`
	ExpectedOn *dates.Date `db:"expected_on"`
}

// PageSize is how many rows a page shows; lists read one more.
const PageSize = 80

// conditions are the same as the figure's own; values go through parameters from $6 on.
func (w Which) conditions(f Filter) (where string, args []any) {
	args = f.args()
	next := func(v any) string {
		args = append(args, v)
		return "$" + strconv.Itoa(len(args)+1)
	}
	stage := "o.stage_id"
	switch w.Kind {
	case Born:
		where = ` where` + mine + ` and o.created_at >= $3 and o.created_at < $4`
	case Won, Lost:
		where = ` where` + mine + ` and o.closed_at >= $3 and o.closed_at < $4 and o.state = ` + next(map[string]string{Won: "ganha", Lost: "perdida"}[w.Kind])
	case Awaited:
		where = ` where` + mine + ` and o.state = 'aberta' and $3::timestamptz < $4::timestamptz and o.expected_on >= ` + next(f.From) + ` and o.expected_on <= ` + next(f.To)
	default:
		where, stage = ` where`+stood+` and $3::timestamptz is not null`, stageThen
	}
	if w.StageID != 0 {
		n := next(w.StageID)
		if w.Kind == Born && w.State != "perdida" {
			where += ` and (o.state = 'ganha' or exists (select 1 from opportunity_moves m
				join pipeline_stages s on s.account_id = m.account_id and s.id = m.to_stage_id and s.pipeline_id = $2
				where m.account_id = o.account_id and m.opportunity_id = o.id
				  and s.position >= (select a.position from pipeline_stages a where a.account_id = $1 and a.id = ` + n + `)))`
		} else {
			where += ` and ` + stage + ` = ` + n
		}
	}
	if w.State != "" {
		where += ` and o.state = ` + next(w.State)
	}
	if w.ReasonID != 0 {
		where += ` and o.reason_id = ` + next(w.ReasonID)
	}
	if w.Origin != nil {
		where += ` and o.origin = ` + next(*w.Origin)
	}
	switch {
	case w.Within && w.Kind == Born:
		where += ` and o.closed_at >= $3 and o.closed_at < $4`
	case w.Within:
		where += ` and o.created_at >= $3`
	}
	return where, args
}

// Count counts and sums what the list holds, of all its pages.
func Count(tx *db.Tx, f Filter, w Which) (s Sum, err error) {
	where, args := w.conditions(f)
	err = tx.Get(&s, `select count(*) as count, coalesce(sum(o.value), 0)::bigint as value from opportunities o`+where, args...)
	return s, err
}

// List reads a page of it, the newest first, PageSize + 1 at most.
func List(tx *db.Tx, f Filter, w Which) (rows []Row, err error) {
	where, args := w.conditions(f)
	if w.After != 0 {
		args = append(args, w.After)
		where += ` and o.id < $` + strconv.Itoa(len(args)+1)
	}
	args = append(args, PageSize+1)
	err = tx.List(&rows, `
		select o.id, o.title, coalesce(o.person_id, 0) as person_id, coalesce(p.name, '') as person, o.seller_id, o.value, o.origin, o.state,
		       s.name as stage, coalesce(r.name, '') as reason, o.created_at, o.closed_at, o.expected_on
		  from (select o.* from opportunities o`+where+` order by o.id desc limit $`+strconv.Itoa(len(args)+1)+`) o
		  join pipeline_stages s on s.account_id = o.account_id and s.id = o.stage_id
		  left join people p on p.account_id = o.account_id and p.id = o.person_id
		  left join loss_reasons r on r.account_id = o.account_id and r.id = o.reason_id
		 order by o.id desc`, args...)
	return rows, err
}
