package offline

import (
	"database/sql"
	"errors"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/uuid7"
)

// Enrol lets a browser sell at a till without the server. Each asking raises the epoch, so that a profile that
// was restored or copied never gives a number twice; an asking whose answer was lost only skips an epoch.
func Enrol(tx *db.Tx, till int64, client string) (Terminal, error) {
	if !uuid7.Valid(client) {
		return Terminal{}, fault.Refuse("Esta tela está desatualizada: recarregue a página.")
	}
	if _, err := tills.Find(tx, till); err != nil {
		return Terminal{}, err
	}
	t, err := lockTerminalByClient(tx, client)
	if errors.Is(err, sql.ErrNoRows) {
		return newTerminal(tx, till, client)
	}
	if err != nil {
		return t, err
	}
	if t.TillID != till {
		return t, fault.Refuse("Este navegador já está registrado em outro caixa: recarregue a página.")
	}
	t.Epoch, t.HighWater = t.Epoch+1, 0
	tx.Log(db.Change{Action: "Terminal registrado de novo", Object: "terminals", ID: t.ID, After: map[string]any{"number": t.Number, "epoch": t.Epoch}})
	_, err = tx.Exec(`
		update terminals set epoch = $3, high_water = 0, enrolled_at = $4, enrolled_by = $5
		 where account_id = $1 and id = $2`, t.ID, t.Epoch, tx.Now, tx.Actor.Identity)
	return t, err
}

func newTerminal(tx *db.Tx, till int64, client string) (t Terminal, err error) {
	t = Terminal{ID: db.NewID(), ClientID: client, TillID: till, Epoch: 1, EnrolledAt: tx.Now}
	if t.Number, err = nextTerminal(tx); err != nil {
		return t, err
	}
	tx.Log(db.Change{Action: "Terminal registrado", Object: "terminals", ID: t.ID, After: map[string]any{"number": t.Number, "till_id": till}})
	return t, tx.Insert("terminals", "id, client_id, till_id, number, enrolled_at, enrolled_by",
		[]any{t.ID, client, till, t.Number, tx.Now, tx.Actor.Identity})
}
