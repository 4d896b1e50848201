package pdv

import (
	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// DayTotal is what one business day sold.
type DayTotal struct {
	Day   dates.Date  `db:"business_day"`
	Count int         `db:"count"`
	Total money.Cents `db:"total"`
}

// SumDays adds the finalised sales of each day of a period, in one statement; a day without sales is there with zero.
func SumDays(tx *db.Tx, from, to dates.Date) (days []DayTotal, err error) {
	var sold []DayTotal
	err = tx.List(&sold, `
		select business_day, count(*) as count, sum(total)::bigint as total
		  from sales
		 where account_id = $1 and state = 'finalizada' and business_day between $2 and $3
		 group by business_day`, from, to)
	if err != nil {
		return nil, err
	}
	of := map[dates.Date]DayTotal{}
	for _, d := range sold {
		of[d.Day] = d
	}
	for day := from; !day.After(to); day = day.AddDays(1) {
		d := of[day]
		d.Day = day
		days = append(days, d)
	}
	return days, nil
}
