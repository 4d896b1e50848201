package intake_test

import (
	"bytes"
	"mime/multipart"
	"net/http/httptest"
	"testing"

	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// send uploads a file as a browser does.
func send(t *testing.T, p *webtest.Person, name, content string) *webtest.Answer {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile("arquivo", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "/crm/importacoes", &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return p.Ask(r)
}

// work runs the jobs that wait.
func work(site *webtest.Site) {
	site.T.Helper()
	if _, err := site.DB.WorkOnce(site.T.Context()); err != nil {
		site.T.Fatal(err)
	}
}
