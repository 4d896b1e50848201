package pdv_test

import (
	"strings"
	"testing"

	"omniservicos/web/webtest/browser"
)

// onDisk says what this browser keeps of tills: "products 3, queue 2, page".
const onDisk = `(async () => {
	const pages = (await caches.has("till-pages")) && (await (await caches.open("till-pages")).keys()).length;
	let said = "";
	for (const { name } of (await indexedDB.databases()).filter(({ name }) => name.startsWith("till-"))) {
		const db = await new Promise((told) => { const open = indexedDB.open(name); open.onsuccess = () => told(open.result); });
		const ask = (request) => new Promise((told) => { request.onsuccess = () => told(request.result); });
		const tx = db.transaction(["products", "queue", "state"]);
		const waiting = (await ask(tx.objectStore("queue").getAll())).filter((d) => !d.acked).length;
		const known = (await ask(tx.objectStore("state").getAllKeys())).filter((key) => ["catalogue", "rules", "terminal"].includes(key));
		said += "products " + (await ask(tx.objectStore("products").count())) + ", unsent " + waiting + ", knows " + known.join(" ");
		db.close();
	}
	return said + (pages ? ", page" : "");
})()`

func disk(b *browser.Tab) string { return browser.Eval[string](b, onDisk) }

func TestSigningOutLeavesNothingOfTheShopButWhatWasNotSent(t *testing.T) {
	s := openShop(t)
	w, profile, b := s.held(t)
	if kept := disk(b); kept != "products 1, unsent 2, knows catalogue rules terminal, page" {
		t.Fatalf("before: %s", kept)
	}
	w.broken.Store(true)
	w.start()
	b.Go("/pdv/vendas").Click(".person").Click(`form[action="/sair"] button`).
		Sees("Há 2 vendas feitas sem conexão que ainda não foram enviadas. Elas ficam guardadas neste computador")
	b.Shot("sair-com-pendentes")
	if !strings.HasPrefix(b.Path(), "/pdv/vendas") {
		t.Fatalf("left for %s without asking", b.Path())
	}
	b.Click(`#leave-unsent .button-danger`).Until("signed out", func() bool { return strings.HasPrefix(b.Path(), "/entrar") })
	if kept := disk(b); kept != "products 0, unsent 2, knows terminal" {
		t.Errorf("after: %s", kept)
	}
	b.Kill()

	// Somebody else of the account signs in: the queue goes by itself, from any page.
	w.broken.Store(false)
	b = profile.Open(w.url(), s.As("gerente").Token, browser.Counter).Go("/pdv/vendas")
	b.Sees("2 vendas feitas sem conexão foram enviadas.")
	s.haveArrived(t, 2, 2*2990)

	// A till that was cleared fills its copy again; who comes after finds nothing of who was there before.
	b.Go(s.at(""))
	ableToSellAlone(b)
	b.Until("its copy is whole again", func() bool { return disk(b) == "products 1, unsent 0, knows catalogue rules terminal, page" })
	b.Kill()
	b = profile.Open(w.url(), s.As("dono").Token, browser.Counter).Go("/pdv/vendas")
	b.Until("another person's copy is gone", func() bool { return disk(b) == "products 0, unsent 0, knows terminal" })
}

// lastStand writes on the disk who stood at the till, as a page that was drawn at that time would.
const lastStand = `((operator, person, drawn) => new Promise((done, failed) => {
	const till = document.getElementById("till"), account = document.querySelector('meta[name="conta"]').content;
	const opening = indexedDB.open("till-" + account + "-" + till.dataset.till);
	opening.onerror = failed;
	opening.onsuccess = () => {
		const tx = opening.result.transaction("state", "readwrite");
		tx.objectStore("state").put({ ...till.dataset, operator, person, drawn }, "stand");
		tx.oncomplete = () => { opening.result.close(); done(true); };
	};
}))`

// The kept page and the disk may each be the older: of the two the later says who sells.
func TestAfterAChangeOfOperatorTheKeptPageSellsForTheNewOne(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 500)
	bruno := s.withPIN("4321", "gerente").Identity
	w, profile := s.wire(), browser.NewProfile(t)
	b := profile.Open(w.url(), s.Token, browser.Counter).Go(s.at(""))
	settle(b)
	ableToSellAlone(b)
	b.Click(`.till-head [data-dialog="till-cash"]`).Click(`#till-cash [data-dialog="till-operator"]`).Until("it asks", func() bool { return b.Count("dialog[open]") == 1 })
	browser.Eval[bool](b, `(document.getElementById("till-operator-who").value = "`+idOf(bruno)+`", true)`)
	b.Type("#till-operator-pin", "4321").Click(`#till-operator [type="submit"]`).Sees("Troca de operador feita.")
	b.Until("the page kept is the new one", func() bool {
		return browser.Eval[bool](b, `caches.open("till-pages").then(async (c) => (await (await c.match(location.pathname)).text()).includes('data-operator="`+idOf(bruno)+`"'))`)
	})
	ableToSellAlone(b)
	w.stop()
	browser.Eval[bool](b, lastStand+`("`+idOf(s.Identity)+`", "Ana", "1")`)
	b.Reload().Until("the kept page opens", func() bool { return strings.Contains(pillSays(b), "Sem conexão") })
	browser.Eval[bool](b, rings+`(1, "1701")`)
	b.Sees("Venda 1-1-1 em contingência")
	browser.Eval[bool](b, lastStand+`("`+idOf(s.Identity)+`", "Ana", "99999999999999")`)
	b.Reload().Until("the kept page opens", func() bool { return strings.Contains(pillSays(b), "Sem conexão") })
	browser.Eval[bool](b, rings+`(1, "1701")`)
	b.Sees("Venda 1-1-2 em contingência")
	w.start()
	b.Until("they are sent", func() bool { return pillSays(b) == "Online" })
	for number, who := range map[int64]int64{1: bruno, 2: s.Identity} {
		if sale := s.numbered(number); sale.OperatorID != who {
			t.Errorf("sale %d was sold by %d, not by %d", number, sale.OperatorID, who)
		}
	}
}
