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

// LockOf and LockEnd enclose the id of an account. Between them they lock its balance and give it for Hold: a statement
// that locks what comes before accounts may lock one too, and save a round trip.
const (
	LockOf  = `(select m.balance from money_accounts m where m.account_id = $1 and m.id = `
	LockEnd = ` for update)`
)

// held is the account that was locked with LockOf.
type held struct {
	id      int64
	balance money.Cents
}

type heldKey struct{}

// Hold gives the transaction's next Post the balance that was locked for it.
func Hold(tx *db.Tx, account int64, balance money.Cents) { tx.Carry(heldKey{}, held{account, balance}) }

func lockBalances(tx *db.Tx, ids []int64) (map[int64]money.Cents, error) {
	if h, ok := tx.Take(heldKey{}).(held); ok && len(ids) == 1 && ids[0] == h.id {
		return map[int64]money.Cents{h.id: h.balance}, nil
	}
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
