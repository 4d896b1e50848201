// Package sheet reads the first sheet of a CSV or XLSX file as text, and writes both. A file is told apart by content, never by name, and
// nothing is unpacked before its size is known.
package sheet

import (
	"bytes"
	"strings"
	"unicode"

	"omniservicos/store/fault"
)

// What a file may hold at most: beyond it nobody checks a preview, and one transaction would take too long.
const (
	MaxFile    = 12 << 20
	MaxRows    = 30_000 // beside the heads
	MaxColumns = 100
	maxCell    = 500 // characters
)

// Field is the input that the refusals of a file stand beside.
const Field = "arquivo"

// Row is a line of the file; Number is where a person finds it.
type Row struct {
	Number int
	Cells  []string
}

// Sheet is a table with its heads.
type Sheet struct {
	Heads []string
	Rows  []Row
}

// Read takes the file apart. Rows without any text are left out.
func Read(content []byte) (Sheet, error) {
	switch {
	case len(content) == 0:
		return Sheet{}, refuse("Escolha a planilha.")
	case len(content) > MaxFile:
		return Sheet{}, refuse("O arquivo passa do limite de 12 MB.")
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return readXLSX(content)
	case bytes.HasPrefix(content, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return Sheet{}, refuse("Este é um arquivo .xls antigo: abra no Excel e salve como .xlsx ou .csv.")
	case wide(content):
		return readCSV(content)
	case bytes.IndexByte(content, 0) >= 0 || bytes.HasPrefix(content, []byte("%PDF")):
		return Sheet{}, refuse("Este arquivo não é uma planilha: envie um CSV ou um XLSX.")
	}
	return readCSV(content)
}

// table collects rows and keeps their limits.
type table struct {
	sheet Sheet
	begun bool
	cells int
}

func (t *table) add(number int, cells []string) error {
	if t.cells += len(cells); t.cells > MaxRows*MaxColumns { // empty cells count too: a sheet can be a million columns wide
		return refuse("A planilha é grande demais: deixe só as colunas e linhas do cadastro.")
	}
	if len(cells) > MaxColumns {
		cells = cells[:MaxColumns+1] // whether what is beyond holds anything does not matter
	}
	kept := make([]string, len(cells))
	empty := true
	for i, cell := range cells {
		kept[i] = tidy(cell)
		empty = empty && kept[i] == ""
	}
	switch {
	case empty:
		return nil
	case len(kept) > MaxColumns && kept[MaxColumns] != "":
		return refuse("A planilha tem mais de 100 colunas: deixe só as do cadastro.")
	case !t.begun:
		t.begun, t.sheet.Heads = true, kept
		return nil
	case len(t.sheet.Rows) == MaxRows:
		return refuse("A planilha tem mais de 30.000 linhas: divida em arquivos menores.")
	}
	t.sheet.Rows = append(t.sheet.Rows, Row{Number: number, Cells: kept})
	return nil
}

func (t *table) done() (Sheet, error) {
	switch {
	case !t.begun:
		return t.sheet, refuse("A planilha está vazia.")
	case len(t.sheet.Rows) == 0:
		return t.sheet, refuse("A planilha só tem a linha de títulos: preencha as linhas abaixo dela.")
	}
	return t.sheet, nil
}

// tidy puts a cell on one line; what cannot be stored becomes the sign for it, and the line will say so.
func tidy(cell string) string {
	cell = strings.TrimSpace(strings.ToValidUTF8(cell, "\uFFFD"))
	cell = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u00a0':
			return ' '
		case unicode.IsControl(r):
			return '\uFFFD'
		}
		return r
	}, cell)
	if len(cell) <= maxCell {
		return strings.TrimSpace(cell)
	}
	runes := []rune(cell)
	return strings.TrimSpace(string(runes[:min(len(runes), maxCell)]))
}

func refuse(sentence string) error { return fault.Blame(Field, sentence) }
