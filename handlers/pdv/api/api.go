// Package api answers other programs.
package api

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"time"

	"omniservicos/handlers/pdv/may"
	"omniservicos/store/fault"
	"omniservicos/web"
)

// Routes are the routes for other programs. openapi.json describes each of them; a test compares the two.
func Routes(g *web.Group) {
	r := g.Root()
	r.Open("GET", "/api/v1/openapi.json", describeAPI)
	r.GET("/api/v1/produtos", may.Sell, limited(listProductsAPI))
	r.GET("/api/v1/vendas/:id", may.View, limited(showSaleAPI))
	r.POST("/api/v1/vendas", may.Sell, limited(placeOrder))
	r.POST("/api/v1/leads", receiveLeads, limited(receiveLead))
	g.Join(r)
}

//go:embed openapi.json
var openapi []byte

func describeAPI(c *web.Context) error { return c.JSON(200, json.RawMessage(openapi)) }

// maxBody bounds what a program may send.
const maxBody = 1 << 20

// readBody reads the body into v. A field that we do not know is refused: a misspelt one would else be ignored.
func readBody(c *web.Context, v any) error {
	body, err := c.Body(maxBody)
	if err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	err = d.Decode(v)
	var wrong *json.UnmarshalTypeError
	switch {
	case err == nil && d.More():
		return fault.Refuse("Envie um só objeto JSON no corpo do pedido.")
	case err == nil:
		return nil
	case errors.As(err, &wrong):
		return fault.Blame(wrong.Field, "Este campo não aceita este tipo de valor: confira o tipo na descrição da API.")
	}
	if name, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
		return fault.Blame(strings.Trim(name, `"`), "Este campo não existe: confira o nome na descrição da API.")
	}
	return fault.Refuse("O corpo do pedido não é um JSON válido.")
}

// perMinute is what one account may ask of one server in a minute: a program gone wild must not slow the tills down.
const perMinute = 600

// quota counts each account's requests of the current minute, in memory: it protects this process, and is no ledger.
type quota struct {
	mu     sync.Mutex
	minute int64
	asked  map[int64]int
}

var apiQuota quota

func (q *quota) take(account int64, now time.Time) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if minute := now.Unix() / 60; minute != q.minute {
		q.minute, q.asked = minute, map[int64]int{}
	}
	q.asked[account]++
	return q.asked[account] <= perMinute
}

func limited(fn web.Handler) web.Handler {
	return func(c *web.Context) error {
		if !apiQuota.take(c.Me.AccountID, time.Now()) {
			c.Header("Retry-After", "60")
			return fault.Throttle("Foram pedidos demais neste minuto: espere um minuto e tente de novo.")
		}
		return fn(c)
	}
}
