package setup

import (
	"slices"
	"strconv"

	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	view "omniservicos/views/pdv/setup"
	"omniservicos/views/ui"
	"omniservicos/web"
)

const methodsPath = "/pdv/formas"

func listMethods(c *web.Context) error {
	s, err := c.Tx.Settings()
	if err != nil {
		return err
	}
	return showMethods(c, view.NewPixForm(payment.PixKey{Key: s.PixKey, Holder: s.PixHolder, City: s.PixCity}))
}

func showMethods(c *web.Context, f *view.PixForm) error {
	config, err := payment.Of(c.Tx)
	if err != nil {
		return err
	}
	page := view.Methods(view.MethodsView{Config: config, Pix: f})
	if !f.OK() {
		return c.Invalid("Formas de pagamento", page)
	}
	return c.Page("Formas de pagamento", page)
}

func savePix(c *web.Context) error {
	var f view.PixForm
	if c.Read(&f) {
		err := payment.SavePix(c.Tx, f.Pix)
		if err == nil {
			return c.Done(methodsPath, "Chave Pix salva.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return showMethods(c, &f)
}

func newMethod(c *web.Context) error {
	f := view.NewMethodForm(payment.Method{Kind: payment.Other, Active: true, MaxInstalments: 1})
	f.Method.Kind = ""
	return showMethod(c, f)
}

// findMethod is the form of payment that the address names.
func findMethod(c *web.Context) (payment.Method, error) {
	config, err := payment.Of(c.Tx)
	if err != nil {
		return payment.Method{}, err
	}
	m, known := config.Find(c.Param("codigo"))
	if !known {
		return m, fault.Missing("Esta forma de pagamento não existe.")
	}
	return m, nil
}

func editMethod(c *web.Context) error {
	m, err := findMethod(c)
	if err != nil {
		return err
	}
	return showMethod(c, view.NewMethodForm(m))
}

func showMethod(c *web.Context, f *view.MethodForm) error {
	accounts, err := finance.ListAccounts(c.Tx)
	if err != nil {
		return err
	}
	for _, a := range accounts {
		if a.Kind == "banco" {
			f.Banks = append(f.Banks, ui.Option{Value: strconv.FormatInt(a.ID, 10), Label: a.Name})
		}
	}
	if !f.OK() {
		return c.Invalid("Forma de pagamento", view.Method(f))
	}
	return c.Page("Forma de pagamento", view.Method(f))
}

func createMethod(c *web.Context) error { return saveMethod(c, payment.Method{}) }

func changeMethod(c *web.Context) error {
	m, err := findMethod(c)
	if err != nil {
		return err
	}
	return saveMethod(c, m)
}

func saveMethod(c *web.Context, m payment.Method) error {
	f := &view.MethodForm{Method: m}
	if c.Read(f) {
		_, err := payment.SaveMethod(c.Tx, f.Method)
		if err == nil {
			return c.Done(methodsPath, "Forma de pagamento salva.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return showMethod(c, f)
}

func moveMethod(c *web.Context) error {
	if _, err := findMethod(c); err != nil {
		return err
	}
	step, err := strconv.Atoi(c.Posted().Get("passo"))
	if err != nil || step < -30 || step > 30 {
		return fault.Refuse("Diga se a forma sobe ou desce.")
	}
	if err := payment.MoveMethod(c.Tx, c.Param("codigo"), step); err != nil {
		return err
	}
	return c.Redirect(methodsPath)
}

func newTerm(c *web.Context) error {
	return showTerm(c, view.NewTermForm(payment.Term{From: 1, To: 12, FirstDays: 30, EachDays: 30}))
}

func findTerm(c *web.Context) (payment.Term, error) {
	config, err := payment.Of(c.Tx)
	if err != nil {
		return payment.Term{}, err
	}
	at := slices.IndexFunc(config.Terms, func(t payment.Term) bool { return t.ID == c.ID("id") })
	if at < 0 {
		return payment.Term{}, fault.Missing("Este prazo de recebimento não existe.")
	}
	return config.Terms[at], nil
}

func editTerm(c *web.Context) error {
	t, err := findTerm(c)
	if err != nil {
		return err
	}
	return showTerm(c, view.NewTermForm(t))
}

func showTerm(c *web.Context, f *view.TermForm) error {
	config, err := payment.Of(c.Tx)
	if err != nil {
		return err
	}
	f.Methods = config.Methods
	if !f.OK() {
		return c.Invalid("Prazo de recebimento", view.Term(f))
	}
	return c.Page("Prazo de recebimento", view.Term(f))
}

func createTerm(c *web.Context) error { return saveTerm(c, payment.Term{}) }

func changeTerm(c *web.Context) error {
	t, err := findTerm(c)
	if err != nil {
		return err
	}
	return saveTerm(c, t)
}

func saveTerm(c *web.Context, t payment.Term) error {
	f := &view.TermForm{Term: t}
	if c.Read(f) {
		_, err := payment.SaveTerm(c.Tx, f.Term)
		if err == nil {
			return c.Done(methodsPath, "Prazo de recebimento salvo.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return showTerm(c, f)
}

func dropTerm(c *web.Context) error {
	if err := payment.DropTerm(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(methodsPath, "Prazo de recebimento excluído.")
}
