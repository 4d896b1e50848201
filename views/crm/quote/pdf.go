package quote

import (
	"bytes"
	"strconv"

	"codeberg.org/go-pdf/fpdf"

	"omniservicos/store/catalogue/basket"
)

// The columns of the table, in millimetres: 180 together.
var columns = []struct {
	title string
	width float64
	align string
}{{"Produto", 84, "L"}, {"Quantidade", 26, "R"}, {"Preço (R$)", 24, "R"}, {"Desc. (R$)", 20, "R"}, {"Total (R$)", 26, "R"}}

const (
	margin    = 15.0
	width     = 180.0
	lineTall  = 5.0
	lastStart = 297 - 20.0 // nothing begins below it
)

// sheet is the file being written: A4, with the table's head again on each page.
type sheet struct {
	*fpdf.Fpdf
	tr func(string) string // the built-in fonts know no more than Windows-1252
	p  Paper
}

// PDF writes the orçamento as a file. The same orçamento makes the same bytes.
func PDF(p Paper) ([]byte, error) {
	f := fpdf.New("P", "mm", "A4", "")
	s := &sheet{Fpdf: f, tr: f.UnicodeTranslatorFromDescriptor(""), p: p}
	f.SetTitle(p.Quote.Title(), true)
	f.SetAuthor(p.company(), true)
	f.SetCreationDate(p.Quote.CreatedAt)
	f.SetModificationDate(p.Quote.CreatedAt)
	f.SetCatalogSort(true) // or the same orçamento is another file each time
	f.SetMargins(margin, margin, margin)
	f.SetAutoPageBreak(false, 0)
	f.AliasNbPages("{paginas}")
	f.SetFooterFunc(s.foot)
	f.AddPage()
	s.company()
	s.customer()
	s.table()
	s.totals()
	s.text("Condições de pagamento", p.Quote.Terms)
	s.text("Observações", p.Quote.Note)
	s.signature()
	var b bytes.Buffer
	err := f.Output(&b)
	return b.Bytes(), err
}

func (s *sheet) ink(grey int)                { s.SetTextColor(grey, grey, grey) }
func (s *sheet) font(style string, size int) { s.SetFont("Helvetica", style, float64(size)) }

// cell is one line of text in a width, cut where it would run over.
func (s *sheet) cell(w float64, text, align string) {
	s.CellFormat(w, lineTall, s.cut(text, w), "", 0, align, false, 0, "")
}

func (s *sheet) cut(text string, w float64) string {
	out := s.tr(text)
	if s.GetStringWidth(out) <= w-2 {
		return out
	}
	runes := []rune(text)
	for len(runes) > 0 && s.GetStringWidth(s.tr(string(runes)+"…")) > w-2 {
		runes = runes[:len(runes)-1]
	}
	return s.tr(string(runes) + "…")
}

// company stands at the left, the number at the right.
func (s *sheet) company() {
	top := s.GetY()
	s.SetFillColor(24, 90, 189)
	s.Rect(margin, top, 1.2, 24, "F")
	s.SetX(margin + 4)
	s.font("B", 15)
	s.cell(110, s.p.Branch.Name, "L")
	s.Ln(7)
	s.font("", 9)
	s.ink(90)
	for _, l := range companyLines(s.p.Branch) {
		s.SetX(margin + 4)
		s.cell(112, l, "L")
		s.Ln(4.4)
	}
	bottom := s.GetY()
	s.SetXY(margin+116, top)
	s.ink(0)
	s.font("B", 13)
	s.cell(64, s.p.Quote.Title(), "R")
	s.SetXY(margin+116, top+7)
	s.font("", 9)
	s.ink(90)
	s.cell(64, "Emitido em "+s.p.date(), "R")
	s.SetXY(margin+116, top+12)
	s.font("B", 9)
	s.cell(64, "Válido até "+s.p.Quote.ValidUntil.String(), "R")
	s.ink(0)
	s.SetY(max(bottom, top+24) + 6)
}

func (s *sheet) customer() {
	s.font("B", 10)
	s.cell(width, "Cliente: "+s.p.Quote.Customer(), "L")
	s.Ln(5)
	if s.p.Quote.Seller != "" {
		s.font("", 9)
		s.ink(90)
		s.cell(width, "Vendedor: "+s.p.Quote.Seller, "L")
		s.ink(0)
		s.Ln(5)
	}
	s.Ln(3)
}

