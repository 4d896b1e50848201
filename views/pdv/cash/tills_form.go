// Package cash draws the tills in the back office: shifts, counts, readings, the proof and the trail.
package cash

import (
	"omniservicos/store/pdv/cash"
	"omniservicos/views/form"
	"omniservicos/views/pdv/part"
)

// TillForm is a new till.
type TillForm struct {
	form.Form
	Name    string
	DepotID int64
}

func (f *TillForm) Read() {
	f.Name = f.Text("name", 40, "Informe o nome do caixa, como Caixa 2.")
	f.DepotID = f.ID("depot_id", "Escolha de onde sai o estoque.")
}

func zPath(z cash.Z) string { return part.TillPath(z.TillID, "/z/"+part.ID(z.Number)) }
