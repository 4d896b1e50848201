package lead

import (
	"slices"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/person"
)

// answers asks every rule about every lead of a condition, however many there are.
const answers = `
	select l.id, coalesce(sum(r.points), 0) as points,
	       coalesce(jsonb_agg(jsonb_build_object('t', r.label, 'p', r.points) order by abs(r.points) desc, r.label) filter (where r.id is not null), '[]') as reasons
	  from leads l
	  join people p on p.account_id = l.account_id and p.id = l.person_id
	  join opportunities o on o.account_id = l.account_id and o.id = l.opportunity_id
	  left join lead_rules r on r.account_id = l.account_id and case r.what
	       when 'origem' then l.origin = r.key
	       when 'telefone' then l.phone <> '' or exists (select 1 from person_phones f where f.account_id = l.account_id and f.person_id = l.person_id)
	       when 'email' then l.email <> '' or p.email <> ''
	       when 'cnpj' then length(l.tax_id) = 14 or length(p.tax_id) = 14
	       when 'cidade' then l.place = r.key
	       when 'uf' then l.uf = r.key
	       when 'valor' then o.value >= r.number
	       when 'palavras' then l.words @> r.words
	       when 'campanha' then lower(l.source->>'utm_source') = r.key
	       when 'cliente' then p.is_customer
	       when 'recente' then exists (select 1 from timeline t
	            where t.account_id = l.account_id and t.person_id = l.person_id and t.at < l.received_at
	              and t.at >= l.received_at - make_interval(days => r.number::int))
	       end
	 where l.account_id = $1`

// score gives the leads of a condition their points and reasons in one statement; those that stay as they are are not
// written.
func score(tx *db.Tx, condition string, args ...any) (int64, error) {
	return tx.Exec(`
		update leads l set score = s.points, reasons = s.reasons
		  from (`+answers+condition+` group by l.account_id, l.id) s
		 where l.account_id = $1 and l.id = s.id and (l.score, l.reasons) is distinct from (s.points::int, s.reasons)`, args...)
}

// The conditions.
const (
	allLeads = ``
	oneLead  = ` and l.id = $2`
	ofPerson = ` and l.person_id = $2`
	ofCard   = ` and l.opportunity_id = $2`
)

// RescorePerson scores anew the leads of a person who was changed: a telephone or a CNPJ may have come.
func RescorePerson(tx *db.Tx, f event.PersonSaved) error {
	if f.New {
		return nil
	}
	_, err := score(tx, ofPerson, f.PersonID)
	return err
}

// RescoreOpportunity scores anew the lead of a card whose value may have changed.
func RescoreOpportunity(tx *db.Tx, f event.OpportunityEdited) error {
	_, err := score(tx, ofCard, f.OpportunityID)
	return err
}

// Rules are the account's, in order.
func Rules(tx *db.Tx) (list []Rule, err error) {
	err = tx.List(&list, `select id, what, value, key, number, label, points from lead_rules where account_id = $1 order by position, id`)
	return list, err
}

// OpenRules gives a business that begins a few.
func OpenRules(tx *db.Tx, _ event.AccountCreated) error { return SaveRules(tx, FirstRules) }

// SaveRules makes the account's rules what they are here, and scores every lead by them.
func SaveRules(tx *db.Tx, list []Rule) error {
	if len(list) > mostRules {
		return errTooManyRules
	}
	before, err := Rules(tx)
	if err != nil {
		return err
	}
	names, err := originNames(tx)
	if err != nil {
		return err
	}
	list = slices.Clone(list) // what an account begins with is every account's
	var rows [][]any
	for i, r := range list {
		if list[i], err = r.ready(names); err != nil {
			return err
		}
		r = list[i]
		rows = append(rows, []any{db.NewID(), i + 1, r.What, r.Value, r.Key, r.Number, pq.StringArray(r.Words), r.Label, r.Points})
	}
	if _, err := arrive(tx); err != nil { // nobody is received by half the rules
		return err
	}
	if _, err := tx.Exec(`delete from lead_rules where account_id = $1`); err != nil {
		return err
	}
	if err := tx.Insert("lead_rules", "id, position, what, value, key, number, words, label, points", rows...); err != nil {
		return err
	}
	n, err := score(tx, allLeads)
	tx.Log(db.Change{Action: "Regras da pontuação alteradas", Object: "lead_rules", Before: ruleWords(before), After: ruleWords(list)})
	if n > 0 {
		tx.Log(db.Change{Action: "Leads pontuados de novo", Object: "leads", After: map[string]any{"leads": n}})
	}
	return err
}

func ruleWords(list []Rule) map[string]any {
	var all []string
	for _, r := range list {
		all = append(all, Reason{r.Label, r.Points}.String())
	}
	return map[string]any{"rules": all}
}

func originNames(tx *db.Tx) (map[string]string, error) {
	list, err := person.ListOrigins(tx)
	names := map[string]string{}
	for _, o := range list {
		names[o.Key] = o.Name
	}
	return names, err
}

// ScoresOf are the scores of these opportunities' leads; who came by another way has none.
func ScoresOf(tx *db.Tx, opportunities []int64) (map[int64]Score, error) {
	found := map[int64]Score{}
	var rows []struct {
		ID      int64  `db:"opportunity_id"`
		Points  int    `db:"score"`
		Reasons []byte `db:"reasons"`
	}
	err := tx.List(&rows, `select opportunity_id, score, reasons from leads where account_id = $1 and opportunity_id = any($2)`, pq.Int64Array(opportunities))
	for _, r := range rows {
		found[r.ID] = scoreOf(r.Points, r.Reasons)
	}
	return found, err
}