func (s *sheet) table() {
	s.tableHead()
	for n, l := range s.p.Quote.Lines {
		s.font("", 9)
		names := s.SplitText(s.tr(l.Name), columns[0].width-3)
		tall := float64(len(names))*lineTall + 2
		if l.Rule != "" {
			tall += 4
		}
		s.room(tall, s.tableHead)
		s.line(l, names, tall, n%2 == 1)
	}
}

// room begins another page where this much does not fit any more.
func (s *sheet) room(tall float64, head func()) {
	if s.GetY()+tall <= lastStart {
		return
	}
	s.AddPage()
	head()
}

func (s *sheet) tableHead() {
	s.font("B", 9)
	s.SetFillColor(233, 238, 246)
	for _, c := range columns {
		s.CellFormat(c.width, 7, s.tr(c.title), "", 0, c.align, true, 0, "")
	}
	s.Ln(8)
}

func (s *sheet) line(l basket.Line, names []string, tall float64, shaded bool) {
	top := s.GetY()
	if shaded {
		s.SetFillColor(247, 249, 252)
		s.Rect(margin, top, width, tall, "F")
	}
	for n, name := range names {
		s.SetXY(margin, top+1+float64(n)*lineTall)
		s.CellFormat(columns[0].width, lineTall, name, "", 0, "L", false, 0, "")
	}
	if l.Rule != "" {
		s.SetXY(margin, top+1+float64(len(names))*lineTall)
		s.font("I", 8)
		s.ink(110)
		s.CellFormat(columns[0].width, 4, s.cut(l.Rule, columns[0].width), "", 0, "L", false, 0, "")
		s.ink(0)
		s.font("", 9)
	}
	s.SetXY(margin+columns[0].width, top+1)
	for i, text := range []string{l.Quantity.Of(l.Unit), l.UnitPrice.Plain(), off(l), l.Total.Plain()} {
		s.cell(columns[i+1].width, text, "R")
	}
	s.SetY(top + tall)
}

func (s *sheet) totals() {
	s.room(30, func() {})
	s.SetDrawColor(190, 198, 210)
	s.Line(margin, s.GetY()+1, margin+width, s.GetY()+1)
	s.Ln(3)
	q := s.p.Quote
	if q.Discount != 0 {
		s.sum("Subtotal", q.Subtotal.String(), 9)
		s.sum("Desconto", (-q.Discount).String(), 9)
	}
	s.sum("Total", q.Total.String(), 13)
	s.Ln(4)
}

func (s *sheet) sum(label, value string, size int) {
	style := ""
	if size > 9 {
		style = "B"
	}
	s.font(style, size)
	s.cell(width-45, label, "R")
	s.cell(45, value, "R")
	s.Ln(float64(size)*0.4 + 2)
}

// text is a paragraph under its name, whose lines may go on to the next page.
func (s *sheet) text(title, text string) {
	if text == "" {
		return
	}
	s.room(14, func() {})
	s.font("B", 10)
	s.cell(width, title, "L")
	s.Ln(6)
	s.font("", 9)
	for _, l := range s.SplitText(s.tr(text), width-2) {
		s.room(lineTall, func() { s.font("", 9) })
		s.CellFormat(width, lineTall, l, "", 0, "L", false, 0, "")
		s.Ln(lineTall)
	}
	s.Ln(3)
}

// signature says who accepted, or leaves room to sign.
func (s *sheet) signature() {
	s.room(30, func() {})
	q := s.p.Quote
	if q.State == "aceito" {
		s.font("B", 10)
		s.cell(width, "Aceito por "+q.AnswerName+" em "+q.AnsweredAt.In(s.p.Zone).Format("02/01/2006 às 15:04")+".", "L")
		return
	}
	s.Ln(16)
	s.SetDrawColor(120, 120, 120)
	s.Line(margin, s.GetY(), margin+80, s.GetY())
	s.Ln(1)
	s.font("", 8)
	s.ink(90)
	s.cell(80, "De acordo: nome, data e assinatura", "L")
	s.ink(0)
}

func (s *sheet) foot() {
	s.SetY(-12)
	s.font("", 8)
	s.ink(120)
	s.cell(120, s.p.company()+" · "+s.p.Quote.Title()+" · Não é documento fiscal", "L")
	s.CellFormat(60, lineTall, s.tr("Página "+strconv.Itoa(s.PageNo())+" de {paginas}"), "", 0, "R", false, 0, "")
	s.ink(0)
}
