package report

import (
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/report"
	"omniservicos/store/sheet"
	views "omniservicos/views/crm/report"
	"omniservicos/web"
)

// exportReport takes a table of a report out as it stands, or the customers of a group. It writes an audit line, so it is
// a POST though it only reads.
func exportReport(c *web.Context) error {
	if c.Query("grupo") != "" {
		return exportGroup(c)
	}
	path := c.Query("relatorio")
	if builders[path] == nil {
		return fault.Missing("Este relatório não existe.")
	}
	p, err := build(c, path)
	if err != nil {
		return err
	}
	at := int(c.Number("bloco"))
	if at >= len(p.v.Blocks) {
		return fault.Missing("Este relatório não tem essa tabela.")
	}
	t := sheet.Table{Name: "Relatório"}
	b := p.v.Blocks[at]
	for _, h := range b.Heads {
		t.Heads = append(t.Heads, h.Label)
	}
	for _, row := range b.Rows {
		var cells []any
		for _, cell := range row {
			cells = append(cells, cell.Data)
		}
		t.Rows = append(t.Rows, cells)
	}
	return download(c, "relatorio-"+dates.Of(c.Tx.Now, c.Tx.Zone()).ISO(), p.v.Title+": "+b.Title, t)
}

// mostBuyers is how many customers go out at once.
const mostBuyers = 100_000

func exportGroup(c *web.Context) error {
	g, err := groupOf(c.Query("grupo"))
	if err != nil {
		return err
	}
	f := g.Filter()
	f.Limit = mostBuyers
	list, err := rollup.ListBuyers(c.Tx, rollup.WindowOf(dates.Of(c.Tx.Now, c.Tx.Zone())), f)
	if err != nil {
		return err
	}
	t := sheet.Table{Name: "Clientes"}
	t.Heads, t.Rows = views.BuyerTable(list)
	return download(c, "clientes-"+g.Key, "Carteira: "+g.Name, t)
}

func download(c *web.Context, name, what string, t sheet.Table) error {
	report.LogExport(c.Tx, what, len(t.Rows))
	file, err := t.File(c.Query("formato"))
	if err != nil {
		return err
	}
	return c.Download(name+file.Extension, file.Kind, file.Content)
}
