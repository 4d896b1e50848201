package crm

import (
	"strconv"
	"strings"

	"omniservicos/db"
	"omniservicos/store/dates"
)

const taskColumns = `
	t.id, t.kind, t.title, t.due_on, t.due_time, t.priority, t.recurrence, coalesce(t.next_id, 0) as next_id, t.remind_at,
	coalesce(t.person_id, 0) as person_id, coalesce(p.name, '') as person_name, t.assignee_id,
	t.done_at, t.created_at, t.created_by, t.origin_kind, t.origin_id`

const tasksWithPeople = ` from tasks t left join people p on p.account_id = t.account_id and p.id = t.person_id `

const noTask = "Esta tarefa não existe."

// FindTask reads a task.
func FindTask(tx *db.Tx, id int64) (t Task, err error) {
	err = tx.Find(&t, noTask, `select `+taskColumns+tasksWithPeople+`where t.account_id = $1 and t.id = $2`, id)
	return t, err
}

func lockTask(tx *db.Tx, id int64) (t Task, err error) {
	err = tx.Find(&t, noTask, `select `+taskColumns+tasksWithPeople+`where t.account_id = $1 and t.id = $2 for no key update of t`, id)
	return t, err
}

// TaskFilter says which tasks, and from where on.
type TaskFilter struct {
	Part     string // Open, Late, Today, Upcoming or Done
	Today    dates.Date
	PersonID int64 // 0: everyone's
	OriginID int64 // the next steps of this opportunity; 0: all
	MineOnly int64 // the tasks of this identity and those of anyone; 0: all
	Assignee int64 // the tasks of this identity alone; 0: all
	Kind     string
	From, To dates.Date // due between; what is zero bounds nothing
	After    int64      // the last task of the page before
	Limit    int        // PageSize unless said otherwise
}

// PageSize is how many rows a page of a list shows.
const PageSize = 80

// What makes a task fall in each part; the conditions on the due day end where the day follows.
var partConditions = map[string]string{
	Open:     ` and t.done_at is null`,
	Late:     ` and t.done_at is null and t.due_on < `,
	Today:    ` and t.done_at is null and t.due_on = `,
	Upcoming: ` and t.done_at is null and t.due_on > `,
	Pressing: ` and t.done_at is null and t.due_on <= `,
	Done:     ` and t.done_at is not null`,
}

// ListTasks reads a page of tasks: open ones by due day, done ones from the last done back.
func ListTasks(tx *db.Tx, f TaskFilter) (list []Task, err error) {
	query, args := taskQuery(f)
	err = tx.List(&list, query, args...)
	return list, err
}

// taskQuery joins constant pieces; each next is one more parameter.
func taskQuery(f TaskFilter) (query string, args []any) {
	next := func(v any) string {
		args = append(args, v)
		return "$" + strconv.Itoa(len(args)+1)
	}
	query = `select ` + taskColumns + tasksWithPeople + `where t.account_id = $1` + partConditions[f.Part]
	if strings.HasSuffix(partConditions[f.Part], " ") {
		query += next(f.Today)
	}
	if f.PersonID != 0 {
		query += ` and t.person_id = ` + next(f.PersonID)
	}
	if f.OriginID != 0 {
		query += ` and t.origin_kind = 'oportunidade' and t.origin_id = ` + next(f.OriginID)
	}
	if f.MineOnly != 0 {
		query += ` and t.assignee_id in (0, ` + next(f.MineOnly) + `)`
	}
	if f.Assignee != 0 {
		query += ` and t.assignee_id = ` + next(f.Assignee)
	}
	if f.Kind != "" {
		query += ` and t.kind = ` + next(f.Kind)
	}
	if !f.From.IsZero() {
		query += ` and t.due_on >= ` + next(f.From)
	}
	if !f.To.IsZero() {
		query += ` and t.due_on <= ` + next(f.To)
	}
	order, further := ` order by t.due_on, t.priority, t.id limit `, ` and (t.due_on, t.priority, t.id) > (select a.due_on, a.priority, a.id from tasks a where a.account_id = $1 and a.id = `
	if f.Part == Done {
		order, further = ` order by t.done_at desc, t.id desc limit `, ` and (t.done_at, t.id) < (select a.done_at, a.id from tasks a where a.account_id = $1 and a.id = `
	}
	if f.After != 0 {
		query += further + next(f.After) + `)`
	}
	if f.Limit == 0 {
		f.Limit = PageSize
	}
	return query + order + next(f.Limit), args
}

// Counts are how many open tasks stand in each part.
type Counts struct {
	Late     int `db:"late"`
	Today    int `db:"today"`
	Upcoming int `db:"upcoming"`
}

// CountTasks counts the open tasks of this identity and those of anyone; of all where mine is 0.
func CountTasks(tx *db.Tx, today dates.Date, mine int64) (c Counts, err error) {
	err = tx.Get(&c, `
		select count(*) filter (where due_on < $2) as late,
		       count(*) filter (where due_on = $2) as today,
		       count(*) filter (where due_on > $2) as upcoming
		  from tasks
		 where account_id = $1 and done_at is null and ($3::bigint = 0 or assignee_id in (0, $3))`, today, mine)
	return c, err
}
