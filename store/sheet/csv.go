package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// readCSV takes what Excel and other systems write: UTF-8 with or without its mark, UTF-16 with it, or Windows-1252; separated by
// semicolons, commas or tabs.
func readCSV(content []byte) (Sheet, error) {
	text := decode(content)
	mark, text := separator(text)
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = mark, -1, true // an inch mark inside a name is no quote
	var t table
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return t.done()
		}
		if err != nil {
			return Sheet{}, refuse("O arquivo não pode ser lido como CSV: confira as aspas e os separadores.")
		}
		line, _ := r.FieldPos(0)
		if err := t.add(line, cells); err != nil {
			return Sheet{}, err
		}
	}
}

// wide says whether the file is written in UTF-16, as Excel's "Texto Unicode" is: by its mark.
func wide(content []byte) bool {
	return bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff"))
}

func decode(content []byte) string {
	if wide(content) {
		text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(content)
		if err != nil {
			return strings.ToValidUTF8(string(content), "\uFFFD")
		}
		return string(text)
	}
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	if utf8.Valid(content) {
		return string(content)
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(content)
	if err != nil {
		return strings.ToValidUTF8(string(content), "\uFFFD")
	}
	return string(text)
}

// separator is the mark that stands most often in the heads, outside quotes. Excel's own "sep=;" says it and goes.
func separator(text string) (mark rune, rest string) {
	first, after, _ := strings.Cut(text, "\n")
	if named := strings.TrimSpace(first); len(named) == 5 && strings.HasPrefix(strings.ToLower(named), "sep=") {
		return rune(named[4]), after
	}
	counts := map[rune]int{}
	quoted := false
	for _, r := range first {
		if r == '"' {
			quoted = !quoted
		}
		if !quoted {
			counts[r]++
		}
	}
	mark = ';'
	for _, other := range ",\t" {
		if counts[other] > counts[mark] {
			mark = other
		}
	}
	return mark, text
}
