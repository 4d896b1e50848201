package lead

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strconv"
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/fault"
)

// How often a form is taken in one stretch of time (decisions.md 24: rows, so that every server counts together).
const (
	stretch     = 10 * time.Minute
	mostNetwork = 5   // from one network
	mostForm    = 120 // from all
)

// Sent is a form as a visitor sent it.
type Sent struct {
	Arrival
	Stamp string
	Trap  string // a field that people do not see: who fills it in is a program
	IP    string
}

// Take receives what a visitor sent. What a program sent is swallowed without a word, and the same page sent twice is one lead.
func Take(tx *db.Tx, f Form, s Sent) error {
	if s.Trap != "" {
		tx.Log(db.Change{Action: "Envio automático barrado", Object: "lead_forms", ID: f.ID})
		return nil
	}
	if err := f.checkStamp(s.Stamp, tx.Now); err != nil {
		return err
	}
	_, first, err := tx.Once("lead-form:"+s.Stamp, s.Arrival)
	if err == nil && !first {
		return nil
	}
	if err != nil && !errors.Is(err, db.ErrOtherContent) { // a page gone back to, and mended, is another lead
		return err
	}
	a := s.Arrival
	a.FormID, a.StageID, a.Origin, a.Through, a.Title = f.ID, f.StageID, f.Origin, f.Title, f.Title
	a.ConsentVersion, a.ConsentAt, a.ConsentIP = f.ConsentVersion, &tx.Now, s.IP
	_, err = Receive(tx, a)
	return err
}

// Counted counts one more sending of a form, by this network and by all, and refuses what is too much. The rows are
// locked by counting: a burst sent at once is counted one by one. A refusal is rolled back with the rest, so Recount
// keeps those that were refused for what stood in them.
func Counted(tx *db.Tx, f Form, ip string) error {
	mine, all, err := count(tx, f, ip)
	switch {
	case err != nil:
		return err
	case mine > mostNetwork:
		return fault.Throttle("Recebemos vários envios seus em poucos minutos. Espere dez minutos e tente de novo, ou ligue para nós.")
	case all > mostForm:
		return fault.Throttle("Este formulário recebeu envios demais agora. Tente de novo em alguns minutos.")
	case all == 1:
		return forget(tx, slotOf(tx.Now))
	}
	return nil
}

// Recount is what keeps, after a refusal, that the form was sent.
func Recount(f Form, ip string) func(*db.Tx) error {
	return func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Envio recusado de formulário", Object: "lead_forms", ID: f.ID})
		_, _, err := count(tx, f, ip)
		return err
	}
}

func count(tx *db.Tx, f Form, ip string) (mine, all int, err error) {
	for _, c := range []struct {
		network string
		n       *int
	}{{"", &all}, {networkHash(tx, ip), &mine}} {
		var counted []int
		err = tx.ListWrite(&counted, `
			insert into lead_counts (account_id, slot, form_id, network, n) values ($1, $2, $3, $4, 1)
			on conflict (account_id, slot, form_id, network) do update set n = lead_counts.n + 1
			returning n`, slotOf(tx.Now), f.ID, c.network)
		if err != nil {
			return mine, all, err
		}
		*c.n = counted[0]
	}
	return mine, all, nil
}

func slotOf(now time.Time) int64 { return now.Unix() / int64(stretch.Seconds()) }

// forget drops the counts of a day ago: whose network they were is nobody's to keep.
func forget(tx *db.Tx, slot int64) error {
	_, err := tx.Exec(`delete from lead_counts where account_id = $1 and slot < $2`, slot-int64(24*time.Hour/stretch))
	return err
}

// networkHash keeps no address where only counting is needed.
func networkHash(tx *db.Tx, ip string) string {
	sum := sha256.Sum256([]byte(strconv.FormatInt(tx.Account, 10) + "|" + account.Network(ip)))
	return hex.EncodeToString(sum[:16])
}
