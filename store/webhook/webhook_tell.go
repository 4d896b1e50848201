package webhook

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/quantity"
)

// TellSale tells who listens of a sale. It runs in the sale's transaction: what was told happened.
func TellSale(tx *db.Tx, f event.SaleFinalised) error {
	items := make([]map[string]any, len(f.Items))
	for i, item := range f.Items {
		items[i] = map[string]any{"produto": id(item.ProductID), "nome": item.Name, "quantidade": decimal(item.Quantity), "total": item.Total}
	}
	payments := make([]map[string]any, len(f.Payments))
	for i, p := range f.Payments {
		payments[i] = map[string]any{"forma": p.Method, "valor": p.Amount, "parcelas": p.Instalments}
	}
	return tell(tx, SaleFinalised, map[string]any{
		"id": id(f.SaleID), "numero": f.Number, "caixa": f.TillName, "dia": f.BusinessDay.ISO(), "total": f.Total, "itens": items, "pagamentos": payments,
	})
}

// TellStock tells who listens what is left of products after a movement.
func TellStock(tx *db.Tx, f event.StockChanged) error {
	balances := make([]map[string]any, len(f.Balances))
	for i, b := range f.Balances {
		balances[i] = map[string]any{"produto": id(b.ProductID), "deposito": id(b.DepotID), "movido": decimal(b.Moved), "saldo": decimal(b.Left)}
	}
	return tell(tx, StockChanged, map[string]any{"produtos": balances})
}

// tell writes a delivery for each address that listens to the topic, and its job.
func tell(tx *db.Tx, topic string, data any) error {
	settings, err := tx.Settings()
	if err != nil || !settings.Webhooks {
		return err
	}
	list, err := List(tx)
	if err != nil {
		return err
	}
	for _, w := range list {
		if !slices.Contains(w.Topics, topic) {
			continue
		}
		d := db.NewID()
		body, err := json.Marshal(map[string]any{"id": id(d), "topico": topic, "em": tx.Now.UTC().Format(time.RFC3339), "dados": data})
		if err != nil {
			return err
		}
		if err := tx.InsertLater("webhook_deliveries", "id, webhook_id, topic, body, at", []any{d, w.ID, topic, string(body), tx.Now}); err != nil {
			return err
		}
		if err := tx.EnqueueLater(deliverKind, deliver{d}); err != nil {
			return err
		}
	}
	return nil
}

func id(n int64) string { return strconv.FormatInt(n, 10) }

// decimal writes a quantity with a point, as programs read it.
func decimal(a quantity.Amount) string {
	return strings.ReplaceAll(strings.ReplaceAll(a.Input(), ".", ""), ",", ".")
}
