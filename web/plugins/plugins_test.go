package plugins_test

import (
	"bytes"
	"log/slog"
	"strconv"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/handlers"
	"omniservicos/store/catalogue"
	"omniservicos/store/event"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
	"omniservicos/web"
	"omniservicos/web/plugins"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// trade is a plugin with its main page, and the table in which a sale leaves its trace.
type trade struct {
	name, page, trace string
	// prepare registers by the plugin's own pages what makes a sale of p to c its concern, and gives words of that.
	prepare func(boss *webtest.Person, p catalogue.Product, c person.Person) string
}

var trades = []trade{
	{"borracharia", "/plugin/borracharia/veiculos", "vehicle_visits", func(boss *webtest.Person, _ catalogue.Product, c person.Person) string {
		boss.POST("/plugin/borracharia/veiculos", "placa", "ABC1234", "cliente", c.Name).Status(303)
		return "ABC-1234"
	}},
	{"cozinha", "/plugin/cozinha/setores", "kitchen_tickets", func(boss *webtest.Person, p catalogue.Product, _ person.Person) string {
		boss.POST("/plugin/cozinha/setores", "nome", "Grelha").Status(303)
		_, sector, _ := strings.Cut(boss.GET("/plugin/cozinha/setores").Status(200).Body(), `href="/plugin/cozinha/setores/`)
		sector, _, _ = strings.Cut(sector, `"`)
		boss.POST("/plugin/cozinha/pratos", "busca", p.SKU, "setor", sector, "minutos", "10").Status(303)
		return p.Name
	}},
	{"vidracaria", "/plugin/vidracaria/vidros", "glass_cuts", func(boss *webtest.Person, p catalogue.Product, _ person.Person) string {
		boss.POST("/plugin/vidracaria/vidros", "produto", id(p.ID), "material", "float", "espessura", "4", "arredondamento", "50", "area", "2500").Status(303)
		return p.Name
	}},
}

func id(n int64) string { return strconv.FormatInt(n, 10) }

// shop is an account with one product that is a dish, a glass, and bought by somebody with a car.
type shop struct {
	*webtest.Site
	boss  *webtest.Person
	p     catalogue.Product
	c     person.Person
	words map[string]string // what each plugin's page shows of what was registered
}

// prepared has every plugin on and its data made.
func prepared(t *testing.T, site *webtest.Site) *shop {
	t.Helper()
	s := &shop{Site: site, boss: site.As("dono"), words: map[string]string{}}
	s.p, s.c = site.Product("Vidro float", 9000), site.Customer("Maria")
	for _, tr := range trades {
		s.Enable(tr.name)
		s.words[tr.name] = tr.prepare(s.boss, s.p, s.c)
	}
	return s
}

// traces counts what the sales left in each plugin.
func (s *shop) traces() map[string]int {
	s.T.Helper()
	n := map[string]int{}
	for _, tr := range trades {
		n[tr.name] = s.Count(tr.trace)
	}
	return n
}

func (s *shop) isOn(tr trade) {
	s.T.Helper()
	s.boss.GET(tr.page).Status(200).Sees(s.words[tr.name])
	s.boss.GET("/").Status(200).Sees(`href="` + tr.page + `"`)
}

func (s *shop) isOff(tr trade) {
	s.T.Helper()
	s.boss.GET(tr.page).Status(404).Sees("Esta página não existe.")
	s.boss.POST(tr.page).Status(404)
	s.boss.GET("/").Status(200).Not("/plugin/" + tr.name)
}

func TestThreeShopsAtOnceEachHaveTheirOwnPlugin(t *testing.T) {
	t.Parallel()
	for i, mine := range trades {
		s := prepared(t, webtest.New(t))
		for j, other := range trades {
			if j != i {
				s.Disable(other.name)
			}
		}
		s.Sell(s.c.ID, s.p)
		for _, tr := range trades {
			want := 0
			if tr.name == mine.name {
				want = 1
				s.isOn(tr)
			} else {
				s.isOff(tr)
			}
			if n := s.traces()[tr.name]; n != want {
				t.Errorf("with %s on, the sale left %d traces in %s, want %d", mine.name, n, tr.name, want)
			}
		}
	}
}

func TestAShopThatNeverSwitchedOneOnKnowsNothingOfIt(t *testing.T) {
	t.Parallel()
	s := &shop{Site: webtest.New(t)}
	s.boss = s.As("dono")
	s.p, s.c = s.Product("Vidro float", 9000), s.Customer("Maria")
	for _, tr := range trades {
		s.isOff(tr)
	}
	s.Sell(s.c.ID, s.p)
	for name, n := range s.traces() {
		if n != 0 {
			t.Errorf("%d traces in %s", n, name)
		}
	}
	s.As("caixa").POST("/conta/plugins/cozinha/ligar").Status(403)
}

func TestAPluginSwitchedOffRestsAndComesBackAsItWas(t *testing.T) {
	t.Parallel()
	s := prepared(t, webtest.New(t))
	customer := "/crm/clientes/" + id(s.c.ID)
	s.Sell(s.c.ID, s.p)
	s.boss.GET(customer).Sees("ABC-1234")
	s.boss.GET("/busca?q=abc1c34").Sees("ABC-1234")
	for _, tr := range trades {
		s.Disable(tr.name)
		s.isOff(tr)
	}
	s.boss.GET(customer).Status(200).Not("ABC-1234", "/plugin/")
	s.boss.GET("/busca?q=abc1c34").Status(200).Not("ABC-1234")
	s.Sell(s.c.ID, s.p)
	for name, n := range s.traces() {
		if n != 1 {
			t.Errorf("switched off, %s has %d traces, want the 1 from before", name, n)
		}
	}
	for _, tr := range trades {
		s.Enable(tr.name)
		s.isOn(tr)
	}
	s.boss.GET(customer).Sees("ABC-1234")
	s.Sell(s.c.ID, s.p)
	for name, n := range s.traces() {
		if n != 2 {
			t.Errorf("switched on again, %s has %d traces, want 2", name, n)
		}
	}
}

func TestTheCheckRoutesAnswerInEveryState(t *testing.T) {
	t.Parallel()
	s := &shop{Site: webtest.New(t)}
	for _, tr := range trades {
		alive := func() {
			t.Helper()
			s.Anonymous("GET", "/plugin/"+tr.name+"/test", nil).Status(200).Sees(`{"message":"Plugin ` + tr.name + ` funcionando!"}`)
			s.Anonymous("GET", tr.page, nil).Status(303)
		}
		alive()
		s.Enable(tr.name)
		alive()
		s.Disable(tr.name)
		alive()
	}
}

func TestTheListIsInOrderAndEachPluginIsWhole(t *testing.T) {
	t.Parallel()
	if len(plugins.All) != len(trades) || len(plugins.Sets()) != len(trades) {
		t.Fatalf("%d plugins and %d sets of migrations", len(plugins.All), len(plugins.Sets()))
	}
	for i, m := range plugins.All {
		if m.Name != trades[i].name || !m.Plugin || m.Text == "" || m.Migrations == nil {
			t.Errorf("%+v", m)
		}
		for _, item := range m.Menu {
			if item.Group != m.Title || item.Bottom || !strings.HasPrefix(item.Path, "/plugin/"+m.Name+"/") || item.Permission == "" {
				t.Errorf("%s has the menu entry %+v", m.Name, item)
			}
		}
		for _, p := range m.Permissions {
			if parts := strings.Split(p.Name, "."); len(parts) != 3 || parts[0] != m.Name {
				t.Errorf("%s has a permission %s", m.Name, p.Name)
			}
		}
	}
}

func TestAFailingPluginUndoesTheSaleAndIsNamed(t *testing.T) {
	t.Parallel()
	app, owner := dbtest.Fresh(t)
	var log bytes.Buffer
	all := append(append([]web.Module{}, handlers.Modules...), plugins.All...)
	site := web.New(app, web.Config{Demo: true, Log: slog.New(slog.NewTextHandler(&log, nil))}, all...)
	s := prepared(t, &webtest.Site{Shop: storetest.In(t, app), App: site})
	if _, err := owner.SQL().Exec(`revoke insert on kitchen_tickets from omni_app`); err != nil {
		t.Fatal(err)
	}
	sale := s.OpenSale(s.c.ID, s.p)
	pay := "/pdv/vendas/" + id(sale.ID) + "/finalizar"
	s.boss.POST(pay, "forma", "dinheiro", "valor", "90").Status(500).Sees("O plugin Cozinha falhou, e por isso nada foi gravado.")
	toast := s.boss.Htmx().POST(pay, "forma", "dinheiro", "valor", "90").Status(500).Header("HX-Trigger")
	if !strings.Contains(toast, "O plugin Cozinha falhou") {
		t.Errorf("the toast says %s", toast)
	}
	if !strings.Contains(log.String(), "plugin=Cozinha") {
		t.Errorf("the log says %s", log.String())
	}
	for name, n := range s.traces() {
		if n != 0 {
			t.Errorf("the undone sale left %d traces in %s", n, name)
		}
	}
	if n := s.Count("sale_payments"); n != 0 {
		t.Errorf("the undone sale left %d payments", n)
	}
	s.Disable("cozinha") // what the sentence advises
	s.boss.POST(pay, "forma", "dinheiro", "valor", "90").Status(303)
}

func TestTheJobsOfAPluginWaitWhileItIsOff(t *testing.T) {
	t.Parallel()
	app, _ := dbtest.Fresh(t)
	site := webtest.In(t, app)
	ran := 0
	app.Bus.As("cozinha", func(b *db.Bus) {
		db.Later(b, "cozinha.teste", func(tx *db.Tx, f event.SaleFinalised) error {
			ran++
			tx.Log(db.Change{Action: "Tarefa de teste", Object: "sales", ID: f.SaleID})
			return nil
		})
	})
	s := prepared(t, site)
	s.Sell(s.c.ID, s.p)
	s.Disable("cozinha")
	s.work()
	if waiting := s.waiting(); ran != 0 || waiting != 1 {
		t.Errorf("switched off, the job ran %d times and %d wait", ran, waiting)
	}
	s.Enable("cozinha")
	s.work()
	s.work()
	if waiting := s.waiting(); ran != 1 || waiting != 0 {
		t.Errorf("switched on, the job ran %d times and %d wait", ran, waiting)
	}
}

func (s *shop) waiting() (n int) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&n, `select count(*) from jobs where account_id = $1 and kind = 'cozinha.teste' and state = 'espera'`)
	})
	return n
}

// work runs what is due, and what only waits for its time.
func (s *shop) work() {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Relógio adiantado", Object: "jobs"})
		_, err := tx.Exec(`update jobs set run_at = now() where account_id = $1 and state = 'espera'`)
		return err
	})
	if _, err := s.DB.WorkOnce(s.T.Context()); err != nil {
		s.T.Fatal(err)
	}
}
