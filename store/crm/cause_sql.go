package crm

import (
	"omniservicos/db"
	"omniservicos/store/cause"
)

var ofTasks = []cause.Field{cause.Person, cause.Opportunity, cause.Task}

// Causes are what rules may begin with among the tasks.
var Causes = []cause.Trigger{
	{Name: "tarefa.atrasada", Group: "Tarefas", Title: "uma tarefa está atrasada há N dias", Days: true, Fields: ofTasks, Find: lateTasks},
	{Name: "tarefa.concluida", Group: "Tarefas", Title: "uma tarefa é concluída", Fields: ofTasks, Find: doneTasks},
}

const causeOfTask = `
	'tarefa:' || t.id as key, t.id as task_id, coalesce(t.person_id, 0) as person_id, t.assignee_id as owner_id, '/crm/tarefas/' || t.id as path,
	case when t.origin_kind = 'oportunidade' then t.origin_id else 0 end as opportunity_id`

// lateTasks are those that were still open when the N-th day after theirs began.
func lateTasks(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	first, last, any := w.Days()
	if !any {
		return nil, nil
	}
	err = tx.List(&list, `
		select `+causeOfTask+`, t.due_on + $4::int as day, 'Tarefa atrasada: ' || t.title as text
		  from tasks t
		 where t.account_id = $1 and t.due_on between $2::date and $3::date
		   and (t.done_at is null or t.done_at >= (t.due_on + $4::int)::timestamp at time zone $5)
		   and t.created_at < (t.due_on + $4::int)::timestamp at time zone $5
		 order by t.due_on, t.id`, first, last, w.N, w.Zone.String())
	return list, err
}

func doneTasks(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	err = tx.List(&list, `
		select `+causeOfTask+`, t.done_at as at, 'Tarefa concluída: ' || t.title as text
		  from tasks t
		 where t.account_id = $1 and t.done_at > $2 and t.done_at <= $3
		 order by t.done_at, t.id`, w.From, w.To)
	return list, err
}
