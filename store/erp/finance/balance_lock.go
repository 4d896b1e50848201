package finance

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// LockBalances are what lies in these accounts, which nobody changes until the transaction ends: locked in the order of
// their ids, as Post does, so that who counts a drawer and then carries its money to the safe does not wait in a ring with
// who carries it back.
func LockBalances(tx *db.Tx, ids ...int64) (map[int64]money.Cents, error) {
	balances, err := lockBalances(tx, ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if _, there := balances[id]; !there {
			return nil, fault.Missing(noAccount)
		}
	}
	return balances, nil
}

func lockBalances(tx *db.Tx, ids []int64) (map[int64]money.Cents, error) {
	var rows []struct {
		ID      int64       `db:"id"`
		Balance money.Cents `db:"balance"`
	}
	err := tx.Lock(&rows, "money_accounts",
		`select id, balance from money_accounts where account_id = $1 and id = any($2) order by id for update`, pq.Int64Array(ids))
	balances := make(map[int64]money.Cents, len(rows))
	for _, r := range rows {
		balances[r.ID] = r.Balance
	}
	return balances, err
}
