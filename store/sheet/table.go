package sheet

import (
	"bytes"
	"encoding/csv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Table is what goes out: cells are texts, money.Cents or dates.Date; a zero amount or day stays blank.
type Table struct {
	Name  string // of the sheet
	Heads []string
	Rows  [][]any
}

// CSV is what Excel opens here with two clicks: UTF-8 with its mark, semicolons, decimal comma.
func (t Table) CSV() []byte {
	var b bytes.Buffer
	b.WriteString("\xef\xbb\xbf")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	_ = w.Write(t.Heads) // a bytes.Buffer never fails
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = inCSV(cell)
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return b.Bytes()
}

func inCSV(cell any) string {
	switch v := cell.(type) {
	case money.Cents:
		if v == 0 {
			return ""
		}
		return v.Input()
	case dates.Date:
		if v.IsZero() {
			return ""
		}
		return v.String()
	case string:
		return harmless(v)
	}
	return ""
}

// harmless takes from a text what a spreadsheet would run as a formula: a name like =cmd|… is data, whoever typed it.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// XLSX keeps amounts as numbers and days as days. A text is written as text: nothing in it is run.
func (t Table) XLSX() ([]byte, error) {
	file := excelize.NewFile()
	defer func() { _ = file.Close() }()
	if err := file.SetSheetName("Sheet1", t.Name); err != nil {
		return nil, err
	}
	styles, err := t.styles(file)
	if err != nil {
		return nil, err
	}
	w, err := file.NewStreamWriter(t.Name)
	if err != nil {
		return nil, err
	}
	heads := make([]any, len(t.Heads))
	for i, h := range t.Heads {
		heads[i] = excelize.Cell{StyleID: styles.head, Value: h}
	}
	if err := w.SetRow("A1", heads); err != nil {
		return nil, err
	}
	for n, row := range t.Rows {
		at, err := excelize.CoordinatesToCellName(1, n+2)
		if err != nil {
			return nil, err
		}
		if err := w.SetRow(at, styles.cells(row)); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = file.Write(&b)
	return b.Bytes(), err
}

type tableStyles struct{ head, money, day int }

func (t Table) styles(file *excelize.File) (s tableStyles, err error) {
	const twoDecimals, shortDay = 4, 14 // formats that every Excel shows in its own country's way
	if s.head, err = file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}}); err != nil {
		return s, err
	}
	if s.money, err = file.NewStyle(&excelize.Style{NumFmt: twoDecimals}); err != nil {
		return s, err
	}
	s.day, err = file.NewStyle(&excelize.Style{NumFmt: shortDay})
	return s, err
}

func (s tableStyles) cells(row []any) []any {
	cells := make([]any, len(row))
	for i, cell := range row {
		switch v := cell.(type) {
		case money.Cents:
			if v != 0 {
				cells[i] = excelize.Cell{StyleID: s.money, Value: float64(v) / 100} // what a spreadsheet keeps is a float
			}
		case dates.Date:
			if !v.IsZero() {
				cells[i] = excelize.Cell{StyleID: s.day, Value: v.In(time.UTC)}
			}
		default:
			cells[i] = v
		}
	}
	return cells
}

// File is a table as somebody takes it home.
type File struct {
	Extension, Kind string
	Content         []byte
}

// File writes the table as XLSX where that was asked for, and as CSV otherwise.
func (t Table) File(format string) (File, error) {
	if format != "xlsx" {
		return File{".csv", "text/csv; charset=utf-8", t.CSV()}, nil
	}
	content, err := t.XLSX()
	return File{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content}, err
}
