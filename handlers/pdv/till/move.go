package till

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
	"omniservicos/store/uuid7"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// makeMove is the form of one kind: suprimento, sangria, despesa or the drawer opened without a sale.
func makeMove(kind string) web.Handler {
	return func(c *web.Context) error {
		till, err := tills.Find(c.Tx, c.ID("id"))
		if err != nil {
			return err
		}
		f := &view.MoveForm{Kind: kind}
		if c.Read(f) {
			done, err := move(c, till, f)
			if err == nil {
				return moved(c, till, done)
			}
			if asked, err := desk.AskAuthority(c, err); asked {
				return err
			}
			if !f.Blame(err) {
				return err
			}
		}
		return desk.RefuseForm(c, trail.TitleOf(kind), view.MoveFields(f, till.ID))
	}
}

func move(c *web.Context, till tills.Till, f *view.MoveForm) (trail.Event, error) {
	m := f.Move(till.ID)
	m.Grant = desk.GrantOf(c)
	supplier, err := supplierOf(c, f.Supplier)
	if err != nil {
		return trail.Event{}, err
	}
	m.Person = supplier
	return cash.MakeMove(c.Tx, m)
}

// supplierOf is who an expense was paid to: by document, or the one person of this name; nobody where nothing was typed.
func supplierOf(c *web.Context, typed string) (int64, error) {
	if typed == "" {
		return 0, nil
	}
	if doc, err := taxid.Parse(typed); err == nil {
		p, found, err := person.FindByTaxID(c.Tx, doc)
		if err == nil && !found {
			err = fault.Blame("supplier", "Ninguém no cadastro com este documento: deixe vazio ou cadastre antes.")
		}
		return p.ID, err
	}
	return desk.OnlyPerson(c, typed, "supplier", "Ninguém no cadastro com este nome: deixe vazio ou cadastre antes.", desk.ManyPeople)
}

// moved answers with the receipt to print and the form ready for the next time.
func moved(c *web.Context, till tills.Till, e trail.Event) error {
	if !c.Htmx() {
		return c.Redirect(part.MovePath(e.ID))
	}
	alert, err := alertOf(c, till)
	if err != nil {
		return err
	}
	return c.Fragment(view.MoveFields(view.NewMoveForm(e.Kind, uuid7.New()), till.ID), view.NoProblem(), view.MoveDone(e), view.DrawerAlert(alert))
}

// alertOf says whether the drawer holds more than it should.
func alertOf(c *web.Context, till tills.Till) (v view.AlertView, err error) {
	settings, err := c.Tx.Settings()
	if err != nil {
		return v, err
	}
	v = view.AlertView{TillID: till.ID, Watched: settings.DrawerAlert > 0, Withdraws: c.May(may.Open)}
	v.Limit, v.Over, err = cash.Overfull(c.Tx, till)
	return v, err
}

func showAlert(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v, err := alertOf(c, till)
	if err != nil {
		return err
	}
	return c.Fragment(view.DrawerAlert(v))
}
