package sheet_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/sheet"
)

var people = sheet.Table{Name: "Clientes", Heads: []string{"Nome", "Limite", "Nascimento"}, Rows: [][]any{
	{"João; \"o Bom\"", money.Cents(123456), dates.Date{Year: 1984, Month: 3, Day: 12}},
	{"=cmd|' /C calc'!A0", money.Cents(-1200), dates.Date{}},
	{"@SUM(A1)", money.Cents(0), dates.Date{}}, {"+55 11", money.Cents(5), dates.Date{}}, {"-1", money.Cents(100), dates.Date{}},
}}

func TestTheCSVIsWhatExcelOpensHere(t *testing.T) {
	want := "\xef\xbb\xbfNome;Limite;Nascimento\r\n\"João; \"\"o Bom\"\"\";1234,56;12/03/1984\r\n'=cmd|' /C calc'!A0;-12,00;\r\n'@SUM(A1);;\r\n'+55 11;0,05;\r\n'-1;1,00;\r\n"
	if got := string(people.CSV()); got != want {
		t.Errorf("got %q", got)
	}
	back, err := sheet.Read(people.CSV())
	if err != nil || len(back.Rows) != 5 || back.Rows[0].Cells[1] != "1234,56" {
		t.Errorf("reads back as %+v, %v", back, err)
	}
}

func TestTheXLSXKeepsNumbersAndRunsNothing(t *testing.T) {
	content, err := people.XLSX()
	if err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]string{"A2": "João; \"o Bom\"", "B2": "1234.56", "A3": "=cmd|' /C calc'!A0", "B3": "-12", "C2": "30753"} {
		got, err := file.GetCellValue("Clientes", cell, excelize.Options{RawCellValue: true})
		if err != nil || got != want {
			t.Errorf("%s is %q (%v), want %q", cell, got, err, want)
		}
		if formula, _ := file.GetCellFormula("Clientes", cell); formula != "" {
			t.Errorf("%s runs %s", cell, formula)
		}
	}
	back, err := sheet.Read(content)
	if err != nil || !strings.HasPrefix(back.Rows[0].Cells[1], "1234,56") {
		t.Errorf("reads back as %+v, %v", back, err)
	}
}
