// Package purchase draws what is brought in by file: supplier's notes and spreadsheets of products.
package purchase

import (
	"strconv"

	"omniservicos/store/erp/purchase"
	"omniservicos/store/erp/stock"
	"omniservicos/views/ui"
)

const (
	notesPath   = "/erp/compras/nfe"
	filesPath   = "/erp/importar"
	importsPath = "/erp/importacoes"
)

// ImportPath is where an import opens.
func ImportPath(id int64) string { return importsPath + "/" + strconv.FormatInt(id, 10) }

func stateTone(state string) ui.Tone {
	switch state {
	case purchase.Done:
		return ui.Good
	case purchase.Preview:
		return ui.Info
	}
	return ui.Neutral
}

// depotOptions names the branch too where there are several.
func depotOptions(depots []stock.Depot) (list []ui.Option) {
	several := false
	for _, d := range depots {
		several = several || d.BranchID != depots[0].BranchID
	}
	for _, d := range depots {
		o := ui.Option{Value: strconv.FormatInt(d.ID, 10), Label: d.Name}
		if several {
			o.Group = d.Branch
		}
		list = append(list, o)
	}
	return list
}
