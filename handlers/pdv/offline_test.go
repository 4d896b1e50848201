package pdv_test

import (
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"omniservicos/db"
	"omniservicos/store/doctor"
	"omniservicos/web/webtest/browser"
)

// wire is the way to the server, which may be cut: stopped, it refuses connections on the same address.
type wire struct {
	shop   *shop
	at     string
	server *http.Server
	cut    atomic.Int64 // so many answers to sincronizar are lost on their way
	posts  atomic.Int64
	deaf   atomic.Bool // nobody is enrolled
	broken atomic.Bool // nothing is taken in
}

func (s *shop) wire() *wire {
	s.T.Helper()
	w := &wire{shop: s, at: "127.0.0.1:0"}
	w.start()
	s.T.Cleanup(w.stop)
	return w
}

func (w *wire) start() {
	w.shop.T.Helper()
	listener, err := net.Listen("tcp", w.at)
	if err != nil {
		w.shop.T.Fatal(err)
	}
	w.at = listener.Addr().String()
	w.server = &http.Server{Handler: w}
	go func() { _ = w.server.Serve(listener) }()
}

func (w *wire) stop() { _ = w.server.Close() }

func (w *wire) url() string { return "http://" + w.at }

// ServeHTTP lets everything through, except the answers that are to be lost: the work is done, and nobody hears of it.
func (w *wire) ServeHTTP(answer http.ResponseWriter, r *http.Request) {
	if w.deaf.Load() && r.URL.Path == "/pdv/terminais" {
		http.Error(answer, "não agora", http.StatusServiceUnavailable)
		return
	}
	if r.URL.Path != "/pdv/sincronizar" {
		w.shop.App.ServeHTTP(answer, r)
		return
	}
	w.posts.Add(1)
	if w.broken.Load() {
		http.Error(answer, "quebrado", http.StatusInternalServerError)
		return
	}
	if w.cut.Add(-1) >= 0 {
		w.shop.App.ServeHTTP(&nowhere{http.Header{}}, r)
		panic(http.ErrAbortHandler)
	}
	w.shop.App.ServeHTTP(answer, r)
}

type nowhere struct{ header http.Header }

func (n *nowhere) Header() http.Header         { return n.header }
func (n *nowhere) Write(p []byte) (int, error) { return len(p), nil }
func (n *nowhere) WriteHeader(int)             {}

func pillSays(tab *browser.Tab) string { return tab.Text("#till-pill") }

// ableToSellAlone waits until the page has its number, its copy of the products and its worker.
func ableToSellAlone(tab *browser.Tab) {
	tab.Until("the page can sell by itself", func() bool {
		return browser.Eval[bool](tab, `(async () => {
			const has = await caches.has("till-pages") && await (await caches.open("till-pages")).match(location.pathname);
			const dbs = await indexedDB.databases();
			if (!has || !dbs.length || !(await navigator.serviceWorker.getRegistration("/pdv/"))?.active) return false;
			return new Promise((told) => {
				const open = indexedDB.open(dbs[0].name);
				open.onsuccess = () => {
					const db = open.result, ask = db.transaction("state").objectStore("state").getAllKeys();
					ask.onsuccess = () => { db.close(); told(ask.result.includes("terminal") && ask.result.includes("catalogue")); };
				};
			});
		})()`)
	})
}

// rings makes so many sales of one product by the page's own fields and buttons, each paid in cash.
const rings = `(async (many, code) => {
	const until = async (what, so) => {
		for (const end = Date.now() + 20000; !so();) {
			if (Date.now() > end) throw new Error("waited in vain until " + what + ": " + document.body.innerText.slice(0, 600));
			await new Promise((go) => setTimeout(go, 5));
		}
	};
	const q = (css) => document.querySelector(css);
	for (let i = 0; i < many; i++) {
		const last = q("#till-last [data-said]")?.textContent;
		q("#till-code").value = code;
		q("#till-scan").requestSubmit();
		await until("a line stands there", () => q(".till-line"));
		q(".till-receive").requestSubmit();
		await until("the payment is asked", () => q("#till-payment-form"));
		q("#till-payment-form").requestSubmit();
		await until("it is done", () => q("#till-last [data-said]") && q("#till-last [data-said]").textContent !== last && !q("#till-payment-form"));
	}
	return true;
})`

