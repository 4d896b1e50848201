package escpos_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"omniservicos/store/escpos"
	"omniservicos/store/escpos/fakeprinter"
)

var document = []byte("\x1b@um cupom de trinta e tantas letras\n\x1dVB\x03")

// send prints within the ten seconds in which the till must know.
func send(t *testing.T, p *fakeprinter.Printer, answers bool) *escpos.Trouble {
	t.Helper()
	began := time.Now()
	trouble := escpos.Send(context.Background(), escpos.Target{Address: p.Address, Answers: answers}, document)
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %s to know", took)
	}
	return trouble
}

func TestAPrinterGetsExactlyTheDocument(t *testing.T) {
	t.Parallel()
	for _, answers := range []bool{true, false} {
		for _, mode := range []fakeprinter.Mode{fakeprinter.Ready, fakeprinter.Slow} {
			p := fakeprinter.On(t)
			p.Behave(mode)
			if trouble := send(t, p, answers); trouble != nil {
				t.Fatalf("answers %v, mode %v: %v (%v)", answers, mode, trouble, trouble.Cause)
			}
			for range 100 {
				if len(p.Printed()) > 0 {
					break
				}
				time.Sleep(10 * time.Millisecond)
			}
			if printed := p.Printed(); len(printed) != 1 || !bytes.Equal(printed[0], document) {
				t.Errorf("answers %v, mode %v: printed %q", answers, mode, printed)
			}
		}
	}
}

func TestWhatKeepsAPrinterFromPrinting(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		mode  fakeprinter.Mode
		off   bool
		text  string
		doubt bool
	}{
		"off":      {off: true, text: "não atende"},
		"no paper": {mode: fakeprinter.NoPaper, text: "sem papel"},
		"mute":     {mode: fakeprinter.Mute, text: "não diz como está"},
		"dies":     {mode: fakeprinter.Dies, text: "parou de responder", doubt: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := fakeprinter.On(t)
			p.Behave(c.mode)
			if c.off {
				p.Off()
			}
			trouble := send(t, p, true)
			if trouble == nil || trouble.Doubt != c.doubt || !bytes.Contains([]byte(trouble.Text), []byte(c.text)) {
				t.Errorf("got %+v", trouble)
			}
			if len(p.Printed()) != 0 {
				t.Errorf("printed %q", p.Printed())
			}
		})
	}
}

func TestOnlyPrintersHaveAnAddress(t *testing.T) {
	for typed, want := range map[string]string{
		"192.168.0.50": "192.168.0.50:9100", " 10.0.0.7:9101 ": "10.0.0.7:9101", "Cozinha.local": "cozinha.local:9100",
		"127.0.0.1:9100": "127.0.0.1:9100", "[fd00::1]:9100": "[fd00::1]:9100", "fd00::1": "[fd00::1]:9100",
		"169.254.169.254": "", "169.254.169.254:9100": "", "[fe80::1]:9100": "", "[::ffff:169.254.169.254]:9100": "", "0.0.0.0": "",
		"224.0.0.1": "", "255.255.255.255": "", "192.168.0.50:5432": "", "192.168.0.50:80": "", "192.168.0.50:99999": "", "": "",
		"a b": "", "http://x": "", "x/y": "", "[fe80::1%eth0]:9100": "", "a:b:c": "",
	} {
		got, err := escpos.ParseAddress(typed)
		if (err != nil) != (want == "") || (err == nil && got != want) {
			t.Errorf("%q is %q, %v", typed, got, err)
		}
	}
}

func TestANameThatLeadsToTheMetadataServiceIsRefused(t *testing.T) {
	trouble := escpos.Send(context.Background(), escpos.Target{Address: "169.254.169.254:9100"}, document)
	if trouble == nil || trouble.Doubt || trouble.Cause == nil {
		t.Errorf("got %+v", trouble)
	}
}
