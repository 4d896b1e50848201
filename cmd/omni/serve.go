package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"

	"omniservicos/db"
	"omniservicos/store"
	"omniservicos/store/mail"
	"omniservicos/store/webhook"
	"omniservicos/web"
)

var serveCommand = command{
	name: "serve",
	text: "serve o site, com o PostgreSQL de DATABASE_URL ou um próprio",
	more: `Sem DATABASE_URL, inicia um PostgreSQL próprio numa pasta só dele, aplica as migrações e serve em OMNI_ADDR.
Com DATABASE_URL, as migrações só são aplicadas se DATABASE_OWNER_URL também estiver definida.
Ctrl-C ou SIGTERM termina o que está em andamento e para tudo; um segundo Ctrl-C para na hora.
omni help mostra as variáveis do ambiente.`,
	prepare: plain(serve),
}

// How long requests in progress may take when we are told to stop.
const farewell = 20 * time.Second

func serve(c *call) error {
	err := c.serve()
	if c.ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil // we were told to stop while still starting
	}
	return err
}

func (c *call) serve() error {
	slog.SetDefault(slog.New(slog.NewJSONHandler(c.log, nil)))
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // the live heap is small: let it grow to five times that, and give the CPU to sales
	}
	if os.Getenv("GOMAXPROCS") == "" && c.config.databaseIsHere() {
		// The other half of the cores is PostgreSQL's. With all of them Go's scheduler looks for work at each answer that it
		// waits for: on two cores a third of the site's CPU (0.83 against 0.6 ms a sale, omni bench).
		runtime.GOMAXPROCS(max(1, runtime.NumCPU()/2))
	}
	if c.config.DatabaseURL == "" && c.config.OwnerURL != "" {
		return errors.New("DATABASE_OWNER_URL sem DATABASE_URL: o site serve como omni_app, defina as duas")
	}
	if !c.config.ownServer() {
		return c.serveOn(&database{app: c.config.DatabaseURL, owner: c.config.OwnerURL})
	}
	d, err := startDatabase(c.ctx, c.config, c.log)
	if err != nil {
		return err
	}
	return errors.Join(c.serveOn(d), d.close())
}

// serveOn brings the schema up, opens the site and serves until it is told to stop.
func (c *call) serveOn(d *database) error {
	if d.owner != "" {
		if err := d.migrate(c.ctx, c.log); err != nil {
			return err
		}
	}
	app, err := d.openApp(c.ctx, c.config, 0)
	if err != nil {
		return err
	}
	defer func() { _ = app.Close() }()
	store.Subscribe(app.Bus)
	webhook.AllowLocal, mail.Server = c.config.Dev, c.config.SMTP
	local, err := c.localTLS()
	if err != nil {
		return err
	}
	site := web.New(app, c.webConfig(app, local), modules()...)
	if c.config.Demo {
		if err := seedEmpty(c, app); err != nil {
			return err
		}
	}
	stopWorkers, err := c.startWorkers(d, app.Bus)
	if err != nil {
		return err
	}
	defer stopWorkers()
	return c.serveHTTP(site, local, d.died())
}

// localTLS is the authority of OMNI_TLS=local; without it, none.
func (c *call) localTLS() (*localTLS, error) {
	if !c.config.LocalTLS {
		return nil, nil
	}
	return openLocalTLS(filepath.Join(c.config.DataDir, "tls"))
}

func (c *call) webConfig(app *db.DB, local *localTLS) web.Config {
	return web.Config{
		Authority: local.PEM(), BaseURL: c.config.BaseURL,
		Secure: c.config.secure(), Dev: c.config.Dev, Demo: c.config.Demo, MetricsToken: c.config.MetricsToken,
		Ready: func(ctx context.Context) error { return current(ctx, app) },
	}
}

// startWorkers runs the jobs on a small pool of their own, so that a queue never takes the connections of people.
func (c *call) startWorkers(d *database, bus *db.Bus) (stop func(), err error) {
	pool, err := db.Open(c.ctx, d.app, db.Options{Connections: 2, Pooler: c.config.Pool})
	if err != nil {
		return nil, err
	}
	pool.Bus = bus
	ctx, cancel := context.WithCancel(context.Background())
	var working sync.WaitGroup
	working.Go(func() { pool.Work(ctx) })
	working.Go(func() { keepSums(ctx, pool) })
	return func() {
		cancel()
		working.Wait()
		_ = pool.Close()
	}, nil
}

// serveHTTP serves until the signal, until the server fails, or until the PostgreSQL under it dies.
func (c *call) serveHTTP(site http.Handler, local *localTLS, died <-chan struct{}) error {
	listener, err := net.Listen("tcp", c.config.Addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("o endereço %s já está em uso: pare o outro programa, ou escolha outro em OMNI_ADDR", c.config.Addr)
	}
	if err != nil {
		return err
	}
	// Streams end with this context: Shutdown waits for them, and they would wait for ever.
	base, endStreams := context.WithCancel(context.Background())
	defer endStreams()
	server := &http.Server{
		Handler: site, BaseContext: func(net.Listener) context.Context { return base },
		ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 2 * time.Minute, WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute,
		ErrorLog: slog.NewLogLogger(slog.Default().Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- c.listen(server, listener, local) }()
	c.greet(c.out, c.config.address(listener.Addr()))
	select {
	case err = <-failed:
	case <-died:
		err = errors.New("o PostgreSQL parou sozinho: veja postgres.log na pasta de dados e inicie de novo, nada do que foi confirmado se perdeu")
	case <-c.ctx.Done():
	}
	endStreams()
	limit, cancel := context.WithTimeout(context.Background(), farewell)
	defer cancel()
	return errors.Join(err, server.Shutdown(limit))
}

func (c *call) listen(server *http.Server, listener net.Listener, local *localTLS) error {
	if local != nil {
		server.TLSConfig = local.config()
		return server.ServeTLS(listener, "", "")
	}
	if c.config.CertFile != "" {
		return server.ServeTLS(listener, c.config.CertFile, c.config.KeyFile)
	}
	return server.Serve(listener)
}

// greet tells a person where to go and, in a demonstration, who they may be there.
func (c *call) greet(out io.Writer, address string) {
	fmt.Fprintln(out, "OmniServiços em "+address)
	if !c.config.Demo {
		return
	}
	var names []string
	for _, who := range []string{"dono", "gerente", "vendas", "caixa", "estoque", "financeiro"} {
		names = append(names, who+"@")
	}
	fmt.Fprintf(out, "Demonstração: entre como %s, com a senha demo1234, em\n", strings.Join(names, ", "))
	fmt.Fprintln(out, "  cristal.demo (vidraçaria) · rota101.demo (borracharia) · nona.demo (cantina) · ou contador@demo, das três")
}
