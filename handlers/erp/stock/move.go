package stock

import (
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	pages "omniservicos/views/erp/stock"
	"omniservicos/web"
)

// notOne is said of what names no product, or more than one.
const notOne = "Nenhum produto ativo tem este código, ou vários têm estas palavras: digite o código."

func newReceipt(c *web.Context) error  { return newLines(c, false) }
func newShipment(c *web.Context) error { return newLines(c, true) }

func newLines(c *web.Context, shipping bool) error {
	f, err := linesForm(c, shipping)
	if err != nil {
		return err
	}
	return c.Page("Estoque", pages.LinesPage(&f))
}

func receive(c *web.Context) error {
	return moveLines(c, false, func(f *pages.LinesForm, lines []stock.Line) (int64, error) {
		return stock.Receive(c.Tx, stock.Receipt{Key: f.Key, DepotID: f.DepotID, Reason: f.Reason, Lines: lines})
	}, "Entrada registrada.")
}

func ship(c *web.Context) error {
	return moveLines(c, true, func(f *pages.LinesForm, lines []stock.Line) (int64, error) {
		return stock.Ship(c.Tx, stock.Shipment{Key: f.Key, FromID: f.DepotID, ToID: f.ToID, Reason: f.Reason, Lines: lines})
	}, "Transferência registrada.")
}

// moveLines reads a form of lines, finds its products and does with them what do says.
func moveLines(c *web.Context, shipping bool, do func(*pages.LinesForm, []stock.Line) (int64, error), done string) error {
	f, err := linesForm(c, shipping)
	if err != nil {
		return err
	}
	if c.Posted().Get("more") != "" {
		f.Load(c.Posted())
		f.MoreLines()
		return c.Page("Estoque", pages.LinesPage(&f))
	}
	if c.Read(&f) {
		lines, err := foundLines(c, &f)
		if err != nil {
			return err
		}
		if f.OK() {
			id, err := do(&f, lines)
			if err == nil {
				return c.Done(pages.OperationPath(id), done)
			}
			if !f.Blame(err) {
				return err
			}
		}
	}
	return c.Invalid("Estoque", pages.LinesPage(&f))
}

func linesForm(c *web.Context, shipping bool) (f pages.LinesForm, err error) {
	depots, err := stock.Depots(c.Tx)
	if err != nil {
		return f, err
	}
	code, err := codeInAddress(c)
	return pages.NewLinesForm(depots, shipping, code), err
}

// codeInAddress is the code of the product that the address names, if it names one.
func codeInAddress(c *web.Context) (string, error) {
	id := queryID(c, "produto")
	if id == 0 {
		return "", nil
	}
	p, err := catalogue.Find(c.Tx, id)
	return p.SKU, err
}

// foundLines finds the products that the lines name, and says beside each line what it did not find.
func foundLines(c *web.Context, f *pages.LinesForm) ([]stock.Line, error) {
	codes := make([]string, len(f.Lines))
	for i, l := range f.Lines {
		codes[i] = l.Code
	}
	found, err := catalogue.FindTyped(c.Tx, codes)
	if err != nil {
		return nil, err
	}
	lines := make([]stock.Line, len(f.Lines))
	for i, l := range f.Lines {
		p, known := found[l.Code]
		lines[i] = stock.Line{Index: l.Index, ProductID: p.ID, Quantity: l.Quantity, Value: l.Value, ValueGiven: l.ValueGiven}
		f.Check(known, stock.LineField(l.Index, "code"), notOne)
		f.Check(!known || p.KeepsStock(), stock.LineField(l.Index, "code"), p.Name+" não controla estoque.")
	}
	return lines, nil
}

func newCount(c *web.Context) error {
	f, err := countForm(c)
	if err != nil {
		return err
	}
	if err := tellBalance(c, &f, f.Value("code"), f.FirstDepot()); err != nil {
		return err
	}
	return c.Page("Ajustar saldo", pages.CountPage(&f))
}

func adjust(c *web.Context) error {
	f, err := countForm(c)
	if err != nil {
		return err
	}
	if c.Read(&f) {
		id, err := count(c, &f)
		if err == nil {
			return c.Done(pages.OperationPath(id), "Saldo ajustado.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	if err := tellBalance(c, &f, f.Code, f.DepotID); err != nil {
		return err
	}
	return c.Invalid("Ajustar saldo", pages.CountPage(&f))
}

func countForm(c *web.Context) (f pages.CountForm, err error) {
	depots, err := stock.Depots(c.Tx)
	if err != nil {
		return f, err
	}
	code, err := codeInAddress(c)
	return pages.NewCountForm(depots, code), err
}

func count(c *web.Context, f *pages.CountForm) (id int64, err error) {
	found, err := catalogue.FindTyped(c.Tx, []string{f.Code})
	if err != nil {
		return 0, err
	}
	p, known := found[f.Code]
	if !known {
		return 0, fault.Blame("code", notOne)
	}
	return stock.Adjust(c.Tx, stock.Count{Key: f.Key, DepotID: f.DepotID, ProductID: p.ID, Counted: f.Counted, Reason: f.Reason})
}

// tellBalance writes under the field what the system has, once product and depot are known.
func tellBalance(c *web.Context, f *pages.CountForm, code string, depot int64) error {
	found, err := catalogue.FindTyped(c.Tx, []string{code})
	if err != nil {
		return err
	}
	p, known := found[code]
	if !known || depot == 0 {
		return nil
	}
	balances, err := stock.Balances(c.Tx, []int64{p.ID}, depot)
	f.Current = "No sistema: " + balances[p.ID].Quantity.Of(p.Unit) + " de " + p.Name + " neste depósito."
	return err
}

func showOperation(c *web.Context) error {
	o, err := stock.FindOperation(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Page(stock.KindTitle(o.Kind)+" de estoque", pages.OperationPage(o, c.Tx.Zone(), c.May(SeeCost)))
}
