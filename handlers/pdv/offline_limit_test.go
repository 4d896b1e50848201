package pdv_test

import (
	"strings"
	"testing"

	"omniservicos/web/webtest/browser"
)

// age makes what this browser keeps so many hours older.
const age = `(async (hours) => {
	const { name } = (await indexedDB.databases()).find(({ name }) => name.startsWith("till-"));
	const db = await new Promise((told) => { const open = indexedDB.open(name); open.onsuccess = () => told(open.result); });
	const ask = (request) => new Promise((told) => { request.onsuccess = () => told(request.result); });
	const tx = db.transaction(["queue", "state"], "readwrite");
	for (const d of await ask(tx.objectStore("queue").getAll())) tx.objectStore("queue").put({ ...d, at: d.at - hours * 3600000 });
	await ask(tx.objectStore("state").put(Date.now() - hours * 3600000, "seen"));
	db.close();
	return true;
})`

func TestBeyondSeventyTwoHoursNoNewSaleBegins(t *testing.T) {
	s := openShop(t)
	w, _, b := s.held(t)
	b.Scan("1701").Until("a sale is begun", func() bool { return total(b) == "R$ 29,90" })
	browser.Eval[bool](b, age+`(73)`)
	b.Reload().Until("it is late", func() bool { return b.Count("#till-pill[data-late]") == 1 && total(b) == "R$ 29,90" })
	b.Scan("1701").Until("what was begun goes on", func() bool { return total(b) == "R$ 59,80" })
	browser.Eval[bool](b, `(document.querySelector(".till-receive").requestSubmit(), true)`)
	b.Sees("Como o cliente paga")
	browser.Eval[bool](b, `(document.querySelector("#till-payment-form").requestSubmit(), true)`)
	b.Sees("Venda 1-1-3 em contingência").Scan("1701").Sees("Este caixa está há mais de 72 horas sem o sistema, o máximo sem conexão")
	b.Shot("pdv-contingencia-limite")
	w.start()
	b.Until("it is sent", func() bool { return pillSays(b) == "Online" })
	b.Scan("1701").Until("the till sells again", func() bool { return total(b) == "R$ 29,90" })
	if !strings.Contains(pillSays(b), "Online") {
		t.Errorf("the pill says %q", pillSays(b))
	}
}
