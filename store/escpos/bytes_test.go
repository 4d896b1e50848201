package escpos_test

import (
	"bytes"
	"strings"
	"testing"

	"omniservicos/store/escpos"
)

const (
	start850 = "\x1b@\x1bt\x02"
	cutHere  = "\x1dVB\x03"
)

func TestTheBytesOfADocument(t *testing.T) {
	wide := escpos.Printer{Columns: 48, CodePage: "cp850", Cut: true}
	narrow := escpos.Printer{Columns: 32, CodePage: "cp850"}
	for name, c := range map[string]struct {
		printer escpos.Printer
		line    escpos.Line
		want    string
	}{
		"words":             {wide, escpos.Line{Text: "Pão"}, start850 + "P\xc6o\n" + cutHere},
		"torn off by hand":  {narrow, escpos.Line{Text: "Pão"}, start850 + "P\xc6o\n\x1bd\x04"},
		"cp860":             {escpos.Printer{Columns: 48, CodePage: "cp860", Cut: true}, escpos.Line{Text: "Pão Ã É ç"}, "\x1b@\x1bt\x03P\x84o \x8e \x90 \x87\n" + cutHere},
		"windows-1252":      {escpos.Printer{Columns: 48, CodePage: "windows-1252", Cut: true}, escpos.Line{Text: "Pão Ã É ç"}, "\x1b@\x1bt\x10P\xe3o \xc3 \xc9 \xe7\n" + cutHere},
		"all our accents":   {wide, escpos.Line{Text: "ÁÀÂÃÇÉÊÍÓÔÕÚáàâãçéêíóôõúºª"}, start850 + "\xb5\xb7\xb6\xc7\x80\x90\xd2\xd6\xe0\xe2\xe5\xe9\xa0\x85\x83\xc6\x87\x82\x88\xa1\xa2\x93\xe4\xa3\xa7\xa6\n" + cutHere},
		"in the middle":     {wide, escpos.Line{Text: "Oi", Align: escpos.Center}, start850 + "\x1ba\x01Oi\n\x1ba\x00" + cutHere},
		"at the right":      {wide, escpos.Line{Text: "Oi", Align: escpos.Right}, start850 + "\x1ba\x02Oi\n\x1ba\x00" + cutHere},
		"bold":              {wide, escpos.Line{Text: "Oi", Bold: true}, start850 + "\x1bE\x01Oi\n\x1bE\x00" + cutHere},
		"a pair":            {narrow, escpos.Line{Kind: escpos.Pair, Text: "Troco", Value: "2,10"}, start850 + "Troco" + strings.Repeat(" ", 23) + "2,10\n\x1bd\x04"},
		"a double pair":     {narrow, escpos.Line{Kind: escpos.Pair, Text: "Total", Value: "9,00", Double: true}, start850 + "\x1d!\x11Total       9,00\n\x1d!\x00\x1bd\x04"},
		"a pair too long":   {narrow, escpos.Line{Kind: escpos.Pair, Text: strings.Repeat("a", 30), Value: "9,00"}, start850 + strings.Repeat("a", 30) + "\n" + strings.Repeat(" ", 28) + "9,00\n\x1bd\x04"},
		"a rule":            {narrow, escpos.Line{Kind: escpos.Rule}, start850 + strings.Repeat("-", 32) + "\n\x1bd\x04"},
		"wrapped":           {narrow, escpos.Line{Text: "Rua das Laranjeiras, 1500, Centro, São Paulo"}, start850 + "Rua das Laranjeiras, 1500,\nCentro, S\xc6o Paulo\n\x1bd\x04"},
		"a word too long":   {narrow, escpos.Line{Text: strings.Repeat("x", 40)}, start850 + strings.Repeat("x", 32) + "\nxxxxxxxx\n\x1bd\x04"},
		"what it lacks":     {wide, escpos.Line{Text: "2 × “R$ 1” − 3… 🛒"}, start850 + "2 \x9e \"R$ 1\" - 3... ?\n" + cutHere},
		"commands in names": {wide, escpos.Line{Text: "a\x1bp\x00b\x10\x04"}, start850 + "a p b\n" + cutHere},
		"a code": {wide, escpos.Line{Kind: escpos.Code, Text: "abc"}, start850 + "\x1ba\x01\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1" +
			"\x1d(k\x06\x001P0abc\x1d(k\x03\x001Q0\n\x1ba\x00" + cutHere},
	} {
		t.Run(name, func(t *testing.T) {
			got := c.printer.Bytes(escpos.Document{Lines: []escpos.Line{c.line}}, false)
			if string(got) != c.want {
				t.Errorf("got\n%q, want\n%q", got, c.want)
			}
		})
	}
}

func TestTheDrawerOpensBeforeThePaperMoves(t *testing.T) {
	var d escpos.Document
	d.Say("Oi")
	got := escpos.Printer{Columns: 48}.Bytes(d, true)
	if want := start850 + "\x1bp\x00\x19\xfaOi\n\x1bd\x04"; string(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := escpos.Drawer(); string(got) != "\x1b@\x1bp\x00\x19\xfa" {
		t.Errorf("the drawer alone is %q", got)
	}
}

func TestALongCodeSaysItsLengthInTwoBytes(t *testing.T) {
	var d escpos.Document
	d.QR(strings.Repeat("p", 300))
	if got := (escpos.Printer{Columns: 48}).Bytes(d, false); !bytes.Contains(got, []byte("\x1d(k\x2f\x011P0ppp")) {
		t.Errorf("the length is wrong: %q", got)
	}
}