func TestTwoHundredSalesWithoutTheServer(t *testing.T) {
	s := openShop(t)
	rice := s.product("Arroz 5 kg", "1701", 2990, 500)
	s.product("Óleo de soja", "1702", 899, 10)
	s.product("Óleo de milho", "1703", 1299, 10)
	w, profile := s.wire(), browser.NewProfile(t)
	b := profile.Open(w.url(), s.Token, browser.Counter).Go(s.at(""))
	settle(b)
	ableToSellAlone(b)
	b.Until("the pill says so", func() bool { return pillSays(b) == "Online" })

	// Begun with the server, finished without it; by keys.
	b.Scan("1701").Until("rice is there", func() bool { return total(b) == "R$ 29,90" })
	w.stop()
	b.Scan("2*1702").Until("the till goes on by itself", func() bool { return total(b) == "R$ 47,88" })
	b.Until("and says so", func() bool { return strings.Contains(pillSays(b), "Sem conexão") })
	b.Shot("pdv-contingencia-venda")
	b.Keys(kb.F10).Sees("Como o cliente paga").Keys(kb.Enter).Until("the amount is asked", func() bool { return focused(b) == "till-amount" })
	b.Keys("50").Until("change is shown", func() bool { return strings.Contains(b.Text("#till-rest"), "R$ 2,12") })
	b.Shot("pdv-contingencia-pagamento")
	b.Keys(kb.F10).Sees("Venda 1-1-1 em contingência").Until("the field waits", func() bool { return focused(b) == "till-code" })
	b.Shot("pdv-contingencia-troco")
	paper := browser.Eval[string](b, `document.querySelector("#till-paper").textContent`)
	for _, want := range []string{"EM CONTINGÊNCIA", "não é documento fiscal", "Cupom 1-1-1", "Arroz 5 kg", "R$ 47,88", "2,12", "Operador: Ana"} {
		if !strings.Contains(paper, want) {
			t.Errorf("the receipt does not say %q: %s", want, paper)
		}
	}

	// Two payments, a choice between products, an unknown code, a line cancelled.
	b.Scan("oleo").Sees("Qual produto?")
	b.Shot("pdv-contingencia-escolha")
	b.Keys(kb.Enter).Until("the first was meant", func() bool { return total(b) == "R$ 12,99" })
	b.Scan("9999").Sees("Nenhum produto com 9999.")
	b.Scan("1701").Until("rice is there", func() bool { return total(b) == "R$ 42,89" })
	b.Keys(kb.F8).Until("a reason is asked", func() bool { return b.Count("dialog[open]") == 1 })
	b.Keys(kb.Enter).Until("rice is out", func() bool { return total(b) == "R$ 12,99" })
	b.Keys(kb.F10).Sees("Como o cliente paga").Keys("2").Until("Pix takes the amount", func() bool { return focused(b) == "till-amount" })
	b.Keys("10"+kb.Enter).Until("the rest is asked", func() bool {
		return browser.Eval[string](b, `document.querySelector("#till-amount")?.value ?? ""`) == "2,99"
	})
	b.Keys(kb.F10).Sees("Venda 1-1-2 em contingência")

	// F5 and a killed browser keep the cart and the queue.
	b.Scan("3*1701").Until("three of rice", func() bool { return total(b) == "R$ 89,70" })
	b.Reload().Until("F5 keeps the cart", func() bool { return total(b) == "R$ 89,70" && strings.Contains(pillSays(b), "2 pendentes") })
	b.Keys(kb.F10).Sees("Como o cliente paga").Keys(kb.F10).Sees("Venda 1-1-3 em contingência")
	browser.Eval[bool](b, rings+`(60, "1701")`)
	b.Scan("1702").Until("oil is there", func() bool { return total(b) == "R$ 8,99" })
	b.Kill()
	b = profile.Open(w.url(), s.Token, browser.Counter).Go(s.at(""))
	b.Until("the cart and the queue outlive it", func() bool { return total(b) == "R$ 8,99" && strings.Contains(pillSays(b), "63 pendentes") })
	b.Keys(kb.F10).Sees("Como o cliente paga").Keys(kb.F10).Sees("Venda 1-1-64 em contingência")
	browser.Eval[bool](b, rings+`(66, "1701")`)
	b.Kill()
	b = profile.Open(w.url(), s.Token, browser.Counter).Go(s.at(""))
	b.Until("again", func() bool { return strings.Contains(pillSays(b), "130 pendentes") })
	browser.Eval[bool](b, rings+`(70, "1701")`)
	b.Until("two hundred wait", func() bool { return strings.Contains(pillSays(b), "200 pendentes") })
	b.Click("#till-pill").Sees("Este caixa continua vendendo", "1-1-200")
	b.Shot("pdv-contingencia-pendentes")
	b.Keys(kb.Escape)

	w.cut.Store(2) // the first two answers are lost on their way
	w.start()
	b.Until("all are sent", func() bool { return pillSays(b) == "Online" })
	s.haveArrived(t, 200, 4788+1299+3*2990+899+196*2990)
	if left := s.countStock(rice.ID); left != 500-1-3-196 {
		t.Errorf("rice left: %d", left)
	}
	if n := w.posts.Load(); n < 4 {
		t.Errorf("only %d posts: no answer was lost", n)
	}
	b.Scan("1701").Until("the next sale is the server's", func() bool { return total(b) == "R$ 29,90" && b.Count(`[data-sale="local"]`) == 0 })
}

// haveArrived compares what stands on the server with what was sold: each once, in order, the totals equal.
func (s *shop) haveArrived(t *testing.T, many int, sum int64) {
	t.Helper()
	s.Do(func(tx *db.Tx) error {
		var got struct {
			Sales   int   `db:"sales"`
			Total   int64 `db:"total"`
			Ordered bool  `db:"ordered"`
			Flagged int   `db:"flagged"`
			Docs    int   `db:"docs"`
		}
		err := tx.Get(&got, `
			select count(distinct s.id) as sales, sum(s.total)::bigint as total, bool_and(s.number = d.seq) as ordered,
			       count(*) filter (where d.flags <> '') as flagged, count(*) as docs
			  from sales s join till_documents d on d.account_id = s.account_id and d.sale_id = s.id
			 where s.account_id = $1 and s.state = 'finalizada'`)
		if got.Sales != many || got.Docs != many || got.Total != sum || !got.Ordered || got.Flagged != 0 {
			t.Errorf("arrived: %+v, want %d sales of %d", got, many, sum)
		}
		if err != nil {
			return err
		}
		wrong, err := doctor.Examine(tx)
		for _, w := range wrong {
			t.Error(w)
		}
		return err
	})
}

func (s *shop) countStock(product int64) (units int64) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&units, `select sum(quantity)::bigint / 10000 from stock_balances where account_id = $1 and product_id = $2`, product)
	})
	return units
}
