package account

import (
	"strconv"
	"strings"

	"omniservicos/db"
)

// ListAudit gives the account's lines, newest first, and one more than a page holds: there is another page then.
func ListAudit(tx *db.Tx, f AuditFilter) (lines []AuditLine, err error) {
	var w conditions
	w.add(f.IdentityID != 0, ` and l.identity_id = ?`, f.IdentityID)
	w.add(f.Object != "", ` and l.object = ?`, f.Object)
	w.add(f.ObjectID != 0, ` and l.object_id = ?`, f.ObjectID)
	w.add(f.Action != "", ` and strpos(lower(l.action), lower(?)) > 0`, f.Action)
	w.add(!f.From.IsZero(), ` and l.at >= ?`, f.From)
	w.add(!f.To.IsZero(), ` and l.at < ?`, f.To)
	w.add(f.Before != 0, ` and l.id < ?`, f.Before)
	w.add(true, ` order by l.id desc limit ?`, AuditPage+1)
	err = tx.List(&lines, `
		select l.id, l.at, l.identity_id, l.actor, l.ip, l.request, l.action, l.object, l.object_id, l.before, l.after,
		       p.before as hidden_before, p.after as hidden_after
		  from audit_lines l
		  left join audit_personal p on p.account_id = l.account_id and p.line_id = l.id
		 where l.account_id = $1`+w.text.String(), w.args...)
	return lines, err
}

// conditions joins constant pieces of SQL, so that PostgreSQL sees only those that ask for something and finds their
// index. $1 is the account.
type conditions struct {
	text strings.Builder
	args []any
}

func (w *conditions) add(wanted bool, piece string, arg any) {
	if !wanted {
		return
	}
	w.args = append(w.args, arg)
	w.text.WriteString(strings.Replace(piece, "?", "$"+strconv.Itoa(len(w.args)+1), 1))
}
