package pdv_test

import (
	"fmt"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/escpos/fakeprinter"
	"omniservicos/store/pdv/printing"
	"omniservicos/store/pdv/tills"
	"omniservicos/web/webtest/browser"
)

// networked gives the till a printer on the network.
func (s *shop) networked() *fakeprinter.Printer {
	s.T.Helper()
	printer := fakeprinter.On(s.T)
	s.As("gerente").POST(s.at("/impressora"), "kind", "rede", "address", printer.Address, "columns", "32", "code_page", "cp850", "copies", "1",
		"cut", "1", "drawer", "1", "answers", "1").Status(303)
	return printer
}

// printNow does what a worker does for this till.
func (s *shop) printNow() {
	s.T.Helper()
	if err := printTill(s); err != nil {
		s.T.Logf("the queue waits: %v", err)
	}
}

func TestAManagerSetsThePrinterUp(t *testing.T) {
	s := openShop(t)
	boss := s.As("gerente")
	boss.GET("/pdv/caixas").Sees("Impressora")
	boss.GET(s.at("/impressora")).Status(200).Sees("Pelo navegador", "--kiosk-printing")
	s.GET(s.at("/impressora")).Status(403)
	fields := func(kind, address, columns, copies string) []string {
		return []string{"kind", kind, "address", address, "columns", columns, "code_page", "cp860", "copies", copies, "cut", "1"}
	}
	for _, c := range []struct{ kind, address, columns, copies, says string }{
		{"rede", "", "48", "1", "Informe o endereço da impressora"},
		{"rede", "169.254.169.254", "48", "1", "não é de uma impressora"},
		{"rede", "192.168.0.50:5432", "48", "1", "A porta de uma impressora de rede vai de 9100 a 9199"},
		{"rede", "http://x", "48", "1", "impressora"},
		{"matricial", "", "48", "1", "Escolha como este caixa imprime."},
		{"navegador", "", "40", "1", "Escolha a largura do papel."},
		{"navegador", "", "48", "9", "Imprima de 1 a 3 vias."},
	} {
		boss.POST(s.at("/impressora"), fields(c.kind, c.address, c.columns, c.copies)...).Status(422).Sees(c.says)
	}
	boss.POST(s.at("/impressora"), fields("rede", "192.168.0.50", "32", "2")...).Status(303)
	boss.GET(s.at("/impressora")).Sees("192.168.0.50:9100", "Imprimir teste")
	boss.POST(s.at("/impressora"), fields("navegador", "192.168.0.50", "32", "1")...).Status(303)
	boss.GET(s.at("/impressora/teste")).Status(200).Sees("receipt-58", "32 colunas · cp860", "ÁÀÂÃ")
}

func TestThePrinterCostsASaleNoStatement(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	pay := func() int64 {
		return s.POST(on(s.scan("1701"), "/finalizar"), "forma", "dinheiro", "valor", "29,90", "parcelas", "1").Status(303).Trips()
	}
	pay()
	without := pay()
	s.networked()
	if with := pay(); with != without {
		t.Errorf("a sale takes %d statements with a printer, %d without", with, without)
	}
}

func TestASaleStandsWhileThePrinterIsOff(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	printer := s.networked()
	printer.Off()
	sale := s.scan("1701")
	s.POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "50", "parcelas", "1").Status(303)
	s.GET(s.at("/impressao")).Status(200).Not("Tentar agora")
	s.printNow()
	s.Htmx().GET(s.at("/impressao")).Status(200).Sees("data-waiting", "não atende", "o cupom da venda nº 1 sai sozinho", "Tentar agora")
	printer.Again()
	job := s.printJob()
	s.Htmx().POST(s.at(job), "resposta", "saiu").Status(422).Sees("Esta impressão já foi resolvida.")
	s.POST(s.at(job), "resposta", "repetir").Status(303)
	s.printNow()
	if papers := printer.Printed(); len(papers) != 1 || !strings.Contains(string(papers[0]), "Arroz 5 kg") {
		t.Fatalf("printed %q", papers)
	}
	s.Htmx().GET(s.at("/impressao")).Not("data-waiting")
	s.As("vendedor").POST(on(sale, "/reimprimir")).Status(303)
	s.printNow()
	if papers := printer.Printed(); len(papers) != 2 || !strings.Contains(string(papers[1]), "2\xa6 VIA") {
		t.Fatalf("printed %q", papers)
	}
	s.As("vendedor").GET(on(sale, "")).Sees("Imprimir o cupom")
	s.GET(on(sale, "/cupom")).Sees("3ª VIA", "receipt-58")
	s.Htmx().POST(on(s.scan("1701"), "/reimprimir")).Status(422).Sees("não foi finalizada")
}

func TestTheTillIsToldThatThePrinterIsOff(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	printer := s.networked()
	printer.Off()
	b := s.sitDown(browser.Counter)
	b.Keys("1701\r").Until("rice is there", func() bool { return total(b) == "R$ 29,90" })
	b.Click(".till-receive > .button").Sees("Como o cliente paga").Click("#till-finalise").Sees("Venda nº 1 finalizada", "Imprimir mais uma via")
	s.printNow()
	b.Sees("A impressora "+printer.Address+" não atende", "Tentar agora")
	b.Shot("pdv-impressora-desligada")
	printer.Again()
	b.Click(".till-print-job .button").Until("it is printed", func() bool {
		s.printNow()
		return len(printer.Printed()) > 0
	})
	b.Until("the till is quiet again", func() bool { return !strings.Contains(b.Text("#till-print"), "impressora") })
	if n := len(printer.Printed()); n != 1 {
		t.Errorf("%d papers", n)
	}
}

// printJob is the address of the newest print.
func (s *shop) printJob() string {
	s.T.Helper()
	var id int64
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&id, `select max(id) from print_jobs where account_id = $1`)
	})
	return fmt.Sprintf("/impressao/%d", id)
}

func printTill(s *shop) error {
	return printing.PrintTill(s.T.Context(), s.DB, s.Account.ID, tills.PrintTill{TillID: s.till.ID})
}
