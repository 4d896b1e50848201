package webhook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"syscall"
	"time"

	"omniservicos/db"
)

const deliverKind = "webhook.entregar"

type deliver struct{ DeliveryID int64 }

// Subscribe listens to what is told and posts it between transactions.
func Subscribe(b *db.Bus) {
	db.On(b, TellSale)
	db.On(b, TellStock)
	db.Call(b, deliverKind, post)
}

// client follows no redirect, which could lead inside, and looks at every address after its name was looked up.
var client = &http.Client{
	Timeout: 10 * time.Second,
	Transport: &http.Transport{
		Proxy: nil, DisableKeepAlives: true, TLSHandshakeTimeout: 5 * time.Second,
		DialContext: (&net.Dialer{Timeout: 5 * time.Second, Control: onlyPublic}).DialContext,
	},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

func onlyPublic(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if inside(at.Addr()) && !AllowLocal {
		return errors.New("o nome leva a um endereço de rede interna")
	}
	return nil
}

// post sends one delivery. Any answer of 2xx takes it; else it is tried again, later each time.
func post(ctx context.Context, d *db.DB, account int64, f deliver) error {
	scope := db.Scope{Account: account, Actor: db.Actor{Name: "webhook"}}
	var w Delivery
	err := d.InAccount(ctx, scope, func(tx *db.Tx) error {
		return tx.Get(&w, `select `+deliveryColumns+fromDeliveries+`
			 where d.account_id = $1 and d.id = $2 and d.state = 'espera' and w.archived_at is null`, f.DeliveryID)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil // taken by another attempt, or nobody listens any more
	}
	if err != nil {
		return err
	}
	answer, taken := w.send(ctx, d.Now())
	w.Attempts++
	w.State = map[bool]string{true: "entregue", false: "espera"}[taken]
	if !taken && w.Attempts >= maxAttempts {
		w.State = "falhou"
	}
	if err := d.InAccount(ctx, scope, func(tx *db.Tx) error { return w.record(tx, answer) }); err != nil {
		return err
	}
	if w.State == "espera" {
		return &db.Wait{For: pause(w.Attempts), Cause: errors.New(answer)}
	}
	return nil
}

func (w *Delivery) send(ctx context.Context, now time.Time) (answer string, taken bool) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, w.URL, strings.NewReader(w.Body))
	if err != nil {
		return "O endereço não vale mais.", false
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "OmniServicos-Webhook/1")
	r.Header.Set("Omni-Topico", w.Topic)
	r.Header.Set("Omni-Entrega", strconv.FormatInt(w.ID, 10))
	r.Header.Set("Omni-Assinatura", Sign(w.Secret, now, w.Body))
	a, err := client.Do(r)
	if err != nil {
		return "Não respondeu: " + reason(err) + ".", false
	}
	_ = a.Body.Close()
	return fmt.Sprintf("Respondeu %d.", a.StatusCode), a.StatusCode/100 == 2
}

// reason is the end of an error of the network, without the address that stands beside it.
func reason(err error) string {
	for next := errors.Unwrap(err); next != nil; next = errors.Unwrap(err) {
		err = next
	}
	return err.Error()
}

func (w *Delivery) record(tx *db.Tx, answer string) error {
	tx.Log(db.Change{Action: map[string]string{"entregue": "Webhook entregue", "espera": "Webhook adiado", "falhou": "Webhook abandonado"}[w.State],
		Object: "webhook_deliveries", ID: w.ID, After: map[string]any{"topic": w.Topic, "answer": answer, "attempts": w.Attempts}})
	_, err := tx.Exec(`
		update webhook_deliveries set state = $3, attempts = $4, answer = $5, answered_at = $6
		 where account_id = $1 and id = $2 and state = 'espera'`, w.ID, w.State, w.Attempts, answer, tx.Now)
	return err
}
