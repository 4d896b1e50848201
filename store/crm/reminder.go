package crm

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
)

// Reminders are how a person wants to be told of their tasks. The zero value is nobody's: who has chosen nothing has
// usualReminders.
type Reminders struct {
	Minutes  int         `db:"minutes"` // before a task with an hour; Never: not at all
	ByMail   bool        `db:"by_mail"` // by e-mail too
	Digest   bool        `db:"digest"`  // the day's tasks by e-mail, each morning
	DigestOn *dates.Date `db:"digest_on"`
}

// Never is how many minutes before who wants no reminder is reminded.
const Never = -1

// Advances are the minutes before that may be chosen.
var Advances = []int{Never, 0, 5, 10, 15, 30, 60, 120}

var usualReminders = Reminders{Minutes: 10}

// digestHour is when the day's tasks are sent.
var digestHour = dates.At(8, 0)

func (r Reminders) check() error {
	if !slices.Contains(Advances, r.Minutes) {
		return fault.Blame("minutes", "Escolha quanto tempo antes.")
	}
	return nil
}

// before is when a reminder of a task is due; nil for none. One whose moment has passed comes at once, if the task is
// still ahead.
func (r Reminders) before(t Task, now time.Time, zone *time.Location) *time.Time {
	due := t.DueAt(zone)
	if due == nil || r.Minutes == Never || t.Done() || due.Before(now) {
		return nil
	}
	at := due.Add(-time.Duration(r.Minutes) * time.Minute)
	if at.Before(now) {
		at = now
	}
	at = at.Truncate(time.Second) // as the job's text and the row both hold it
	return &at
}

// text is what a reminder says.
func (t Task) text() string {
	text := KindWord(t.Kind) + " às " + t.DueTime.String() + ": " + t.Title
	if t.PersonName != "" {
		text += " (" + t.PersonName + ")"
	}
	return text
}

// digest is the morning's e-mail; empty where nothing is to be done.
func digest(name string, today dates.Date, tasks []Task) (subject, body string) {
	var late, now []string
	for _, t := range tasks {
		line := "- " + t.Title
		if t.DueTime.Set {
			line = "- " + t.DueTime.String() + " " + t.Title
		}
		if t.PersonName != "" {
			line += " (" + t.PersonName + ")"
		}
		if t.DueOn.Before(today) {
			late = append(late, line+", desde "+t.DueOn.String())
		} else {
			now = append(now, line)
		}
	}
	if len(tasks) == 0 {
		return "", ""
	}
	body = "Bom dia, " + name + ".\n"
	for _, part := range []struct {
		title string
		lines []string
	}{{"Atrasadas", late}, {"Para hoje", now}} {
		if len(part.lines) > 0 {
			body += "\n" + part.title + ":\n" + strings.Join(part.lines, "\n") + "\n"
		}
	}
	return "Suas tarefas de " + today.String() + ": " + strconv.Itoa(len(late)+len(now)), body
}
