package webtest

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
)

// Upload sends a form with one file, and further names and values in turn.
func (p *Person) Upload(path, field, name string, content []byte, fields ...string) *Answer {
	p.site.T.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile(field, name)
	if err != nil {
		p.site.T.Fatal(err)
	}
	_, _ = part.Write(content) // into memory
	for i := 0; i+1 < len(fields); i += 2 {
		_ = w.WriteField(fields[i], fields[i+1])
	}
	_ = w.Close()
	r := httptest.NewRequest(http.MethodPost, path, &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return p.ask(r)
}
