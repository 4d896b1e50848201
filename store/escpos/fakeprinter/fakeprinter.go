// Package fakeprinter plays a receipt printer in tests: it listens where printers do, answers what they are asked, and
// keeps every document that came out.
package fakeprinter

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net"
	"sync"
	"testing"
	"time"
)

// Mode is how the printer behaves.
type Mode int

const (
	Ready   Mode = iota
	NoPaper      // says so when asked
	Mute         // takes the connection and never answers
	Slow         // prints, but takes its time to say so
	Dies         // breaks the connection in the middle of a document
)

// Printer is one printer.
type Printer struct {
	Address string
	t       testing.TB

	mu       sync.Mutex
	mode     Mode
	pause    time.Duration
	listener net.Listener
	open     map[net.Conn]bool
	printed  [][]byte
	visits   int
}

// On plugs a printer in.
func On(t testing.TB) *Printer {
	t.Helper()
	p := &Printer{t: t, pause: 300 * time.Millisecond, open: map[net.Conn]bool{}}
	from := rand.IntN(100)
	for i := range 100 {
		p.Address = fmt.Sprintf("127.0.0.1:%d", 9100+(from+i)%100)
		if p.listen() == nil {
			t.Cleanup(p.Off)
			return p
		}
	}
	t.Fatal("no port from 9100 to 9199 is free")
	return nil
}

// Off pulls the plug.
func (p *Printer) Off() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.listener != nil {
		_ = p.listener.Close()
	}
	for c := range p.open {
		_ = c.Close()
	}
	p.listener = nil
}

// Again plugs it in where it was.
func (p *Printer) Again() {
	p.t.Helper()
	if err := p.listen(); err != nil {
		p.t.Fatal(err)
	}
}

// Behave changes how it behaves from the next question on.
func (p *Printer) Behave(m Mode) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.mode = m
}

// Takes says how long a slow printer takes to say that it is through.
func (p *Printer) Takes(pause time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pause = pause
}

// Printed are the documents that came out, whole.
func (p *Printer) Printed() [][]byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	return bytes2(p.printed)
}

func bytes2(all [][]byte) (copies [][]byte) {
	for _, b := range all {
		copies = append(copies, bytes.Clone(b))
	}
	return copies
}

// Visits is how often somebody connected.
func (p *Printer) Visits() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.visits
}

func (p *Printer) listen() error {
	l, err := net.Listen("tcp", p.Address)
	if err != nil {
		return err
	}
	p.mu.Lock()
	p.listener = l
	p.mu.Unlock()
	go p.accept(l)
	return nil
}

func (p *Printer) accept(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		p.mu.Lock()
		p.open[c] = true
		p.visits++
		p.mu.Unlock()
		go p.serve(c)
	}
}

func (p *Printer) behaviour() (Mode, time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.mode, p.pause
}

// serve reads a document and the questions around it.
func (p *Printer) serve(c net.Conn) {
	var document []byte
	defer func() {
		_ = c.Close()
		if mode, _ := p.behaviour(); len(document) > 0 && mode != Dies && mode != Mute {
			p.keep(document) // a sender that asks nothing just hangs up
		}
	}()
	var window []byte
	var b [1]byte
	for {
		if _, err := c.Read(b[:]); err != nil {
			document = append(document, window...)
			return
		}
		window = append(window, b[0])
		mode, pause := p.behaviour()
		switch {
		case len(window) < 3:
			continue
		case window[0] == 0x10 && window[1] == 0x04:
			p.answerState(c, mode, window[2])
			window = nil
		case bytes.Equal(window, []byte{0x1d, 'r', 1}):
			if mode == Mute {
				return
			}
			if mode == Slow {
				time.Sleep(pause)
			}
			p.keep(document)
			document, window = nil, nil
			_, _ = c.Write([]byte{0})
		default:
			document, window = append(document, window[0]), window[1:]
			if mode == Dies && len(document) > 20 {
				_ = c.(*net.TCPConn).SetLinger(0)
				return
			}
		}
	}
}

func (p *Printer) answerState(c net.Conn, mode Mode, n byte) {
	answer := byte(0x12)
	if mode == NoPaper && n == 4 {
		answer |= 0x60
	}
	if mode != Mute {
		_, _ = c.Write([]byte{0x14, answer}) // 0x14: a byte that nobody asked for
	}
}

func (p *Printer) keep(document []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.printed = append(p.printed, document)
}
