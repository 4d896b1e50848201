package figure

import (
	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Expected is what is expected of a month from cards in one stage: Then as it stood when the month began, else as it
// stands now.
type Expected struct {
	Month       dates.Date `db:"month"`
	Then        bool       `db:"then"`
	Probability int        `db:"probability"`
	Sum
}

// Weighted is what they are worth at their stage's probability.
func (e Expected) Weighted() money.Cents {
	return opportunity.Stage{Probability: e.Probability}.Weighted(e.Value)
}

// Forecast is a month: what was forecast when it began, what was won in it, and what is still open and expected in it.
type Forecast struct {
	Month    dates.Date
	Planned  money.Cents // weighted, as it stood when the month began
	Won      Sum
	Open     Sum
	Weighted money.Cents // of what is open
}

// Forecasts are the months of the period. Expected days are those that the cards say now; stages are those of then.
func Forecasts(tx *db.Tx, f Filter) (list []Forecast, err error) {
	var expected []Expected
	err = tx.List(&expected, `
		select x.month, x.then, s.probability, count(*) as count, sum(x.value)::bigint as value
		  from (select date_trunc('month', o.expected_on)::date as month, false as then, o.stage_id, o.value
		          from opportunities o
		         where`+mine+` and o.state = 'aberta' and o.expected_on >= $6 and o.expected_on <= $7 and $3::timestamptz < $4::timestamptz
		        union all
		        select b.month, true, case when o.stage_at < b.at then o.stage_id else coalesce((
		               select m.to_stage_id from opportunity_moves m
		                where m.account_id = o.account_id and m.opportunity_id = o.id and m.at < b.at order by m.id desc limit 1), o.stage_id) end, o.value
		          from opportunities o
		         cross join lateral (select date_trunc('month', o.expected_on)::date as month, date_trunc('month', o.expected_on)::timestamp at time zone $8 as at) b
		         where`+mine+` and o.expected_on >= $6 and o.expected_on <= $7
		           and b.at <= $9 and o.created_at < b.at and (o.state = 'aberta' or o.closed_at >= b.at)) x
		  join pipeline_stages s on s.account_id = $1 and s.id = x.stage_id
		 group by 1, 2, 3 order by 1, 2, 3`, f.args(f.From, f.To, f.Zone.String(), tx.Now)...)
	if err != nil {
		return nil, err
	}
	var won []struct {
		Month dates.Date `db:"month"`
		Sum
	}
	err = tx.List(&won, `
		select date_trunc('month', o.closed_at at time zone $6)::date as month, count(*) as count, sum(o.value)::bigint as value
		  from opportunities o where`+mine+` and o.state = 'ganha' and o.closed_at >= $3 and o.closed_at < $4
		 group by 1`, f.args(f.Zone.String())...)
	for month := f.From; !month.After(f.To); month = month.AddMonths(1) {
		m := Forecast{Month: month}
		for _, e := range expected {
			switch {
			case e.Month != month:
			case e.Then:
				m.Planned += e.Weighted()
			default:
				m.Open, m.Weighted = m.Open.Add(e.Sum), m.Weighted+e.Weighted()
			}
		}
		for _, w := range won {
			if w.Month == month {
				m.Won = w.Sum
			}
		}
		list = append(list, m)
	}
	return list, err
}
