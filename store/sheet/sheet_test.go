package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"omniservicos/store/fault"
	"omniservicos/store/sheet"
)

func show(s sheet.Sheet) string {
	out := strings.Join(s.Heads, "|")
	for _, r := range s.Rows {
		out += fmt.Sprintf(" / %d:", r.Number) + strings.Join(r.Cells, "|")
	}
	return out
}

func TestCSVIsReadAsItComes(t *testing.T) {
	for content, want := range map[string]string{
		"a;b\n1;2\n":                           "a|b / 2:1|2",
		"a,b\n1,2\n":                           "a|b / 2:1|2",
		"a\tb\n1\t2\n":                         "a|b / 2:1|2",
		"\xef\xbb\xbfcódigo;nome\r\n1;Pão\r\n": "código|nome / 2:1|Pão",
		"c\xf3digo;nome\n1;P\xe3o \x80\n":      "código|nome / 2:1|Pão €",
		"sep=,\na,b\n1,\"2;3\"\n":              "a|b / 2:1|2;3",
		"a;b\n\n;;\n\"1\n2\";\"x\"\"y\"\n":     "a|b / 4:1 2|x\"y",
		"a;b\n1;TUBO 1/2\" PVC\n":              "a|b / 2:1|TUBO 1/2\" PVC",
		"a;\"b;c\"\n1;2;3\n":                   "a|b;c / 2:1|2|3",
		"a;b\n1;x\x01y\n":                      "a|b / 2:1|x\uFFFDy",
	} {
		s, err := sheet.Read([]byte(content))
		if got := show(s); err != nil || got != want {
			t.Errorf("%q was read as %q, %v; want %q", content, got, err, want)
		}
	}
}

func xlsx(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestXLSXNumbersAreWrittenAsPeopleDo(t *testing.T) {
	s, err := sheet.Read(xlsx(t, []any{"código", "nome", "n"}, []any{7891234567895, "Café", 12.9}, []any{"00123", "x", "1.234"}, []any{"A", "x", 1.234},
		[]any{"B", "x", 0.1 + 0.2}, []any{}, []any{"C", "x", "R$ 1.234,56"}, []any{"D", "x", 1e-7}))
	want := "código|nome|n / 2:7891234567895|Café|12,9 / 3:00123|x|1.234 / 4:A|x|1,234 / 5:B|x|0,3 / 7:C|x|R$ 1.234,56 / 8:D|x|0,0000001"
	if got := show(s); err != nil || got != want {
		t.Errorf("read %s, %v", got, err)
	}
}

func TestFilesAreRefusedBeforeTheyHurt(t *testing.T) {
	var zeros bytes.Buffer
	bomb := zip.NewWriter(&zeros)
	w, err := bomb.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, 1<<20)
	for range 100 {
		_, _ = w.Write(block) // a bytes.Buffer never fails
	}
	_ = bomb.Close()
	wide := make([]any, 101)
	for i := range wide {
		wide[i] = "x"
	}
	far := excelize.NewFile()
	for i := 1; i < 190; i++ {
		_ = far.SetCellValue("Sheet1", fmt.Sprintf("XFD%d", i), "x")
		_ = far.SetCellValue("Sheet1", fmt.Sprintf("A%d", i), "x")
	}
	var distant bytes.Buffer
	_ = far.Write(&distant)
	for name, c := range map[string]struct {
		content  []byte
		sentence string
	}{
		"nothing":       {nil, "Escolha"},
		"a zip bomb":    {zeros.Bytes(), "desdobra em mais de 96 MB"},
		"no zip":        {[]byte("PK\x03\x04 not really"), "não é um XLSX"},
		"an old xls":    {[]byte("\xD0\xCF\x11\xE0 ..."), ".xls antigo"},
		"a picture":     {[]byte("\x89PNG\x00\x01"), "não é uma planilha"},
		"too large":     {bytes.Repeat([]byte("x"), sheet.MaxFile+1), "12 MB"},
		"only heads":    {[]byte("código;nome\n"), "só tem a linha de títulos"},
		"blank":         {[]byte("\n;;\n"), "está vazia"},
		"too many rows": {[]byte("a\n" + strings.Repeat("1\n", sheet.MaxRows+1)), "mais de 30.000 linhas"},
		"too wide":      {xlsx(t, wide, wide), "mais de 100 colunas"},
		"far away":      {distant.Bytes(), "grande demais"},
	} {
		_, err := sheet.Read(c.content)
		f, ok := fault.As(err)
		if !ok || f.Field != sheet.Field || !strings.Contains(f.Text, c.sentence) {
			t.Errorf("%s: got %v, want %q", name, err, c.sentence)
		}
	}
}
