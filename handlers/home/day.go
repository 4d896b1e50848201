package home

import (
	"strconv"

	"omniservicos/store/dates"
)

var (
	weekdays = [...]string{"domingo", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado"}
	months   = [...]string{"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"}
)

// inWords says a day as people do: "segunda-feira, 23 de novembro".
func inWords(d dates.Date) string {
	return weekdays[d.Weekday()] + ", " + strconv.Itoa(d.Day) + " de " + months[d.Month-1]
}
