package loyalty

import (
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Standing is what a customer has on a day.
type Standing struct {
	Balance int64       // to exchange; below zero where what earned them came back after they were exchanged
	Expired int64       // of the sum, and not yet written
	Next    int64       // that expire first
	NextOn  *dates.Date // the last day of those
}

type lot struct {
	points    int64
	expiresOn *dates.Date
}

// standing reads a customer's movements in their order: what goes, goes off the oldest points; what is owed is taken off the
// next that come.
func standing(movements []Movement, today dates.Date) (s Standing) {
	var lots []lot
	var owed int64
	for _, m := range movements {
		if m.Points > 0 {
			covered := min(owed, m.Points)
			owed -= covered
			lots = append(lots, lot{m.Points - covered, m.ExpiresOn})
			continue
		}
		owed -= m.Points
		for i := range lots {
			taken := min(owed, lots[i].points)
			lots[i].points -= taken
			owed -= taken
		}
	}
	s.Balance = -owed
	for _, l := range lots {
		if l.expiresOn != nil && l.expiresOn.Before(today) {
			s.Expired += l.points
			continue
		}
		s.Balance += l.points
		s.expiring(l)
	}
	return s
}

// expiring keeps what expires first.
func (s *Standing) expiring(l lot) {
	switch {
	case l.points == 0 || l.expiresOn == nil:
	case s.NextOn == nil || l.expiresOn.Before(*s.NextOn):
		s.Next, s.NextOn = l.points, l.expiresOn
	case *l.expiresOn == *s.NextOn:
		s.Next += l.points
	}
}

// back is how much of what a sale earned goes when goods worth this much came back, after earlier ones: worked out on all
// that came back, so that a sale returned in parts leaves nothing.
func back(earned, base, points, baseBefore, came int64) int64 {
	if earned == 0 || base == 0 {
		return 0
	}
	all := min(base, came-baseBefore) // before is below zero
	stays, _ := money.MulDiv(earned, base-all, base)
	return -(earned - stays + points)
}
