package rule

import (
	"slices"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/cause"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/person"
)

// found are the causes of a window for which the rule would fire: once each, by no rule, and all conditions hold.
func (r Rule) found(tx *db.Tx, t cause.Trigger, w cause.Window) (all int, matched []Case, err error) {
	causes, err := t.Find(tx, w)
	if err != nil {
		return 0, nil, err
	}
	if causes, err = foreign(tx, t, causes); err != nil {
		return 0, nil, err
	}
	var cases []Case
	seen := map[string]bool{}
	for _, c := range causes {
		if !seen[c.Key] {
			seen[c.Key] = true
			c.At = c.Begins(w.Zone)
			cases = append(cases, Case{Cause: c})
		}
	}
	all = len(cases)
	near, far := r.conditions()
	cases = keep(cases, near)
	if len(far) == 0 {
		return all, cases, nil
	}
	if err := gather(tx, cases); err != nil {
		return 0, nil, err
	}
	return all, keep(cases, far), nil
}

// keep leaves the cases for which all conditions hold.
func keep(cases []Case, all []Condition) []Case {
	return slices.DeleteFunc(cases, func(k Case) bool {
		return slices.ContainsFunc(all, func(c Condition) bool { return !c.holds(k) })
	})
}

// conditions are those that the cause itself answers, and those for which people and cards must be read: only of what is
// left.
func (r Rule) conditions() (near, far []Condition) {
	for _, c := range r.Conditions {
		if slices.Contains([]string{AtLeast, AtMost, InBranch, HoldsText, Named}, c.Field) {
			near = append(near, c)
		} else {
			far = append(far, c)
		}
	}
	return near, far
}

// foreign leaves out what rules did, and the tasks that they made: what a rule does never triggers a rule.
func foreign(tx *db.Tx, t cause.Trigger, causes []cause.Cause) ([]cause.Cause, error) {
	causes = slices.DeleteFunc(causes, cause.Cause.ByRule)
	if !t.Knows(cause.Task) {
		return causes, nil
	}
	var ids []int64
	for _, c := range causes {
		ids = append(ids, c.TaskID)
	}
	var made []int64
	err := tx.List(&made, `
		select object_id from rule_effects where account_id = $1 and kind in ('tarefa', 'whatsapp') and object_id = any($2)`, pq.Int64Array(ids))
	own := map[int64]bool{}
	for _, id := range made {
		own[id] = true
	}
	return slices.DeleteFunc(causes, func(c cause.Cause) bool { return own[c.TaskID] }), err
}

// gather reads who and what the cases are about: five statements, however many cases there are.
func gather(tx *db.Tx, cases []Case) error {
	var people, cards []int64
	for _, k := range cases {
		if k.PersonID != 0 {
			people = append(people, k.PersonID)
		}
		if k.OpportunityID != 0 {
			cards = append(cards, k.OpportunityID)
		}
	}
	persons, err := person.ByIDs(tx, people)
	if err != nil {
		return err
	}
	found, err := opportunity.ByIDs(tx, cards)
	if err != nil {
		return err
	}
	theirs, err := person.TagsOf(tx, people)
	if err != nil {
		return err
	}
	ofCards, err := opportunity.TagsOf(tx, cards)
	for i := range cases {
		k := &cases[i]
		k.Person, k.Card = persons[k.PersonID], found[k.OpportunityID]
		k.Tags = slices.Concat(theirs[k.PersonID], ofCards[k.OpportunityID])
	}
	return err
}
