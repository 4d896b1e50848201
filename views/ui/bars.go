package ui

import (
	"slices"
	"strconv"
)

// Point is one bar. Value sets its length, Text is what a person reads ("R$ 1.234,56").
type Point struct {
	Label string
	Value int64
	Text  string
	Href  string
}

// BarsView is a chart. Its title says the point ("Sexta é o dia que mais vende"), not the subject.
type BarsView struct {
	Title  string
	Points []Point
	Head   string // what the values are, as the head of the table behind: "Vendas"
}

// The drawing is 180 px high: values above, labels below, the bars between.
const (
	barsHeight = 180
	barsTop    = 22
	barsBottom = 24
	barsRoom   = barsHeight - barsTop - barsBottom
)

// bar is a point with its place: x and width in per cent of the drawing, so that it stretches without stretching its
// text; y and height in pixels.
type bar struct {
	Point
	X, Width, Middle string
	Y, Height        int64
	ValueY           int64
	Named            bool // its label is written below; with many bars only some are
}

func (v BarsView) bars() []bar {
	low, high := v.span()
	n := len(v.Points)
	out := make([]bar, n)
	for i, p := range v.Points {
		slot := 100 / float64(n)
		top, bottom := place(max(p.Value, 0), low, high), place(min(p.Value, 0), low, high)
		out[i] = bar{
			Point: p, X: percent(slot * (float64(i) + 0.14)), Width: percent(slot * 0.72), Middle: percent(slot * (float64(i) + 0.5)),
			Y: top, Height: max(bottom-top, 1), ValueY: top - 6, Named: i%v.every() == 0,
		}
	}
	return out
}

// flat says that there is nothing to draw: no point, or none but zero.
func (v BarsView) flat() bool {
	return !slices.ContainsFunc(v.Points, func(p Point) bool { return p.Value != 0 })
}

// span is the range that is drawn; it always holds zero.
func (v BarsView) span() (low, high int64) {
	for _, p := range v.Points {
		low, high = min(low, p.Value), max(high, p.Value)
	}
	if low == high {
		high = low + 1
	}
	return low, high
}

// place is the height in pixels at which a value is drawn. The ratio is only for the eye, so a float may take it.
func place(value, low, high int64) int64 {
	return barsTop + int64(float64(high-value)/float64(high-low)*barsRoom)
}

func (v BarsView) zero() string {
	low, high := v.span()
	return strconv.FormatInt(place(0, low, high), 10)
}

// every says that each how-manyth label fits.
func (v BarsView) every() int {
	return len(v.Points)/8 + 1
}

// few bars show their values at once; many show them on hover and focus.
func (v BarsView) few() bool {
	return len(v.Points) <= 7
}

func (v BarsView) share(p Point) string {
	_, high := v.span()
	return percent(float64(max(p.Value, 0)) / float64(high) * 100)
}

func percent(f float64) string {
	return strconv.FormatFloat(f, 'f', 2, 64) + "%"
}

func pixels(n int64) string { return strconv.FormatInt(n, 10) }
