package report

import (
	"strconv"

	"omniservicos/store/crm/opportunity/figure"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/views/ui"
)

// Duration says how long in the largest unit that is not rounded away: "3 h", "2,5 dias".
func Duration(seconds int64) string {
	const hour, day = 60 * 60, 24 * 60 * 60
	switch {
	case seconds < hour:
		return ui.Number(int((seconds+30)/60)) + " min"
	case seconds < 2*day:
		return ui.Number(int((seconds+hour/2)/hour)) + " h"
	}
	tenths := (seconds*10 + day/2) / day
	if tenths%10 == 0 || tenths > 200 {
		return ui.Number(int(tenths/10)) + " dias"
	}
	return ui.Number(int(tenths/10)) + "," + strconv.FormatInt(tenths%10, 10) + " dias"
}

// Change compares a figure with the same of the period before: "+12 % sobre os 90 dias anteriores".
func (f Filter) Change(now, before int64) (note string, tone ui.Tone) {
	with := " que de " + short(f.PrevFrom) + " a " + short(f.PrevTo)
	switch {
	case before == 0 && now == 0:
		return "como antes: nada de " + short(f.PrevFrom) + " a " + short(f.PrevTo), ui.Neutral
	case before == 0:
		return "antes não houve", ui.Neutral
	case now == before:
		return "o mesmo" + with, ui.Neutral
	}
	percent := (now - before) * 100 / max(before, -before)
	if now > before {
		return "+" + ui.Number(int(percent)) + " %" + with, ui.Good
	}
	return ui.Number(int(percent)) + " %" + with, ui.Warn
}

// Points compares two percentages.
func (f Filter) Points(now, before int) (string, ui.Tone) {
	with := " pontos que de " + short(f.PrevFrom) + " a " + short(f.PrevTo)
	switch {
	case now > before:
		return "+" + strconv.Itoa(now-before) + with, ui.Good
	case now < before:
		return "−" + strconv.Itoa(before-now) + with, ui.Warn
	}
	return "igual ao período anterior", ui.Neutral
}

func short(d dates.Date) string {
	s := d.String()
	if len(s) < 10 {
		return s
	}
	return s[:6] + s[8:]
}

// Days is the period in words.
func (f Filter) Days() string { return "De " + f.From.String() + " a " + f.To.String() }

// opportunities says how many and what they are worth.
func opportunities(s figure.Sum) string {
	word := " oportunidades · "
	if s.Count == 1 {
		word = " oportunidade · "
	}
	return ui.Number(int(s.Count)) + word + s.Value.String()
}

var months = [...]string{"jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"}

// MonthName is a month as charts write it: "nov/26".
func MonthName(d dates.Date) string { return months[d.Month-1] + "/" + strconv.Itoa(d.Year)[2:] }

// brief is an amount as a label over a bar has room for: "12,3 mil".
func brief(c money.Cents) string {
	reais := int64(c) / 100
	half := int64(50)
	if reais < 0 {
		half = -half
	}
	switch {
	case reais >= 1_000_000 || reais <= -1_000_000:
		return tenth((reais+1000*half)/100_000) + " mi"
	case reais >= 1000 || reais <= -1000:
		return tenth((reais+half)/100) + " mil"
	}
	return strconv.FormatInt(reais, 10)
}

func tenth(n int64) string {
	return strconv.FormatInt(n/10, 10) + "," + strconv.FormatInt(max(n%10, -(n%10)), 10)
}
