package finance

import (
	"github.com/lib/pq"

	"omniservicos/db"
)

const titleColumns = `t.id, t.direction, coalesce(t.person_id, 0) as person_id, coalesce(p.name, '') as person_name, t.branch_id,
	t.document, t.part, t.parts, t.category, t.method, coalesce(f.title, '') as form, t.issued_on, t.due_on, t.amount, t.fee, t.open_amount, t.state,
	t.origin_kind, t.origin_id, t.note, t.created_at`

const titlesAndPeople = `
	  from titles t
	  left join people p on p.account_id = t.account_id and p.id = t.person_id
	  left join payment_methods f on f.account_id = t.account_id and f.code = t.method`

const noTitle = "Este título não existe."

// FindTitle reads a title with its person's name.
func FindTitle(tx *db.Tx, id int64) (t Title, err error) {
	err = tx.Find(&t, noTitle, `select `+titleColumns+titlesAndPeople+` where t.account_id = $1 and t.id = $2`, id)
	return t, err
}

// lockTitle locks the title and, before it, what its person owes on fiado: credit first, everywhere.
func lockTitle(tx *db.Tx, id int64) (Title, error) {
	t, err := FindTitle(tx, id)
	if err != nil {
		return t, err
	}
	if t.OnCredit() {
		if err := lockCredit(tx, t.PersonID); err != nil {
			return t, err
		}
	}
	err = tx.Find(&t, noTitle, `select `+titleColumns+titlesAndPeople+` where t.account_id = $1 and t.id = $2 for update of t`, id)
	return t, err
}

// lockTitlesOf locks the titles that came from there, in the order of their ids.
func lockTitlesOf(tx *db.Tx, originKind string, originID int64) (titles []Title, err error) {
	err = tx.List(&titles, `
		select `+titleColumns+titlesAndPeople+`
		 where t.account_id = $1 and t.origin_kind = $2 and t.origin_id = $3
		 order by t.id for update of t`, originKind, originID)
	return titles, err
}

func insertTitles(tx *db.Tx, titles []Title) error {
	rows := make([][]any, len(titles))
	for i, t := range titles {
		rows[i] = []any{t.ID, t.Direction, db.OrNull(t.PersonID), t.BranchID, t.Document, t.Part, t.Parts, t.Category, t.Method,
			t.IssuedOn, t.DueOn, t.Amount, t.Fee, t.Open, t.State, t.OriginKind, t.OriginID, t.Note, tx.Now}
	}
	return tx.InsertLater("titles", `id, direction, person_id, branch_id, document, part, parts, category, method,
		issued_on, due_on, amount, fee, open_amount, state, origin_kind, origin_id, note, created_at`, rows...)
}

func saveTitle(tx *db.Tx, t Title) error {
	_, err := tx.Exec(`update titles set open_amount = $3, state = $4 where account_id = $1 and id = $2`, t.ID, t.Open, t.State)
	return err
}

// saveCancelled ends the titles in one statement.
func saveCancelled(tx *db.Tx, titles []Title) error {
	if len(titles) == 0 {
		return nil
	}
	ids := make(pq.Int64Array, len(titles))
	for i, t := range titles {
		ids[i] = t.ID
	}
	_, err := tx.Exec(`update titles set state = 'cancelado', open_amount = 0 where account_id = $1 and id = any($2)`, ids)
	return err
}
