package report

import "omniservicos/db"

// LogExport notes that a report left the house as a spreadsheet.
func LogExport(tx *db.Tx, what string, rows int) {
	tx.Log(db.Change{Action: "Relatório exportado", Object: "reports", After: map[string]any{"report": what, "rows": rows}})
}
