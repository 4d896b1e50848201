package vidracaria

import (
	"strconv"

	"omniservicos/store/quantity"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// glassForm edits a type of glass.
type glassForm struct {
	form.Form
	Glass    GlassType
	Products []ui.Option
}

func (f *glassForm) Read() {
	g := &f.Glass
	if g.ID == 0 {
		g.ProductID = f.ID("produto", "Escolha o produto que é este vidro.")
	}
	codes := make([]string, len(Materials))
	for i, m := range Materials {
		codes[i] = m.Code
	}
	g.Material = f.Choice("material", codes, "Escolha o material.")
	g.Thickness = f.Int("espessura", 1, 50, "Informe a espessura em milímetros, de 1 a 50.")
	g.Rounding = f.Int("arredondamento", 0, 1000, "Informe o arredondamento em milímetros, de 0 a 1000.")
	g.MinArea = f.Int("area", 0, 100_000, "Informe a área mínima em cm², de 0 a 100.000.")
	g.GrindingPrice = f.Money("lapidacao", "")
	g.HolePrice = f.Money("furo", "")
	g.Turns = f.Flag("gira")
	f.Check(g.GrindingPrice >= 0, "lapidacao", "O preço não pode ser negativo.")
	f.Check(g.HolePrice >= 0, "furo", "O preço não pode ser negativo.")
}

// draw fills the form from a type.
func (f *glassForm) draw(g GlassType) {
	f.Glass = g
	f.Set("material", g.Material)
	f.Set("espessura", strconv.Itoa(g.Thickness))
	f.Set("arredondamento", strconv.Itoa(g.Rounding))
	f.Set("area", strconv.Itoa(g.MinArea))
	f.Set("lapidacao", g.GrindingPrice.Input())
	f.Set("furo", g.HolePrice.Input())
	if g.Turns {
		f.Set("gira", "1")
	}
}

// pieceForm asks for a piece; it is read from the address, so that a price can be sent on as a link.
type pieceForm struct {
	form.Form
	Piece Piece
	Asked bool
	Price Price
}

func (f *pieceForm) Read() {
	f.Piece.Width = f.Int("largura", 1, maxSide, "Informe a largura em milímetros, de 1 a 6000.")
	f.Piece.Height = f.Int("altura", 1, maxSide, "Informe a altura em milímetros, de 1 a 6000.")
	f.Piece.Count = f.Int("pecas", 1, maxCount, "Informe quantas peças, de 1 a 10.000.")
	f.Piece.Edges = f.Int("lados", 0, 4, "Informe de 0 a 4 lados lapidados.")
	f.Piece.Holes = f.Int("furos", 0, maxCount, "Informe quantos furos ao todo.")
}

// squareMetres shows mm² as m² with four decimals: 1,8850 m².
func squareMetres(mm2 int64) string { return quantity.Amount(mm2 / 100).Of("m²") }

// metres shows mm as m, and kilos grams as kg.
func metres(mm int64) string { return quantity.Amount(mm * 10).Of("m") }

func kilos(grams int64) string { return quantity.Amount(grams * 10).Of("kg") }
