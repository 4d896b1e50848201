package sheet

import (
	"archive/zip"
	"bytes"
	"math/big"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// maxUnzipped is what an XLSX of 30,000 rows may unfold to; Go's reader stops at the size that the archive declares.
const maxUnzipped = 96 << 20

const notXLSX = "Este arquivo não é um XLSX que se possa ler: salve de novo no Excel, ou envie um CSV."

// readXLSX streams the first sheet.
func readXLSX(content []byte) (Sheet, error) {
	if err := refuseBomb(content); err != nil {
		return Sheet{}, err
	}
	// UnzipXMLSizeLimit at its highest: nothing is spilled to files on the disk.
	file, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		return Sheet{}, refuse(notXLSX)
	}
	defer func() { _ = file.Close() }()
	names := file.GetSheetList()
	if len(names) == 0 {
		return Sheet{}, refuse(notXLSX)
	}
	rows, err := file.Rows(names[0])
	if err != nil {
		return Sheet{}, refuse(notXLSX)
	}
	defer func() { _ = rows.Close() }()
	return collect(file, names[0], rows)
}

// refuseBomb looks at what the archive says it unfolds to, before anything is unfolded.
func refuseBomb(content []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return refuse(notXLSX)
	}
	var size uint64
	for _, f := range archive.File {
		size += min(f.UncompressedSize64, maxUnzipped+1) // a sum that cannot wrap around: there are fewer files than bytes
	}
	if len(archive.File) > 2000 || size > maxUnzipped {
		return refuse("Este arquivo se desdobra em mais de 96 MB: envie só a planilha, sem imagens.")
	}
	return nil
}

// mostSkipped bounds the rows that are walked through, empty ones included: a sheet can name its millionth row alone.
const mostSkipped = 4 * MaxRows

func collect(file *excelize.File, name string, rows *excelize.Rows) (Sheet, error) {
	var t table
	for number := 1; rows.Next(); number++ {
		if number > mostSkipped {
			return Sheet{}, refuse("A planilha tem linhas demais: deixe só as do cadastro, até 30.000.")
		}
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return Sheet{}, refuse(notXLSX)
		}
		if err := t.add(number, cells); err != nil {
			return Sheet{}, err
		}
	}
	sheet, err := t.done()
	if err == nil {
		sheet.writeNumbers(file, name)
	}
	return sheet, err
}

var (
	machineNumber = regexp.MustCompile(`^-?\d+(\.\d+)?([Ee][+-]?\d{1,2})?$`)
	likeThousands = regexp.MustCompile(`^-?[1-9]\d{0,2}(\.\d{3})+$`)
)

// writeNumbers writes the sheet's numbers as people do: a machine's 1.234 is 1,234, while a text "1.234" that somebody
// typed is a thousand and more. The kind of a cell is looked up only where that would change what is read.
func (s *Sheet) writeNumbers(file *excelize.File, name string) {
	for _, row := range s.Rows {
		for column, cell := range row.Cells {
			if !strings.ContainsAny(cell, ".Ee") || !machineNumber.MatchString(cell) {
				continue
			}
			if likeThousands.MatchString(cell) && isText(file, name, column+1, row.Number) {
				continue
			}
			row.Cells[column] = written(cell)
		}
	}
}

func isText(file *excelize.File, name string, column, row int) bool {
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return false
	}
	kind, err := file.GetCellType(name, at)
	return err == nil && (kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString)
}

// written is a machine's number with a comma, and up to eight decimals without idle zeros.
func written(number string) string {
	r, ok := new(big.Rat).SetString(number)
	if !ok {
		return number
	}
	text := strings.Replace(r.FloatString(8), ".", ",", 1)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ",")
}
