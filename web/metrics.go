package web

import (
	"crypto/subtle"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strings"

	"github.com/labstack/echo/v4"
)

// metrics answers Prometheus' text to this machine, or to who shows the token.
func (a *App) metrics(c echo.Context) error {
	if !a.mayMeasure(c) {
		return c.String(http.StatusForbidden, "somente desta máquina ou com o token\n")
	}
	pool := a.db.SQL().Stats()
	var b strings.Builder
	for _, m := range []struct {
		name string
		n    any
	}{
		{"omni_goroutines", runtime.NumGoroutine()},
		{"omni_db_connections_open", pool.OpenConnections},
		{"omni_db_connections_in_use", pool.InUse},
		{"omni_db_wait_seconds_total", pool.WaitDuration.Seconds()},
		{"omni_requests_total", a.requests.Load()},
		{"omni_requests_failed_total", a.failures.Load()},
	} {
		fmt.Fprintf(&b, "%s %v\n", m.name, m.n)
	}
	return c.Blob(200, "text/plain; version=0.0.4; charset=utf-8", []byte(b.String()))
}

func (a *App) mayMeasure(c echo.Context) bool {
	if ip := net.ParseIP(c.RealIP()); ip != nil && ip.IsLoopback() {
		return true
	}
	token := strings.TrimPrefix(c.Request().Header.Get("Authorization"), "Bearer ")
	return a.config.MetricsToken != "" && subtle.ConstantTimeCompare([]byte(token), []byte(a.config.MetricsToken)) == 1
}
