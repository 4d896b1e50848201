package bench

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// form pays a sale of known total with cash that gives change and a card in two instalments: a title a month.
func form(total int64) string {
	card := total / 2
	return fmt.Sprintf("forma=dinheiro&valor=%s&parcelas=1&forma=credito&valor=%s&parcelas=1", reais(total-card+100), reais(card))
}

func reais(cents int64) string { return fmt.Sprintf("%d%%2C%02d", cents/100, cents%100) }

// sell finalises sales opened beforehand, one till per client, for one round.
func (b *bench) sell(ctx context.Context, clients int) (round, error) {
	guess := int(b.Length.Seconds()*b.guess[clients]) + 200
	queues, err := b.openSales(ctx, clients, guess/clients+50)
	if err != nil {
		return round{}, err
	}
	before, appBefore, self := b.serverCPU(), cpuOf(b.app.Process.Pid, false), cpuOf(os.Getpid(), false)
	latencies, elapsed, err := b.load(queues)
	if err != nil {
		return round{}, err
	}
	server, app := b.serverCPU()-before, cpuOf(b.app.Process.Pid, false)-appBefore
	n := float64(len(latencies))
	b.guess[clients] = max(b.guess[clients], n/elapsed*1.3)
	return round{perSecond: n / elapsed, p99: percentile(latencies, 99), cpu: (server + app) * 1000 / n, app: app * 1000 / n, load: (cpuOf(os.Getpid(), false) - self) / elapsed}, nil
}

// load posts each queue on a connection of its own until the round's time or the queue ends; the elapsed time is until
// the first queue runs dry, so that a dry client is never counted as a slow one.
func (b *bench) load(queues [][]open) (latencies []float64, seconds float64, err error) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	start := time.Now()
	end := start.Add(b.Length)
	for _, q := range queues {
		wg.Go(func() {
			mine, failure := b.client(q, end)
			mu.Lock()
			defer mu.Unlock()
			latencies = append(latencies, mine...)
			err = errors.Join(err, failure)
		})
	}
	wg.Wait()
	return latencies, time.Since(start).Seconds(), err
}

// client is a closed loop over a bare connection: http.Client would take the CPU that the app needs.
func (b *bench) client(sales []open, end time.Time) (latencies []float64, err error) {
	conn, err := net.Dial("tcp", b.address)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }()
	answers := bufio.NewReader(conn)
	for _, s := range sales {
		if time.Now().After(end) {
			return latencies, nil
		}
		request := b.request("POST", fmt.Sprintf("/pdv/vendas/%d/finalizar", s.id), form(s.total))
		began := time.Now()
		if _, err := conn.Write(request); err != nil {
			return latencies, err
		}
		status, err := readAnswer(answers)
		if err != nil {
			return latencies, err
		}
		if status != http.StatusSeeOther {
			return latencies, fmt.Errorf("finalizar respondeu %d", status)
		}
		latencies = append(latencies, float64(time.Since(began).Microseconds())/1000)
	}
	return latencies, errors.New("faltaram vendas abertas para a rodada: o banco passou do previsto")
}

func (b *bench) request(method, path, body string) []byte {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %s HTTP/1.1\r\nHost: %s\r\nCookie: omni=%s\r\n", method, path, b.address, b.token)
	if method == "POST" {
		fmt.Fprintf(&s, "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n", len(body))
	}
	s.WriteString("\r\n" + body)
	return []byte(s.String())
}

// readAnswer reads one answer to its end.
func readAnswer(r *bufio.Reader) (status int, err error) {
	answer, err := http.ReadResponse(r, nil)
	if err != nil {
		return 0, err
	}
	defer func() { _ = answer.Body.Close() }()
	_, err = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode, err
}
