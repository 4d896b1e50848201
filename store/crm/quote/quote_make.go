package quote

import (
	"omniservicos/db"
	"omniservicos/store/catalogue/basket"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
)

// New is an orçamento to be made: of an opportunity, whose items it takes, or for a customer alone.
type New struct {
	Client        string // the form's own UUID: sent twice, one is made
	OpportunityID int64
	PersonID      int64
	BranchID      int64
}

// Make begins an orçamento as a draft.
func Make(tx *db.Tx, n New) (Quote, error) {
	if !uuid7.Valid(n.Client) {
		return Quote{}, fault.Refuse("Esta tela está desatualizada: recarregue a página.")
	}
	id, first, err := tx.Once("orcamento:"+n.Client, n)
	if err != nil {
		return Quote{}, err
	}
	if !first {
		return Find(tx, id)
	}
	q := Quote{ID: id, Version: 1, PersonID: n.PersonID, BranchID: n.BranchID, SellerID: tx.Actor.Identity, ValidUntil: dates.Of(tx.Now, tx.Zone()).AddDays(days)}
	if n.OpportunityID != 0 {
		err = q.of(tx, n.OpportunityID)
	} else if q.PersonID != 0 {
		q.PersonID, err = person.Hold(tx, q.PersonID)
	}
	if err != nil {
		return q, err
	}
	if err := q.usual(tx); err != nil {
		return q, err
	}
	if q.Number, err = nextNumber(tx); err != nil {
		return q, err
	}
	tx.Log(db.Change{Action: "Orçamento criado", Object: "quotes", ID: q.ID, After: map[string]any{"number": q.Number, "person_id": q.PersonID, "opportunity_id": q.OpportunityID, "total": q.Total}})
	return q, q.insert(tx)
}

// of takes everything from an opportunity: for whom, by whom, and what.
func (q *Quote) of(tx *db.Tx, id int64) error {
	o, err := opportunity.Find(tx, id)
	if err != nil {
		return err
	}
	if !o.Open() {
		return fault.Refuse("“" + o.Title + "” já foi fechada como " + o.State + ". Reabra a oportunidade para fazer um orçamento dela.")
	}
	q.OpportunityID, q.PersonID = o.ID, o.PersonID
	if o.OwnerID != 0 {
		q.SellerID = o.OwnerID
	}
	q.Basket, err = opportunity.Items(tx, id)
	return err
}

// usual begins with the payment conditions that the last orçamento had.
func (q *Quote) usual(tx *db.Tx) error {
	var terms []string
	err := tx.List(&terms, `select terms from quotes where account_id = $1 order by id desc limit 1`)
	if len(terms) > 0 {
		q.Terms = terms[0]
	}
	return err
}

// nextNumber takes the account's next number; who asks at the same time waits, and a refused one leaves no gap.
func nextNumber(tx *db.Tx) (int64, error) {
	var last []int64
	err := tx.ListWrite(&last, `
		insert into quote_counters (account_id, last) values ($1, 1)
		on conflict (account_id) do update set last = quote_counters.last + 1 returning last`)
	if err != nil {
		return 0, err
	}
	return last[0], nil
}

// insert writes a draft with its lines.
func (q *Quote) insert(tx *db.Tx) error {
	q.State, q.CreatedAt, q.Last = Draft, tx.Now, true
	err := tx.Insert("quotes", `id, number, version, state, opportunity_id, person_id, branch_id, seller_id, valid_until, terms, note,
		subtotal, discount, discount_percent, total, created_at, created_by`,
		[]any{q.ID, q.Number, q.Version, q.State, db.OrNull(q.OpportunityID), db.OrNull(q.PersonID), q.BranchID, q.SellerID, q.ValidUntil, q.Terms, q.Note,
			q.Subtotal, q.Discount, q.Percent, q.Total, tx.Now, tx.Actor.Identity})
	if err != nil {
		return err
	}
	return q.insertLines(tx)
}

func (q *Quote) insertLines(tx *db.Tx) error {
	return tx.Insert("quote_items", "quote_id, "+basket.Columns, q.Rows(q.ID)...)
}
