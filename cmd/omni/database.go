package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"time"

	"omniservicos/db"
	"omniservicos/db/pgserver"
)

// databaseName is the database of a server of our own.
const databaseName = "omniservicos"

// database is the addresses of the database in use, and the server where it is ours.
type database struct {
	app, owner string // "" where the surroundings did not say
	server     *pgserver.Server
	started    bool // by this process: its schema is ours to bring up
}

// reachDatabase takes DATABASE_URL, else the server that another omni runs on the data folder, else starts one.
func reachDatabase(ctx context.Context, c Config, log io.Writer) (*database, error) {
	if !c.ownServer() {
		return &database{app: c.DatabaseURL, owner: c.OwnerURL}, nil
	}
	d, err := startDatabase(ctx, c, log)
	if !errors.Is(err, pgserver.ErrInUse) {
		return d, err
	}
	return attachDatabase(ctx, c, attachWait)
}

// startDatabase starts our own server and makes sure of its roles and its database.
func startDatabase(ctx context.Context, c Config, log io.Writer) (*database, error) {
	server, err := pgserver.Start(ctx, serverOptions(c, log))
	if err != nil {
		return nil, err
	}
	d, err := addressed(server)
	if err == nil {
		d.started = true
		err = db.Init(ctx, server.SuperURL("postgres"), databaseName, password(d.owner), password(d.app))
	}
	if err != nil {
		return nil, errors.Join(err, server.Stop())
	}
	return d, nil
}

// password is the one that a connection string carries.
func password(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	word, _ := u.User.Password()
	return word
}

// attachWait is how long a command waits for a server that another omni is just starting.
const attachWait = 20 * time.Second

func attachDatabase(ctx context.Context, c Config, wait time.Duration) (*database, error) {
	for limit := time.Now().Add(wait); ; {
		server, err := pgserver.Attach(serverOptions(c, nil))
		if err == nil {
			return addressed(server)
		}
		if time.Now().After(limit) {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}

func serverOptions(c Config, log io.Writer) pgserver.Options {
	return pgserver.Options{Root: c.DataDir, Bin: c.PGBin, NodeModules: "static/node_modules", Log: log}
}

func addressed(server *pgserver.Server) (*database, error) {
	app, err := server.Secret("omni_app")
	if err != nil {
		return nil, err
	}
	owner, err := server.Secret("omni_owner")
	if err != nil {
		return nil, err
	}
	return &database{
		server: server,
		app:    server.URL("omni_app", app, databaseName),
		owner:  server.URL("omni_owner", owner, databaseName),
	}, nil
}

// close stops the server if this process started it.
func (d *database) close() error {
	if d.server == nil {
		return nil
	}
	return d.server.Stop()
}

// died is closed when our own server ends by itself; it is never closed where the server is another's.
func (d *database) died() <-chan struct{} {
	if d.server == nil {
		return nil
	}
	return d.server.Done()
}

// migrate brings the schema up where that is ours to do, and says so.
func (d *database) migrate(ctx context.Context, log io.Writer) error {
	return d.withOwner(func(owner *db.DB) error {
		n, err := db.Migrate(ctx, owner, sets())
		if n > 0 {
			fmt.Fprintf(log, "Migrações aplicadas: %d.\n", n)
		}
		return err
	})
}

func (d *database) openOwner() (*db.DB, error) {
	if d.owner == "" {
		return nil, errors.New("defina DATABASE_OWNER_URL, o banco como omni_owner")
	}
	return db.OpenOwner(d.owner, db.Options{Connections: 2})
}

// openApp connects as omni_app, with everyone subscribed who must hear what happens.
func (d *database) openApp(ctx context.Context, c Config, connections int) (*db.DB, error) {
	if d.app == "" {
		return nil, errors.New("defina DATABASE_URL, o banco como omni_app")
	}
	if err := c.setKeys(); err != nil {
		return nil, err
	}
	return db.Open(ctx, d.app, db.Options{Connections: connections, Pooler: c.Pool})
}

// onDatabase runs fn on the database in use, as it is.
func (c *call) onDatabase(fn func(*database) error) error {
	d, err := reachDatabase(c.ctx, c.config, c.log)
	if err != nil {
		return err
	}
	return errors.Join(fn(d), d.close())
}

// onSchema is onDatabase with the schema current, where it is this process's own to bring up.
func (c *call) onSchema(fn func(*database) error) error {
	return c.onDatabase(func(d *database) error {
		if d.started {
			if err := d.migrate(c.ctx, c.log); err != nil {
				return err
			}
		}
		return fn(d)
	})
}

// withApp runs fn as omni_app, with the modules listening.
func (c *call) withApp(fn func(*database, *db.DB) error) error {
	return c.onSchema(func(d *database) error {
		app, err := d.openApp(c.ctx, c.config, 4)
		if err != nil {
			return err
		}
		defer func() { _ = app.Close() }()
		listen(app.Bus)
		return fn(d, app)
	})
}

// withOwner runs fn as omni_owner.
func (d *database) withOwner(fn func(*db.DB) error) error {
	owner, err := d.openOwner()
	if err != nil {
		return err
	}
	defer func() { _ = owner.Close() }()
	return fn(owner)
}
