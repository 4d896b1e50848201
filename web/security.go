package web

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"omniservicos/store/fault"
)

// contentPolicy lets nothing in but our own files: no inline script or style, no eval, no frame.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; " +
	"connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func (a *App) securityHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		a.secure(c.Response().Header())
		return next(c)
	}
}

func (a *App) secure(h http.Header) {
	h.Set("Content-Security-Policy", contentPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
	// An authority of the shop's own may have to be made again: a browser that remembers to insist would lock people out.
	if a.config.Secure && a.config.Authority == nil {
		h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
	}
}

// denyCrossOrigin answers before Echo is reached, and so secures its answer itself.
func (a *App) denyCrossOrigin(w http.ResponseWriter, _ *http.Request) {
	a.secure(w.Header())
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, "Este pedido veio de outro site e foi recusado.", http.StatusForbidden)
}

// asFault puts Echo's own refusals into words.
func asFault(err error) error {
	var e *echo.HTTPError
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code {
	case http.StatusNotFound:
		return fault.Missing("Esta página não existe.")
	case http.StatusMethodNotAllowed:
		return &methodFault{}
	case http.StatusRequestEntityTooLarge:
		return fault.Refuse("O que foi enviado é grande demais: o limite é 12 MB.")
	}
	return err
}

// methodFault is a method that an address does not take: 405, which no person meets.
type methodFault struct{}

func (*methodFault) Error() string { return "Este endereço não aceita este tipo de pedido." }
