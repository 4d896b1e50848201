package crm

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/mail"
)

// ReminderDue is the job of a task's reminder.
type ReminderDue struct {
	TaskID int64
	At     time.Time
}

// DigestDue is the job of somebody's morning e-mail.
type DigestDue struct {
	Identity int64
	On       dates.Date
}

const (
	remindKind = "crm.lembrete"
	digestKind = "crm.resumo"
)

// Subscribe reminds people, each time in a transaction of its own.
func Subscribe(b *db.Bus) {
	db.Later(b, remindKind, Remind)
	db.Later(b, digestKind, SendDigest)
}

// enqueueAt writes a job that waits for its moment.
func enqueueAt(tx *db.Tx, kind string, payload any, at time.Time) error {
	raw, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	return tx.InsertLater("jobs", "id, kind, payload, run_at", []any{db.NewID(), kind, raw, at})
}

// RemindersOf are somebody's choices.
func RemindersOf(tx *db.Tx, identity int64) (r Reminders, err error) {
	err = tx.Get(&r, `select minutes, by_mail, digest, digest_on from reminder_settings where account_id = $1 and identity_id = $2`, identity)
	if errors.Is(err, sql.ErrNoRows) {
		return usualReminders, nil
	}
	return r, err
}

// SaveReminders keeps somebody's choices, and plans what is ahead by them.
func SaveReminders(tx *db.Tx, identity int64, r Reminders) error {
	if err := r.check(); err != nil {
		return err
	}
	before, err := RemindersOf(tx, identity)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Lembretes escolhidos", Object: "reminder_settings", ID: identity, Before: before, After: r})
	_, err = tx.Exec(`
		insert into reminder_settings (account_id, identity_id, minutes, by_mail, digest) values ($1, $2, $3, $4, $5)
		on conflict (account_id, identity_id) do update set minutes = $3, by_mail = $4, digest = $5`, identity, r.Minutes, r.ByMail, r.Digest)
	if err != nil {
		return err
	}
	if r.Digest && !before.Digest {
		if err := planDigest(tx, identity); err != nil {
			return err
		}
	}
	return replan(tx, identity, r)
}

// planDigest writes the job of the next morning.
func planDigest(tx *db.Tx, identity int64) error {
	on := dates.Of(tx.Now, tx.Zone())
	if !tx.Now.Before(digestHour.On(on, tx.Zone())) {
		on = on.AddDays(1)
	}
	return enqueueAt(tx, digestKind, DigestDue{identity, on}, digestHour.On(on, tx.Zone()))
}

// mostReplanned bounds what one press of a button writes; who has more tasks with an hour is reminded of the nearest.
const mostReplanned = 500

// replan moves the reminders of somebody's tasks ahead.
func replan(tx *db.Tx, identity int64, r Reminders) error {
	var tasks []Task
	err := tx.List(&tasks, `select `+taskColumns+tasksWithPeople+`
		 where t.account_id = $1 and t.done_at is null and t.due_time is not null and t.due_on >= $2
		   and (t.assignee_id = $3 or (t.assignee_id = 0 and t.created_by = $3))
		 order by t.due_on, t.id limit $4`, dates.Of(tx.Now, tx.Zone()), identity, mostReplanned)
	for _, t := range tasks {
		if err := planAt(tx, t, r.before(t, tx.Now, tx.Zone())); err != nil {
			return err
		}
	}
	return err
}

// whose is who is reminded of a task: who has it, or who wrote it down.
func (t Task) whose() int64 { return cmp.Or(t.AssigneeID, t.CreatedBy) }

// plan writes when somebody is reminded of a task that was just saved.
func plan(tx *db.Tx, t Task) error {
	if t.whose() == 0 || !t.DueTime.Set {
		return planAt(tx, t, nil)
	}
	r, err := RemindersOf(tx, t.whose())
	if err != nil {
		return err
	}
	return planAt(tx, t, r.before(t, tx.Now, tx.Zone()))
}

func planAt(tx *db.Tx, t Task, at *time.Time) error {
	if at == nil && t.RemindAt == nil {
		return nil
	}
	if _, err := tx.Exec(`update tasks set remind_at = $3 where account_id = $1 and id = $2`, t.ID, at); err != nil || at == nil {
		return err
	}
	return enqueueAt(tx, remindKind, ReminderDue{t.ID, *at}, *at)
}

// Remind tells somebody of a task, unless it was done, put off or reminded of meanwhile.
func Remind(tx *db.Tx, f ReminderDue) error {
	t, err := lockTask(tx, f.TaskID)
	if fault.Is(err, fault.Missed) {
		return nil
	}
	if err != nil || t.Done() || t.RemindAt == nil || !t.RemindAt.Equal(f.At) {
		return err
	}
	tx.Log(db.Change{Action: "Lembrete de tarefa", Object: "tasks", ID: t.ID})
	if _, err := tx.Exec(`update tasks set remind_at = null where account_id = $1 and id = $2`, t.ID); err != nil {
		return err
	}
	if err := Notify(tx, t.whose(), t.text(), taskPath(t.ID)); err != nil {
		return err
	}
	r, err := RemindersOf(tx, t.whose())
	if err != nil || !r.ByMail {
		return err
	}
	return write(tx, t.whose(), "Lembrete: "+t.Title, t.text()+".")
}

// SendDigest queues somebody's morning e-mail once a day, and plans the next.
func SendDigest(tx *db.Tx, f DigestDue) error {
	r, err := RemindersOf(tx, f.Identity)
	today := dates.Of(tx.Now, tx.Zone())
	if err != nil || !r.Digest || (r.DigestOn != nil && !r.DigestOn.Before(today)) {
		return err
	}
	tx.Log(db.Change{Action: "Resumo do dia", Object: "reminder_settings", ID: f.Identity})
	_, err = tx.Exec(`update reminder_settings set digest_on = $3 where account_id = $1 and identity_id = $2`, f.Identity, today)
	if err != nil {
		return err
	}
	if err := enqueueAt(tx, digestKind, DigestDue{f.Identity, today.AddDays(1)}, digestHour.On(today.AddDays(1), tx.Zone())); err != nil {
		return err
	}
	tasks, err := ListTasks(tx, TaskFilter{Part: Pressing, Today: today, MineOnly: f.Identity})
	if err != nil {
		return err
	}
	names, err := account.Names(tx, []int64{f.Identity})
	if err != nil {
		return err
	}
	subject, body := digest(names[f.Identity], today, tasks)
	if subject == "" {
		return nil
	}
	return write(tx, f.Identity, subject, body)
}

// write queues an e-mail to a member; who is none any more gets nothing.
func write(tx *db.Tx, identity int64, subject, body string) error {
	m, err := account.FindMember(tx, identity)
	if fault.Is(err, fault.Missed) || (err == nil && m.EndedAt != nil) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = mail.Queue(tx, m.Email, subject, body)
	return err
}
