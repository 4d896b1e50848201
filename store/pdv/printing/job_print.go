package printing

import (
	"context"
	"errors"
	"slices"
	"time"

	"omniservicos/db"
	"omniservicos/store/escpos"
	"omniservicos/store/pdv/receipt"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
)

// Subscribe makes printing a job that calls out between transactions.
func Subscribe(b *db.Bus) { db.Call(b, tills.PrintKind, PrintTill) }

var scope = db.Actor{Name: "impressora"}

// PrintTill sends what waits at a till, one after the other, until the queue is empty or the printer is not ready.
func PrintTill(ctx context.Context, d *db.DB, account int64, f tills.PrintTill) error {
	inside := func(fn func(*db.Tx) error) error {
		return d.InAccount(ctx, db.Scope{Account: account, Actor: scope}, fn)
	}
	for ctx.Err() == nil {
		var t taken
		if err := inside(func(tx *db.Tx) (err error) { t, err = take(tx, f.TillID); return err }); err != nil {
			return err
		}
		if t.wait > 0 {
			return &db.Wait{For: t.wait, Cause: errors.New("a impressora ainda não está pronta")}
		}
		if t.job.ID == 0 {
			return nil
		}
		trouble := escpos.Send(ctx, t.target, t.bytes)
		if err := inside(func(tx *db.Tx) error { return record(tx, t.job, trouble) }); err != nil {
			return err
		}
	}
	return &db.Wait{For: time.Second, Cause: errors.New("a fila da impressora continua")}
}

// taken is a print on its way to the printer, already in bytes.
type taken struct {
	job    Job
	target escpos.Target
	bytes  []byte
	wait   time.Duration
}

// take marks the next print as being sent before a byte of it is: should this worker die, nobody sends it again unasked.
func take(tx *db.Tx, tillID int64) (t taken, err error) {
	queue, err := lockQueue(tx, tillID)
	if err != nil {
		return t, err
	}
	chosen := choose(queue, tx.Now)
	t.wait = chosen.wait
	if chosen.lost != nil {
		chosen.lost.State, chosen.lost.Error = "incerto", "O servidor parou no meio desta impressão."
		return taken{wait: time.Millisecond}, save(tx, *chosen.lost)
	}
	if chosen.send == nil {
		return t, nil
	}
	t.job = *chosen.send
	return t, t.prepare(tx)
}

// prepare writes the bytes as the sale and the printer now are.
func (t *taken) prepare(tx *db.Tx) error {
	till, err := tills.Find(tx, t.job.TillID)
	if err != nil {
		return err
	}
	if !till.Printer.Network() {
		t.job.State, t.job.Error = "desistiu", "O caixa deixou de usar uma impressora de rede."
		t.wait = time.Millisecond
		return save(tx, t.job)
	}
	inTime := tx.Now.Sub(t.job.AskedAt) < drawerDelay
	if t.job.Kind == trail.DrawerOpened && !inTime {
		t.job.State, t.job.Error = "desistiu", "A gaveta não abriu a tempo."
		t.wait = time.Millisecond
		return save(tx, t.job)
	}
	document, err := t.job.document(tx, till)
	if err != nil {
		return err
	}
	t.target = till.Printer.Target()
	t.bytes = till.Printer.Speaks().Bytes(document, t.job.Drawer && inTime)
	if t.job.Kind == trail.DrawerOpened {
		t.bytes = escpos.Drawer()
	}
	at := tx.Now.Truncate(time.Microsecond) // as PostgreSQL keeps it: it is compared afterwards
	t.job.State, t.job.TakenAt = "imprimindo", &at
	return save(tx, t.job)
}

func (j Job) document(tx *db.Tx, till tills.Till) (escpos.Document, error) {
	if j.Kind == trail.DrawerOpened { // no paper moves
		return escpos.Document{}, nil
	}
	if j.Kind == "teste" {
		return receipt.TestPage(till.Name, till.Printer, tx.Now.In(tx.Zone())), nil
	}
	if papers[j.Kind] != "" {
		d, err := Paper(tx, till, j.Kind, j.Subject)
		if j.Copy > 1 { // the first may lie in somebody's hand
			d.Lines = slices.Insert(d.Lines, 0, escpos.Line{Text: "REIMPRESSÃO", Align: escpos.Center, Bold: true})
		}
		return d, err
	}
	r, err := receipt.Read(tx, j.SaleID)
	r.Copy, r.Shop = j.Copy, j.Kind == "loja"
	return r.Document(), err
}

// record writes what became of it. Nothing was sent: it waits. Something was: it came out, or a person is asked.
func record(tx *db.Tx, sent Job, trouble *escpos.Trouble) error {
	j, err := lockJob(tx, sent.TillID, sent.ID)
	if err != nil {
		return err
	}
	if j.TakenAt == nil || !j.TakenAt.Equal(*sent.TakenAt) {
		return nil // somebody has answered for it meanwhile
	}
	switch {
	case trouble == nil:
		j.State, j.Error = "impresso", ""
	case trouble.Doubt:
		j.State, j.Error = "incerto", trouble.Text
	case tx.Now.Sub(j.AskedAt) > patience:
		j.State, j.Error = "desistiu", trouble.Text
	default:
		j.State, j.Error, j.Attempts, j.TakenAt = "espera", trouble.Text, j.Attempts+1, nil
		j.NextAt = tx.Now.Add(pause(j.Attempts))
	}
	return save(tx, j)
}
