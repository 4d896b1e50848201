package pdv_test

import (
	"context"
	"fmt"
	"net"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/escpos/fakeprinter"
	"omniservicos/store/pdv/printing"
	"omniservicos/store/pdv/tills"
	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// toldWithin is how long after the sale its till may believe that the paper is coming.
const toldWithin = 10 * time.Second

// Whatever the printer does instead of printing, the till says so within ten seconds of the sale: with the site's own worker,
// its polling and the page's, from the press to the words on the screen.
func TestTheTillIsToldWithinTenSecondsWhatItsPrinterDoes(t *testing.T) {
	s := openShopAt(t)
	s.product("Arroz 5 kg", "1701", 2990, 50)
	printer := s.networked()
	s.worksByItself(t)
	b := s.sitDown(browser.Counter)
	for _, c := range []struct {
		does, says string
		begin      func()
	}{
		{"is off", "não atende", printer.Off},
		{"has no paper", "está sem papel", func() { printer.Behave(fakeprinter.NoPaper) }},
		{"takes the connection and says nothing", "não diz como está", func() { printer.Behave(fakeprinter.Mute) }},
		{"dies in the middle", "Olhe na impressora", func() { printer.Behave(fakeprinter.Dies) }},
		{"is slow", "está demorando", func() { printer.Behave(fakeprinter.Slow) }},
		{"is nowhere on the network", "não atende", func() { s.unplugged(t, printer) }},
	} {
		printer.Off()
		printer.Behave(fakeprinter.Ready)
		printer.Takes(9 * time.Second)
		printer.Again()
		c.begin()
		told := s.sellsAndIsTold(b, c.says)
		t.Logf("a printer that %s: told after %.1f s", c.does, told.Seconds())
		if told > toldWithin {
			t.Errorf("a printer that %s: told after %s", c.does, told)
		}
		s.letBe(b)
	}
}

// openShopAt opens a shop in a database of its own: its worker would work other tests' jobs too.
func openShopAt(t *testing.T) *shop {
	t.Helper()
	browser.Need(t)
	app, _ := dbtest.Fresh(t)
	s := &shop{Site: webtest.In(t, app)}
	s.Person = s.As("caixa")
	s.Do(func(tx *db.Tx) error {
		tills, err := tills.List(tx)
		if err == nil {
			s.till = tills[0]
		}
		return err
	})
	s.POST(s.at("/abrir"), "fundo", "100,00").Status(303)
	return s
}

// worksByItself runs the site's worker, as omni serve does.
func (s *shop) worksByItself(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	var working sync.WaitGroup
	working.Go(func() { s.DB.Work(ctx) })
	t.Cleanup(func() { stop(); working.Wait() })
}

// sellsAndIsTold sells one bag of rice and says how long after it the words stood on the screen.
func (s *shop) sellsAndIsTold(b *browser.Tab, words string) time.Duration {
	b.Scan("1701").Until("rice is there", func() bool { return total(b) == "R$ 29,90" })
	b.Click(".till-receive > .button").Sees("Como o cliente paga").Click("#till-finalise")
	began := time.Now()
	b.Until("the till is told that the printer "+words, func() bool { return strings.Contains(b.Text("#till-print"), words) })
	return time.Since(began)
}

// letBe gives up what waits at the printer, so that the next story begins with an empty queue.
func (s *shop) letBe(b *browser.Tab) {
	b.Until("nothing waits", func() bool {
		var jobs []printing.Job
		s.Do(func(tx *db.Tx) (err error) { jobs, err = printing.Unfinished(tx, s.till.ID); return err })
		for _, j := range jobs {
			s.POST(s.at(fmt.Sprintf("/impressao/%d", j.ID)), "resposta", "desistir") // refused while it is being sent
		}
		return len(jobs) == 0
	})
	b.Until("the till is quiet again", func() bool { return b.Text("#till-print") == "" })
}

// unplugged leaves the printer's address where it is, and nobody there: what is sent gets no answer, not even a refusal. It is a
// listener whose queue of one is full.
func (s *shop) unplugged(t *testing.T, printer *fakeprinter.Printer) {
	t.Helper()
	printer.Off()
	address := net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)}
	if _, err := fmt.Sscanf(printer.Address, "127.0.0.1:%d", &address.Port); err != nil {
		t.Fatal(err)
	}
	socket, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err == nil {
		err = syscall.SetsockoptInt(socket, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	}
	if err == nil {
		err = syscall.Bind(socket, &syscall.SockaddrInet4{Port: address.Port, Addr: [4]byte{127, 0, 0, 1}})
	}
	if err == nil {
		err = syscall.Listen(socket, 0)
	}
	if err != nil {
		t.Fatal(os.NewSyscallError("listen", err))
	}
	t.Cleanup(func() { _ = syscall.Close(socket) })
	for range 4 {
		if c, err := net.DialTimeout("tcp", printer.Address, 200*time.Millisecond); err == nil {
			t.Cleanup(func() { _ = c.Close() })
		}
	}
}
