package chaos

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"sync"
	"time"
)

// browser asks as the till's page does: with its cookie, as htmx, and again until it is answered. At times it does not wait
// for the answer, as a cable that is pulled does not.
type browser struct {
	*run
	email  string
	client http.Client

	mu     sync.Mutex // two requests at once draw from one source
	random *rand.Rand
}

func newBrowser(r *run, email string, part uint64) *browser {
	jar, _ := cookiejar.New(nil) // never fails
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &browser{run: r, email: email, random: r.random(part), client: http.Client{Jar: jar, CheckRedirect: stay, Timeout: 20 * time.Second}}
}

// errAgain is an answer that settles nothing: none at all, or that the site is not there.
var errAgain = errors.New("sem resposta")

// post sends a form until it is answered, and expects this status.
func (b *browser) post(ctx context.Context, path string, want int, fields ...string) (body string, err error) {
	form := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	return b.ask(ctx, question{path, formKind, form.Encode()}, want)
}

// postJSON sends a value until it is answered.
func (b *browser) postJSON(ctx context.Context, path string, value any) (body string, err error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return "", err
	}
	return b.ask(ctx, question{path, "application/json", string(raw)}, http.StatusOK)
}

// question is a request that may be sent many times.
type question struct{ path, kind, body string }

const formKind = "application/x-www-form-urlencoded"

func (b *browser) ask(ctx context.Context, q question, want int) (body string, err error) {
	limit := time.Now().Add(2 * patience)
	for try := 0; ; try++ {
		status, body, err := b.once(ctx, q)
		switch {
		case err == nil && status == want:
			return body, nil
		case err == nil && status == http.StatusSeeOther: // nobody is signed in
			err = b.signIn(ctx)
		case err == nil:
			return "", fmt.Errorf("%s respondeu %d em vez de %d: %.300s", q.path, status, want, body)
		}
		if err != nil && !errors.Is(err, errAgain) || ctx.Err() != nil || time.Now().After(limit) {
			return "", errors.Join(err, ctx.Err())
		}
		if err != nil {
			b.steps.retries.Add(1)
			time.Sleep(b.drawPause(try))
		}
	}
}

const entrance = "/entrar"

// once sends it once. What may have been done or not is errAgain.
func (b *browser) once(ctx context.Context, q question) (status int, body string, err error) {
	asked := ctx
	if after, cuts := b.drawCut(); cuts && q.path != entrance {
		var cancel context.CancelFunc
		asked, cancel = context.WithTimeout(ctx, after)
		defer cancel()
	}
	request, err := http.NewRequestWithContext(asked, http.MethodPost, "http://"+b.address+q.path, strings.NewReader(q.body))
	if err != nil {
		return 0, "", err
	}
	request.Header.Set("Content-Type", q.kind)
	if q.path != entrance {
		request.Header.Set("HX-Request", "true")
	}
	answer, err := b.client.Do(request)
	if err == nil {
		defer func() { _ = answer.Body.Close() }()
		var raw []byte
		raw, err = io.ReadAll(answer.Body)
		body = string(raw)
	}
	switch {
	case asked.Err() != nil && ctx.Err() == nil:
		b.steps.cut.Add(1)
		return 0, "", errAgain
	case err != nil:
		return 0, "", errors.Join(errAgain, err)
	case answer.StatusCode >= 500:
		return 0, "", fmt.Errorf("%w: status %d", errAgain, answer.StatusCode)
	case answer.Header.Get("HX-Redirect") == entrance || strings.HasPrefix(answer.Header.Get("Location"), entrance):
		return http.StatusSeeOther, body, nil
	}
	return answer.StatusCode, body, nil
}

func (b *browser) signIn(ctx context.Context) error {
	status, body, err := b.once(ctx, question{entrance, formKind, url.Values{"email": {b.email}, "senha": {password}}.Encode()})
	if err == nil && status != http.StatusSeeOther {
		err = fmt.Errorf("a entrada de %s respondeu %d: %.300s", b.email, status, body)
	}
	return err
}

func (b *browser) drawPause(try int) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	return pause(try, b.random)
}

// drawCut says whether this answer is not waited for, and after how long.
func (b *browser) drawCut() (time.Duration, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	after := time.Duration(1+b.random.IntN(15)) * time.Millisecond
	return after, b.random.IntN(15) == 0
}
