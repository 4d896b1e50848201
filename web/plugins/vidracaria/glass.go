package vidracaria

import (
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// GlassType is a product with what a glazier must know of it.
type GlassType struct {
	ID            int64       `db:"id"`
	ProductID     int64       `db:"product_id"`
	Material      string      `db:"material"`
	Thickness     int         `db:"thickness"` // mm
	Turns         bool        `db:"turns"`     // false: the pattern has a direction
	Rounding      int         `db:"rounding"`  // mm; 0 charges the real size
	MinArea       int         `db:"min_area"`  // cm² charged at least, per piece
	GrindingPrice money.Cents `db:"grinding_price"`
	HolePrice     money.Cents `db:"hole_price"`

	// Of the product, in one reading.
	Name  string
	Price money.Cents // per m²
}

// Materials are the kinds of glass.
var Materials = []struct{ Code, Title string }{
	{"float", "Float"}, {"temperado", "Temperado"}, {"laminado", "Laminado"}, {"impresso", "Impresso"}, {"espelho", "Espelho"},
}

// materialTitle is the kind's name on the screen.
func materialTitle(code string) string {
	for _, m := range Materials {
		if m.Code == code {
			return m.Title
		}
	}
	return code
}

// Piece is what a customer asks for: finished size in mm, how many, ground edges and holes in all.
type Piece struct {
	Width, Height, Count int
	Edges                int // 0, 2 (one pair) or 4 ground edges
	Holes                int
}

// Price is how the total of a piece comes about (plugins.md §2.1).
type Price struct {
	ChargedWidth, ChargedHeight int   // mm, each side up to the multiple
	Area                        int64 // mm² charged, of all pieces
	Grinding                    int64 // mm ground, of all pieces, on the real perimeter
	Glass, Ground, Holes, Total money.Cents
	Weight                      int64 // grams
}

const (
	maxSide  = 6000 // mm: a jumbo sheet is 6000 × 3210
	maxCount = 10_000
)

// PriceOf works a piece out: area on the charged sizes, at least the minimum per piece; edge work on the real size.
func (g GlassType) PriceOf(p Piece) (Price, error) {
	if p.Width < 1 || p.Height < 1 || p.Width > maxSide || p.Height > maxSide {
		return Price{}, fault.Blame("largura", "As medidas vão de 1 a 6000 mm.")
	}
	if p.Count < 1 || p.Count > maxCount || p.Holes < 0 || p.Holes > maxCount || p.Edges < 0 || p.Edges > 4 {
		return Price{}, fault.Blame("pecas", "Informe de 1 a 10.000 peças, até 4 lados lapidados e até 10.000 furos.")
	}
	out := Price{ChargedWidth: up(p.Width, g.Rounding), ChargedHeight: up(p.Height, g.Rounding)}
	each := max(int64(out.ChargedWidth)*int64(out.ChargedHeight), int64(g.MinArea)*100)
	out.Area = each * int64(p.Count)
	out.Grinding = perimeter(p) * int64(p.Count)
	out.Weight, _ = money.MulDiv(int64(p.Width)*int64(p.Height)*int64(p.Count), int64(g.Thickness)*25, 10_000)
	return out, out.add(g, p)
}

// add turns areas and lengths into centavos, each line rounded once, half up.
func (out *Price) add(g GlassType, p Piece) error {
	glass, okGlass := money.MulDiv(out.Area, int64(g.Price), 1_000_000)
	ground, okGround := money.MulDiv(out.Grinding, int64(g.GrindingPrice), 1000)
	holes, okHoles := money.MulDiv(int64(p.Holes), int64(g.HolePrice), 1)
	out.Glass, out.Ground, out.Holes = money.Cents(glass), money.Cents(ground), money.Cents(holes)
	total, okTotal := money.Sum(out.Glass, out.Ground, out.Holes)
	if !okGlass || !okGround || !okHoles || !okTotal {
		return fault.Refuse("Este cálculo passa do que o sistema aceita.")
	}
	out.Total = total
	return nil
}

// perimeter is what is ground of one piece, in mm: two edges are the heights.
func perimeter(p Piece) int64 {
	switch p.Edges {
	case 4:
		return 2 * int64(p.Width+p.Height)
	case 3:
		return int64(p.Width + 2*p.Height)
	case 2:
		return 2 * int64(p.Height)
	case 1:
		return int64(p.Height)
	}
	return 0
}

// up is the next multiple; a multiple stays.
func up(mm, multiple int) int {
	if multiple == 0 {
		return mm
	}
	return (mm + multiple - 1) / multiple * multiple
}
