package escpos

import (
	"context"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// Target is a printer on the network.
type Target struct {
	Address string
	// Answers says that it tells its state when asked. Without that we know only that the bytes left.
	Answers bool
}

// Trouble is a document that did not come out as it should. Doubt says that bytes had been sent, so it may have: whether
// it did can only be seen at the printer.
type Trouble struct {
	Text  string // what a person at the till is told
	Doubt bool
	Cause error
}

func (t *Trouble) Error() string { return t.Text }
func (t *Trouble) Unwrap() error { return t.Cause }

// Patience with a printer. What fails before the first byte of the document fails within a few seconds.
var (
	dialPatience   = 3 * time.Second
	statePatience  = 2 * time.Second
	writePatience  = 10 * time.Second
	finishPatience = 20 * time.Second
)

// Send connects, asks whether the printer is ready, sends the document and waits until it says that it is through.
func Send(ctx context.Context, t Target, document []byte) *Trouble {
	dialer := net.Dialer{Timeout: dialPatience, Control: onlyPrinters}
	conn, err := dialer.DialContext(ctx, "tcp", t.Address)
	if err != nil {
		return &Trouble{Text: "A impressora " + t.Address + " não atende: veja se está ligada e na rede.", Cause: err}
	}
	defer func() { _ = conn.Close() }()
	if t.Answers {
		if trouble := ready(conn); trouble != nil {
			return trouble
		}
	}
	_ = conn.SetWriteDeadline(time.Now().Add(writePatience))
	if n, err := conn.Write(document); err != nil {
		return &Trouble{Text: "A conexão com a impressora caiu no meio da impressão.", Doubt: n > 0, Cause: err}
	}
	if t.Answers {
		return finished(conn)
	}
	return nil
}

// onlyPrinters looks at the address after the name was looked up: a name may lead anywhere.
func onlyPrinters(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	return refuseIP(at.Addr())
}

// ready asks by DLE EOT, which a printer answers at once even when it cannot print: paper, then cover and error, then
// whether it is online. These questions print nothing, so what fails here may be tried again.
func ready(conn net.Conn) *Trouble {
	for _, q := range []struct {
		n, bits byte
		text    string
	}{
		{4, 0x60, "A impressora está sem papel."}, {2, 0x04, "A tampa da impressora está aberta."},
		{2, 0x60, "A impressora acusa um erro: veja o papel e a faca."}, {1, 0x08, "A impressora está fora de linha."},
	} {
		state, err := ask(conn, []byte{0x10, 0x04, q.n}, statePatience, func(b byte) bool { return b&0x93 == 0x12 })
		if err != nil {
			return &Trouble{Text: "A impressora não diz como está: veja se está pronta.", Cause: err}
		}
		if state&q.bits != 0 {
			return &Trouble{Text: q.text}
		}
	}
	return nil
}

// finished asks by GS r, which a printer reaches only after all that came before it has been printed.
func finished(conn net.Conn) *Trouble {
	state, err := ask(conn, []byte{0x1d, 'r', 1}, finishPatience, func(b byte) bool { return b&0x90 == 0 })
	if err != nil {
		return &Trouble{Text: "A impressora recebeu o cupom e parou de responder.", Doubt: true, Cause: err}
	}
	if state&0x0c != 0 {
		return &Trouble{Text: "O papel acabou no meio da impressão.", Doubt: true}
	}
	return nil
}

// ask sends a question and reads until a byte that can be its answer: printers also tell things unasked.
func ask(conn net.Conn, question []byte, patience time.Duration, is func(byte) bool) (byte, error) {
	_ = conn.SetDeadline(time.Now().Add(patience))
	if _, err := conn.Write(question); err != nil {
		return 0, err
	}
	var b [1]byte
	for {
		if _, err := conn.Read(b[:]); err != nil {
			return 0, err
		}
		if is(b[0]) {
			return b[0], nil
		}
	}
}
