package finance

import (
	"strings"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// CancelTitle ends a title by hand: one that came from a sale ends only with its sale.
func CancelTitle(tx *db.Tx, id int64, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return fault.Blame("motivo", "Escreva o motivo do cancelamento.")
	}
	t, err := lockTitle(tx, id)
	if err != nil {
		return err
	}
	if t.OriginKind == "venda" {
		return fault.Refuse("O título " + t.Name() + " veio de uma venda: cancele a venda.")
	}
	if err := cancelTitles(tx, []Title{t}, reason); err != nil {
		return err
	}
	return unpromise(tx, t)
}

// CancelTitlesOf ends the titles that came from there (an import that is undone); one that was paid refuses all of it.
func CancelTitlesOf(tx *db.Tx, originKind string, originID int64, reason string) error {
	titles, err := lockTitlesOf(tx, originKind, originID)
	if err != nil {
		return err
	}
	return cancelTitles(tx, living(titles), reason)
}

// cancelTitlesOf is CancelTitlesOf for what logs its own reason.
func cancelTitlesOf(tx *db.Tx, originKind string, originID int64) error {
	return CancelTitlesOf(tx, originKind, originID, "")
}

func living(titles []Title) (list []Title) {
	for _, t := range titles {
		if t.State != "cancelado" {
			list = append(list, t)
		}
	}
	return list
}

func cancelTitles(tx *db.Tx, titles []Title, reason string) error {
	owed := map[int64]money.Cents{}
	for i := range titles {
		t := &titles[i]
		was := t.Open
		if err := t.cancel(); err != nil {
			return err
		}
		if t.OnCredit() {
			owed[t.PersonID] -= was
		}
		tx.Log(db.Change{Action: "Título cancelado", Object: "titles", ID: t.ID,
			Before: map[string]any{"state": "aberto", "open_amount": was}, After: map[string]any{"state": t.State, "reason": reason}})
	}
	for person, amount := range owed {
		if _, err := owe(tx, person, amount); err != nil {
			return err
		}
	}
	return saveCancelled(tx, titles)
}
