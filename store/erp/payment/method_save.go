package payment

import (
	"slices"
	"strings"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// SaveMethod writes a form of payment: one without a code is new, and gets one from its title. Of a fixed one only the
// title and what it asks for may change, and dinheiro is always in use.
func SaveMethod(tx *db.Tx, m Method) (Method, error) {
	c, err := lock(tx)
	if err != nil {
		return m, err
	}
	m.Title = strings.TrimSpace(m.Title)
	before, known := c.Find(m.Code)
	switch {
	case m.Code == "":
		m.Code, m.Position = c.newCode(m.Title), len(c.Methods)+1
	case !known:
		return m, fault.Missing("Esta forma de pagamento não existe.")
	default:
		m.Kind, m.Position = before.Kind, before.Position
	}
	if err := c.checkMethod(m); err != nil {
		return m, err
	}
	if err := mustHoldMoney(tx, m); err != nil {
		return m, err
	}
	tx.Log(db.Change{Action: "Forma de pagamento salva", Object: "payment_methods", ID: tx.Account, Before: logged(before), After: logged(m)})
	if known {
		_, err = tx.Exec(`
			update payment_methods set title = $3, active = $4, money_account_id = nullif($5::bigint, 0), max_instalments = $6, needs_customer = $7, needs_nsu = $8
			 where account_id = $1 and code = $2`, m.Code, m.Title, m.Active, m.MoneyAccountID, m.MaxInstalments, m.NeedsCustomer, m.NeedsNSU)
	} else {
		err = tx.Insert("payment_methods", methodColumns, m.row())
	}
	if err != nil {
		return m, err
	}
	return m, publish(tx)
}

// logged is what the audit says of a form; nothing of one that was not there.
func logged(m Method) map[string]any {
	if m.Code == "" {
		return nil
	}
	return map[string]any{"title": m.Title, "kind": m.Kind, "active": m.Active, "money_account_id": m.MoneyAccountID,
		"max_instalments": m.MaxInstalments, "needs_customer": m.NeedsCustomer, "needs_nsu": m.NeedsNSU}
}

// MoveMethod puts a form one key up or down at the till.
func MoveMethod(tx *db.Tx, code string, step int) error {
	c, err := lock(tx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(c.Methods, func(m Method) bool { return m.Code == code })
	if at < 0 {
		return fault.Missing("Esta forma de pagamento não existe.")
	}
	to := min(max(at+step, 0), len(c.Methods)-1)
	moved := c.Methods[at]
	list := slices.Insert(slices.Delete(slices.Clone(c.Methods), at, at+1), to, moved)
	rows := make([][]any, len(list))
	for i, m := range list {
		rows[i] = []any{m.Code, i + 1}
	}
	values, args := db.Values(rows, "text", "int")
	_, err = tx.Exec(`
		update payment_methods m set position = v.position
		  from (values `+values+`) as v (code, position)
		 where m.account_id = $1 and m.code = v.code`, args...)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Ordem das formas de pagamento alterada", Object: "payment_methods", ID: tx.Account,
		Before: map[string]any{"position": at + 1}, After: map[string]any{"title": moved.Title, "position": to + 1}})
	return publish(tx)
}

// mustHoldMoney checks where Pix is said to fall: a bank account of this business.
func mustHoldMoney(tx *db.Tx, m Method) error {
	if m.MoneyAccountID == 0 {
		return nil
	}
	var there bool
	err := tx.Get(&there, `select exists (select 1 from money_accounts where account_id = $1 and id = $2 and kind = 'banco' and archived_at is null)`, m.MoneyAccountID)
	if err == nil && !there {
		return fault.Blame("money_account_id", "Escolha uma conta bancária da lista.")
	}
	return err
}
