package crm

import (
	"bytes"
	"net/http"
	"path"
	"strings"

	"omniservicos/store/fault"
)

// MaxFile is the largest file that is kept with a person, in bytes.
const MaxFile = 10 << 20

// fileKinds are the kinds that are taken, found by content, each with the endings that a name of it may have.
var fileKinds = map[string][]string{
	"application/pdf": {".pdf"}, "image/png": {".png"}, "image/jpeg": {".jpg", ".jpeg"}, "image/webp": {".webp"},
	"application/zip": {".docx", ".xlsx", ".odt", ".ods", ".zip"}, "text/plain": {".txt", ".csv"}, "text/xml": {".xml"},
	"audio/mpeg": {".mp3"}, "video/mp4": {".mp4", ".m4a"}, "application/ogg": {".ogg", ".opus"},
}

// fileKind finds a file's kind by its content, and refuses what is none of ours or says in its name that it is another.
func fileKind(name string, content []byte) (string, error) {
	switch {
	case len(content) == 0:
		return "", fault.Blame("file", "Escolha um arquivo que não esteja vazio.")
	case len(content) > MaxFile:
		return "", fault.Blame("file", "O arquivo passa do limite de 10 MB.")
	}
	kind, _, _ := strings.Cut(http.DetectContentType(content), ";")
	ending := strings.ToLower(path.Ext(name))
	for _, e := range fileKinds[kind] {
		if e == ending && !markup(kind, content) {
			return kind, nil
		}
	}
	return "", fault.Blame("file", "Este arquivo não é aceito, ou o nome não combina com o que há nele. São aceitos PDF, imagens, planilhas, documentos, texto, XML e áudio.")
}

// markup says whether a text is a page or a drawing under another name.
func markup(kind string, content []byte) bool {
	head := bytes.ToLower(content[:min(len(content), 4096)])
	return strings.HasPrefix(kind, "text/") && (bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<script")) || bytes.Contains(head, []byte("<svg")))
}

// fileName is the name as it is kept: one part of a path, without what a disk or a header could take for more.
func fileName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`"<>:|?*`, r) || (r >= 0x202a && r <= 0x202e) || (r >= 0x2066 && r <= 0x2069) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	ending := path.Ext(name)
	stem := []rune(strings.TrimSuffix(name, ending))
	return strings.TrimSpace(string(stem[:min(len(stem), 100)])) + ending
}
