package crm

import (
	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
)

// SnoozeTask puts a task off by days, counted from today where it is late. It comes back on the days that it always did.
func SnoozeTask(tx *db.Tx, id int64, days int) (Task, error) {
	t, err := lockTask(tx, id)
	if err != nil {
		return t, err
	}
	if t.Done() {
		return t, fault.Refuse("Esta tarefa já foi concluída. Reabra-a para marcar outro dia.")
	}
	if days < 1 || days > 90 {
		return t, fault.Refuse("Uma tarefa pode ser adiada de 1 a 90 dias.")
	}
	from := t.DueOn
	if today := dates.Of(tx.Now, tx.Zone()); from.Before(today) {
		from = today
	}
	t.DueOn = from.AddDays(days)
	return SaveTask(tx, t)
}
