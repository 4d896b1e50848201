package nfe

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// MaxFile is the largest file that is read: the SEFAZ takes lots of 500 KB, a protocol and signature beside them.
const MaxFile = 4 << 20

// Field is the input that the refusals of a file stand beside.
const Field = "arquivo"

func refuse(sentence string) error { return fault.Blame(Field, sentence) }

// decode reads the XML, after everything that could make a reader reach outside the file was refused.
func decode(content []byte) (d document, err error) {
	switch {
	case len(content) == 0:
		return d, refuse("Escolha o arquivo XML da nota.")
	case len(content) > MaxFile:
		return d, refuse("O arquivo passa do limite de 4 MB: uma NF-e não é tão grande.")
	case declares(content):
		return d, refuse("O arquivo traz definições (DOCTYPE ou ENTITY), que uma NF-e nunca tem. Peça o XML original ao fornecedor.")
	}
	r := xml.NewDecoder(bytes.NewReader(content))
	r.Strict = true
	r.CharsetReader = charset
	if err := r.Decode(&d); err != nil {
		return d, refuse("Este arquivo não é um XML de NF-e que se possa ler. Peça ao fornecedor o arquivo .xml, e não o PDF.")
	}
	if !ended(r) {
		return d, refuse("O arquivo tem conteúdo depois do fim da nota. Peça o XML original ao fornecedor.")
	}
	return d, nil
}

// declares says whether the file brings definitions of its own.
func declares(content []byte) bool {
	upper := bytes.ToUpper(content)
	return bytes.Contains(upper, []byte("<!DOCTYPE")) || bytes.Contains(upper, []byte("<!ENTITY"))
}

// ended says whether nothing but blanks follows.
func ended(r *xml.Decoder) bool {
	for {
		t, err := r.Token()
		if err != nil {
			return errors.Is(err, io.EOF)
		}
		if text, ok := t.(xml.CharData); !ok || len(bytes.TrimSpace(text)) > 0 {
			return false
		}
	}
}

// charset takes what emitters declare; every one of them is a superset of ASCII, so that declares has seen the text.
func charset(label string, input io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "utf-8", "utf8", "us-ascii", "ascii":
		return input, nil
	case "iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252":
		return charmap.Windows1252.NewDecoder().Reader(input), nil
	}
	return nil, errors.New("nfe: charset " + label)
}

// info finds the note in the file, and refuses what is no note that we can import.
func (d document) info() (*info, error) {
	n := d.Info
	if d.NFe != nil {
		n = d.NFe.Info
	}
	switch {
	case d.XMLName.Local != "nfeProc" && d.XMLName.Local != "NFe" || n == nil:
		return nil, refuse("Este XML não é uma NF-e: ele começa por “" + clip(d.XMLName.Local) + "”.")
	case n.Model != "55":
		return nil, refuse("Este documento é do modelo " + clip(n.Model) + ": só notas de mercadoria, do modelo 55, entram por aqui.")
	case n.Env == "2":
		return nil, refuse("Esta nota é de homologação, sem valor fiscal: não pode ser importada.")
	case d.Prot != nil && d.Prot.Status != "100" && d.Prot.Status != "150":
		return nil, refuse("A SEFAZ não autorizou esta nota: “" + clip(d.Prot.Reason) + "”.")
	case len(n.Det) == 0:
		return nil, refuse("Esta nota não tem itens.")
	case len(n.Det) > mostItems:
		return nil, refuse("Esta nota tem mais de 990 itens, mais do que uma NF-e pode ter.")
	}
	return n, nil
}

// mostItems is the layout's own limit (G01, 1-990).
const mostItems = 990

// clip keeps what a file says short, for a sentence.
func clip(s string) string {
	runes := []rune(words.OneLine(s))
	return string(runes[:min(len(runes), 60)])
}
