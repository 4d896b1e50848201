package vidracaria

import (
	"testing"

	"omniservicos/store/money"
)

// The worked numbers of plugins.md §2.1.
func TestPriceOfAMirrorAsTheBookWorksItOut(t *testing.T) {
	t.Parallel()
	mirror := GlassType{Thickness: 4, Rounding: 50, MinArea: 2500, Price: 18000, GrindingPrice: 1200, HolePrice: 800}
	p, err := mirror.PriceOf(Piece{Width: 630, Height: 1420, Count: 2, Edges: 4, Holes: 4})
	if err != nil {
		t.Fatal(err)
	}
	if p.ChargedWidth != 650 || p.ChargedHeight != 1450 || p.Area != 1_885_000 || p.Grinding != 8200 {
		t.Errorf("charged %d × %d, %d mm², %d mm ground", p.ChargedWidth, p.ChargedHeight, p.Area, p.Grinding)
	}
	if p.Glass != 33930 || p.Ground != 9840 || p.Holes != 3200 || p.Total != 46970 {
		t.Errorf("glass %s, ground %s, holes %s, total %s", p.Glass, p.Ground, p.Holes, p.Total)
	}
}

func TestPriceOfASmallPieceChargesTheMinimumArea(t *testing.T) {
	t.Parallel()
	g := GlassType{Thickness: 4, Rounding: 50, MinArea: 2500, Price: 10000}
	p, err := g.PriceOf(Piece{Width: 100, Height: 100, Count: 3})
	if err != nil || p.Area != 750_000 || p.Total != 7500 {
		t.Errorf("area %d, total %s, %v", p.Area, p.Total, err)
	}
}

func TestWeight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		w, h, mm int
		grams    int64
	}{{775, 1860, 8, 28830}, {1000, 2100, 10, 52500}} {
		p, err := GlassType{Thickness: c.mm}.PriceOf(Piece{Width: c.w, Height: c.h, Count: 1})
		if err != nil || p.Weight != c.grams {
			t.Errorf("%d × %d × %d mm weighs %d g, want %d", c.w, c.h, c.mm, p.Weight, c.grams)
		}
	}
}

func TestAMultipleStays(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]int{{250, 50, 250}, {251, 50, 300}, {1820, 50, 1850}, {1820, 100, 1900}, {1820, 0, 1820}} {
		if got := up(c[0], c[1]); got != c[2] {
			t.Errorf("up(%d, %d) = %d, want %d", c[0], c[1], got, c[2])
		}
	}
}

func TestSizesOutOfReachAreRefused(t *testing.T) {
	t.Parallel()
	g := GlassType{Thickness: 4, Price: money.Cents(10000)}
	for _, p := range []Piece{{Width: 0, Height: 10, Count: 1}, {Width: 6001, Height: 10, Count: 1}, {Width: 10, Height: 10}, {Width: 10, Height: 10, Count: 1, Edges: 5}} {
		if _, err := g.PriceOf(p); err == nil {
			t.Errorf("%+v was priced", p)
		}
	}
}
