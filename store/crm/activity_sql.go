package crm

import (
	"time"

	"omniservicos/db"
)

// Activity is what somebody did of one kind: tasks finished, notes written, messages begun.
type Activity struct {
	Who   string `db:"who"`
	Kind  string `db:"kind"` // a task's, or nota
	Count int64  `db:"count"`
}

// Activities are what was done from a moment up to another, by who did it: tasks as done_by says, notes and messages by
// the name on the timeline.
func Activities(tx *db.Tx, from, to time.Time) (list []Activity, err error) {
	err = tx.List(&list, `
		select who, kind, sum(n)::bigint as count from (
			select coalesce(i.name, 'Sem nome') as who, t.kind, count(*) as n
			  from tasks t left join identities i on i.id = t.done_by
			 where t.account_id = $1 and t.done_at >= $2 and t.done_at < $3
			 group by 1, 2
			union all
			select l.actor, case l.kind when 'nota' then 'nota' else 'mensagem' end, count(*)
			  from timeline l
			 where l.account_id = $1 and l.kind in ('nota', 'whatsapp') and l.at >= $2 and l.at < $3
			 group by 1, 2) x
		 group by who, kind order by who, kind`, from, to)
	return list, err
}

// DoneTasks are the tasks that somebody of this name finished in that time, newest first.
func DoneTasks(tx *db.Tx, who, kind string, from, to time.Time, limit int) (list []Task, err error) {
	err = tx.List(&list, `
		select `+taskColumns+tasksWithPeople+`left join identities i on i.id = t.done_by
		 where t.account_id = $1 and t.done_at >= $2 and t.done_at < $3 and ($4 = '' or coalesce(i.name, 'Sem nome') = $4) and ($5 = '' or t.kind = $5)
		 order by t.done_at desc, t.id desc limit $6`, from, to, who, kind, limit)
	return list, err
}

// Written are the notes ('nota') or the messages of that time on the timelines, newest first.
func Written(tx *db.Tx, who, kind string, from, to time.Time, limit int) (list []Line, err error) {
	err = tx.List(&list, `
		select l.person_id, l.id, l.at, l.kind, l.text, l.amount, l.path, l.actor from timeline l
		 where l.account_id = $1 and l.kind in ('nota', 'whatsapp') and (l.kind = 'nota') = ($5 = 'nota') and l.at >= $2 and l.at < $3 and ($4 = '' or l.actor = $4)
		 order by l.at desc, l.id desc limit $6`, from, to, who, kind, limit)
	return list, err
}
