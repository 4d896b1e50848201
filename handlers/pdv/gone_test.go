package pdv_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Camila's cable is pulled while the till waits for the answer: the sale that was asked for stands, so that asking again
// shows it and the customer's money is in the books.
func TestASaleWhoseBrowserWentAwayStands(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "11", 2990, 10)
	sale := s.scan("11")
	gone, leave := context.WithCancel(t.Context())
	leave()
	r := httptest.NewRequest(http.MethodPost, on(sale, "/finalizar"), strings.NewReader("forma=dinheiro&valor=50&parcelas=1"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	s.Htmx().Ask(r.WithContext(gone)).Status(200)
	if now := s.now(sale); now.State != "finalizada" || now.Number == nil || *now.Number != 1 {
		t.Errorf("the sale is %s", now.State)
	}
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "50", "parcelas", "1").Status(200).Sees("20,10")
	s.whole()
}
