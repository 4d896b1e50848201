package purchase

// Line is a row of a spreadsheet as it was read, and what became of it.
type Line struct {
	Number int      `json:"n"`
	Cells  []string `json:"c"`
}
