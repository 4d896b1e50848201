package finance

import (
	"strings"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// Transfer takes the amount out of one account and puts it in the other.
func Transfer(tx *db.Tx, n NewTransfer) error {
	if err := n.check(); err != nil {
		return err
	}
	if first, err := firstTime(tx, n.Key, n); err != nil || !first {
		return err
	}
	accounts, err := lockAccounts(tx, n.FromID, n.ToID)
	if err != nil {
		return err
	}
	from, to := accounts[n.FromID], accounts[n.ToID]
	if from.ID == 0 {
		return fault.Blame("from_id", noAccount)
	}
	if to.ID == 0 {
		return fault.Blame("to_id", noAccount)
	}
	if err := from.mayGive(n.Amount); err != nil {
		return err
	}
	id := db.NewID()
	tx.Log(db.Change{Action: "Transferência entre contas", Object: "money_accounts", ID: from.ID,
		After: map[string]any{"transfer_id": id, "from_id": from.ID, "to_id": to.ID, "amount": n.Amount, "text": n.Text}})
	return Post(tx, []Entry{
		{AccountID: from.ID, Kind: "transferencia", Amount: -n.Amount, Text: textOf("Transferência para "+to.Name, n.Text), OriginKind: "transferencia", OriginID: id},
		{AccountID: to.ID, Kind: "transferencia", Amount: n.Amount, Text: textOf("Transferência de "+from.Name, n.Text), OriginKind: "transferencia", OriginID: id},
	})
}

// Adjust writes the difference between what was counted and the balance, with its reason.
func Adjust(tx *db.Tx, n NewAdjustment) error {
	if strings.TrimSpace(n.Reason) == "" {
		return fault.Blame("motivo", "Escreva o motivo do ajuste.")
	}
	if first, err := firstTime(tx, n.Key, n); err != nil || !first {
		return err
	}
	accounts, err := lockAccounts(tx, n.AccountID)
	if err != nil {
		return err
	}
	a := accounts[n.AccountID]
	switch {
	case a.ID == 0:
		return fault.Missing(noAccount)
	case n.Balance < 0 && a.Kind != "banco":
		return fault.Blame("balance", "O dinheiro contado não pode ser negativo.")
	case n.Balance == a.Balance:
		return fault.Blame("balance", "O saldo já é "+a.Balance.String()+".")
	}
	tx.Log(db.Change{Action: "Saldo ajustado", Object: "money_accounts", ID: a.ID,
		Before: map[string]any{"balance": a.Balance}, After: map[string]any{"balance": n.Balance, "reason": n.Reason}})
	return Post(tx, []Entry{{AccountID: a.ID, Kind: "ajuste", Amount: n.Balance - a.Balance, Text: textOf("Ajuste de saldo", n.Reason),
		OriginKind: "ajuste", OriginID: db.NewID()}})
}

// lockAccounts locks accounts in use in the order of their ids; one that is not there is left out.
func lockAccounts(tx *db.Tx, ids ...int64) (map[int64]Account, error) {
	var list []Account
	err := tx.List(&list, `
		select `+accountColumns+accountsAndBranches+`
		 where m.account_id = $1 and m.id = any($2) and m.archived_at is null
		 order by m.id for update of m`, pq.Int64Array(ids))
	byID := map[int64]Account{}
	for _, a := range list {
		byID[a.ID] = a
	}
	return byID, err
}

func textOf(what, more string) string {
	if more == "" {
		return what
	}
	return what + " · " + more
}
