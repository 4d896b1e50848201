package rule

import (
	"database/sql"
	"errors"

	"omniservicos/db"
)

const ruleColumns = `r.id, r.name, r.cause, r.days, r.conditions, r.actions, r.state, r.paused_why, r.since, r.seen, r.failure, r.edits, r.edited_at, r.edited_by, r.branches`

const noRule = "Esta automação não existe."

// Find reads one rule, also an archived one: its log stays.
func Find(tx *db.Tx, id int64) (r Rule, err error) {
	err = tx.Find(&r, noRule, `select `+ruleColumns+` from rules r where r.account_id = $1 and r.id = $2`, id)
	return r, err
}

func lock(tx *db.Tx, id int64) (r Rule, err error) {
	err = tx.Find(&r, noRule, `select `+ruleColumns+` from rules r where r.account_id = $1 and r.id = $2 for no key update`, id)
	return r, err
}

// hold takes a rule that is at work; another worker that has it is waited for, since it may have looked too early.
func hold(tx *db.Tx, id int64) (r Rule, found bool, err error) {
	err = tx.Get(&r, `select `+ruleColumns+` from rules r where r.account_id = $1 and r.id = $2 and r.state = 'ativa' for no key update`, id)
	if errors.Is(err, sql.ErrNoRows) {
		return r, false, nil
	}
	return r, err == nil, err
}

// Summary is a rule in the list of rules.
type Summary struct {
	Rule
	Fired int `db:"fired"` // in the last 30 days
}

// List reads the account's rules, those at work first.
func List(tx *db.Tx) (list []Summary, err error) {
	err = tx.List(&list, `
		select `+ruleColumns+`, (select count(*) from rule_firings f where f.account_id = r.account_id and f.rule_id = r.id and f.at > $2) as fired
		  from rules r
		 where r.account_id = $1 and r.state <> 'arquivada'
		 order by r.state, r.name, r.id`, tx.Now.AddDate(0, 0, -30))
	return list, err
}

// atWork are the ids of the rules to look after.
func atWork(tx *db.Tx) (ids []int64, err error) {
	err = tx.List(&ids, `select id from rules where account_id = $1 and state = 'ativa' order by id`)
	return ids, err
}
