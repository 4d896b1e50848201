package web

import (
	"context"
	"log/slog"
	"net/http"
	"sync/atomic"

	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"omniservicos/db"
	"omniservicos/static"
	causes "omniservicos/store/cause"
)

// Config is what the surroundings decide.
type Config struct {
	BaseURL      string // where people reach us: "https://loja.com.br"; empty: at the host that they ask
	Secure       bool   // TLS by us, or OMNI_BASE_URL is https: the cookie is __Host- and Secure
	Dev          bool   // shows /estilo
	Demo         bool   // the second factor is not asked for
	MetricsToken string
	Authority    []byte                      // PEM of the shop's own authority, where TLS is by it: devices are told to trust it
	Ready        func(context.Context) error // are the migrations current
	Log          *slog.Logger
}

func (c Config) cookieName() string {
	if c.Secure {
		return "__Host-omni"
	}
	return "omni"
}

// App is the whole site.
type App struct {
	db          *db.DB
	config      Config
	log         *slog.Logger
	sessions    sessions.Store
	known       known
	modules     []*Module
	permissions map[string]Permission
	routes      []Route
	echo        *echo.Echo
	handler     http.Handler
	requests    atomic.Int64
	failures    atomic.Int64
}

// New builds the site from its modules; plugins are modules that accounts switch on.
func New(d *db.DB, config Config, modules ...Module) *App {
	a := &App{db: d, config: config, log: config.Log, permissions: map[string]Permission{Anyone.Name: Anyone}}
	if a.log == nil {
		a.log = slog.Default()
	}
	a.sessions = &sessionStore{db: d, app: a}
	a.echo = echo.New()
	a.echo.HideBanner, a.echo.HidePort = true, true
	a.echo.IPExtractor = echo.ExtractIPDirect() // nobody may name their own address
	a.echo.HTTPErrorHandler = a.unrouted
	a.middleware()
	for i := range modules {
		a.add(&modules[i])
	}
	a.plumbing()
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(a.denyCrossOrigin))
	a.handler = guard.Handler(a.echo)
	return a
}

func (a *App) add(m *Module) {
	a.modules = append(a.modules, m)
	for _, p := range m.Permissions {
		a.permissions[p.Name] = p
	}
	for _, r := range m.routes() {
		a.routes = append(a.routes, r)
		a.echo.Add(r.Method, r.Path, a.do(r))
	}
	if m.Plugin {
		causes.Register(m.Name, m.Causes...)
	}
	if m.Subscribe == nil {
		return
	}
	if m.Plugin {
		a.db.Bus.As(m.Name, m.Subscribe)
		return
	}
	m.Subscribe(a.db.Bus)
}

func (a *App) middleware() {
	a.echo.Use(middleware.RequestID(), middleware.RecoverWithConfig(middleware.RecoverConfig{
		DisablePrintStack: true, LogErrorFunc: a.logPanic,
	}), a.securityHeaders, middleware.BodyLimit("13M"))
}

// plumbing are the routes that belong to no module.
func (a *App) plumbing() {
	a.echo.GET("/static/*", echo.WrapHandler(static.Handler()))
	a.echo.GET("/healthz", func(c echo.Context) error { return c.String(200, "ok\n") })
	a.echo.GET("/readyz", a.ready)
	a.echo.GET("/metrics", a.metrics)
}

func (a *App) ready(c echo.Context) error {
	err := a.db.Ping(c.Request().Context())
	if err == nil && a.config.Ready != nil {
		err = a.config.Ready(c.Request().Context())
	}
	if err != nil {
		a.log.Error("readyz", "error", cause(err))
		return c.String(503, "indisponível\n")
	}
	return c.String(200, "ok\n")
}

// ServeHTTP serves the site, guarded against writes from other sites.
func (a *App) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.handler.ServeHTTP(w, r) }

// Routes are all routes of all modules: tests walk them.
func (a *App) Routes() []Route { return a.routes }

// Modules are all modules, plugins among them.
func (a *App) Modules() []*Module { return a.modules }

// unrouted answers what no handler of ours did: unknown paths, wrong methods, too large bodies, panics.
func (a *App) unrouted(err error, ec echo.Context) {
	if ec.Response().Committed {
		return
	}
	c := &Context{app: a, echo: ec, module: &Module{}}
	c.refuse(asFault(err))
	if err := c.send(); err != nil {
		a.log.Error("answer", "error", err)
	}
}

func (a *App) logPanic(c echo.Context, err error, stack []byte) error {
	a.log.Error("panic", "error", err, "stack", string(stack), "path", c.Path())
	return err
}

type factsKey struct{}

// WatchFacts returns a context whose requests leave the facts they announced in facts: tests count them.
func WatchFacts(ctx context.Context, facts *[]any) context.Context {
	return context.WithValue(ctx, factsKey{}, facts)
}

func announced(c *Context) {
	if facts, ok := c.Ctx().Value(factsKey{}).(*[]any); ok && c.Tx != nil {
		*facts = append(*facts, c.Tx.Facts()...)
	}
}
