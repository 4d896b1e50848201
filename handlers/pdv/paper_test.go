package pdv_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"omniservicos/store/uuid7"
	"omniservicos/web/webtest/browser"
)

// lastPaper is the newest of so many that came out.
func lastPaper(s *shop, printed func() [][]byte, want int) string {
	s.T.Helper()
	s.printNow()
	papers := printed()
	if len(papers) != want {
		s.T.Fatalf("%d papers came out, want %d", len(papers), want)
	}
	return string(papers[want-1])
}

func reads(t *testing.T, paper string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(paper, w) {
			t.Errorf("%q is not on %q", w, paper)
		}
	}
}

// What a till prints beside receipts goes to the printer on the network as it goes to the browser's.
func TestThePapersOfTheDrawerComeOutOfTheNetworkPrinter(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	printer := s.networked()
	s.POST(on(s.scan("1701"), "/finalizar"), "forma", "dinheiro", "valor", "29,90", "parcelas", "1").Status(303)
	lastPaper(s, printer.Printed, 1)

	receipt := s.POST(s.at("/sangria"), "uuid", uuid7.New(), "amount", "30,00", "motivo", "Excesso").Status(303).Location()
	paper := lastPaper(s, printer.Printed, 2)
	reads(t, paper, "\x1bp\x00", "Sangria", "1\xa6 via", "2\xa6 via", "R$ 30,00", "Motivo: Excesso", "Quem entrega")
	if n := bytes.Count([]byte(paper), []byte("\x1dVB\x03")); n != 2 {
		t.Errorf("the knife cut %d times", n)
	}
	s.GET(receipt).Sees("Imprimir na impressora do Caixa 1")
	s.POST(receipt).Status(303)
	paper = lastPaper(s, printer.Printed, 3)
	reads(t, paper, "REIMPRESS", "R$ 30,00")
	if strings.Contains(paper, "\x1bp\x00") {
		t.Error("the drawer opens again")
	}

	s.POST(s.at("/leitura-x")).Status(303)
	paper = lastPaper(s, printer.Printed, 4)
	reads(t, paper, "Leitura X", "Vendas                         1", "0 lacunas")
	if strings.Contains(paper, "29,90") || strings.Contains(paper, "99,90") {
		t.Errorf("who counts reads an amount: %q", paper)
	}
	boss := s.As("gerente")
	boss.POST(s.at("/leitura-x")).Status(303)
	reads(t, lastPaper(s, printer.Printed, 5), "Vendido", "29,90", "Esperado em dinheiro       99,90")

	s.POST(s.at("/fechar"), "counted", "99,90").Status(303)
	s.POST(s.at("/z/1")).Status(403)
	boss.GET(s.at("/z/1")).Status(200).Sees("Imprimir na impressora do Caixa 1")
	boss.POST(s.at("/z/1")).Status(303)
	reads(t, lastPaper(s, printer.Printed, 6), "Redu\x87\xc6o Z n\xa7 1", "Gerente")
	boss.POST(s.at("/z/7")).Status(404)
	s.As("contador").GET(s.at("/z/1")).Status(200).Not("Imprimir na impressora") // reads, and sets nothing going
}

func TestVouchersAndReceiptsOfFiadoComeOutOfTheNetworkPrinter(t *testing.T) {
	s := openShop(t)
	s.product("Espelho", "17", 5000, 10)
	printer := s.networked()
	sale := s.sold(5000, "17")
	lastPaper(s, printer.Printed, 1)
	form := s.returnForm(s.Person, sale)
	form.Set("q1", "1")
	form.Set("reason", "Não serviu")
	page := s.GET(s.PostForm(on(sale, "/devolver"), form).Status(303).Location()).Body()
	voucher := regexp.MustCompile(`/pdv/vales/\d+`).FindString(page)
	s.GET(voucher).Sees("VALE-TROCA", "Imprimir na impressora do Caixa 1")
	s.POST(voucher, "caixa", "1").Status(404)
	s.POST(voucher, "caixa", idOf(s.till.ID)).Status(303)
	reads(t, lastPaper(s, printer.Printed, 2), "VALE-TROCA", "R$ 50,00", "Usado uma vez.")
	s.As("vendedor").POST(voucher, "caixa", idOf(s.till.ID)).Status(403)

	maria := s.customer("Maria da Conceição", 20000)
	s.onFiado(maria, "17", "50", "2026-12-30")
	s.printNow()
	before := len(printer.Printed())
	paid := s.POST(s.at("/fiado"), "key", uuid7.New(), "pessoa", idOf(maria.ID), "forma", "dinheiro", "valor", "20").Status(303).Location()
	s.GET(paid+"/recibo").Sees("RECIBO DE FIADO", "Imprimir na impressora do Caixa 1")
	s.POST(paid + "/recibo").Status(303)
	reads(t, lastPaper(s, printer.Printed, before+1), "RECIBO DE FIADO", "Recebemos de Maria", "30,00", "Operador: Ana")
}

// What is read on a screen before it goes to paper, on both rolls.
func TestPapersAreLookedAt(t *testing.T) {
	browser.Need(t)
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	s.networked() // 58 mm
	s.sold(5000, "1701")
	sangria := s.POST(s.at("/sangria"), "uuid", uuid7.New(), "amount", "30,00", "motivo", "Excesso").Status(303).Location()
	boss := s.As("gerente")
	base := s.Serve()
	for name, v := range map[string]browser.View{"1440": {Width: 1440, Height: 900}, "390-escuro": {Width: 390, Height: 844, Touch: true, Dark: true}} {
		tab := browser.Open(t, base, boss.Token, v).Go(s.at("/leitura-x")).Sees("Vendido", "Imprimir na impressora do Caixa 1")
		tab.Shot("papel-leitura-x-" + name)
		tab.Go(sangria).Sees("Quem recebe").Shot("papel-sangria-" + name)
		if n := tab.Sideways(); n > 0 {
			t.Errorf("%s: the paper scrolls %d px sideways", name, n)
		}
	}
	tab := browser.Open(t, base, boss.Token, browser.Counter).Go(s.at("/leitura-x"))
	tab.Click(".paper-send button").Sees("Enviado para a impressora do Caixa 1.")
}

// A till whose printer stands behind the browser is told so, and nothing is queued.
func TestAPaperNeedsANetworkPrinterToBeSent(t *testing.T) {
	s := openShop(t)
	s.GET(s.at("/leitura-x")).Status(200).Not("Imprimir na impressora")
	s.Htmx().POST(s.at("/leitura-x")).Status(422).Sees("não tem impressora de rede: imprima pelo navegador.")
}
