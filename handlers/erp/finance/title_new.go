package finance

import (
	"fmt"

	"omniservicos/store/erp/finance"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
	view "omniservicos/views/erp/finance"
	"omniservicos/web"
)

const mostPeople = 20

func newTitle(c *web.Context) error {
	direction := "receber"
	if c.Query("tipo") == "pagar" {
		direction = "pagar"
	}
	f := view.NewTitleForm(direction, uuid7.New(), today(c))
	f.Set("person_id", c.Query("pessoa"))
	f.Title.PersonID = f.ID("person_id", "")
	if err := offerPeople(c, f); err != nil {
		return err
	}
	return c.Page("Lançar título", view.TitleNew(f))
}

// createTitles writes the instalments. Who typed a name and chose nobody is asked, unless only one person has it.
func createTitles(c *web.Context) error {
	f := &view.TitleForm{}
	c.Read(f)
	if err := offerPeople(c, f); err != nil {
		return err
	}
	if f.Title.PersonID == 0 && f.Query() != "" {
		f.Check(len(f.People) > 0, "person_id", "Nenhuma pessoa foi encontrada com esta busca.")
		f.Check(len(f.People) == 1, "person_id", "Escolha a pessoa na lista.")
		if len(f.People) == 1 {
			f.Title.PersonID = f.People[0].ID
		}
	}
	if !f.OK() {
		return c.Invalid("Lançar título", view.TitleNew(f))
	}
	titles, err := finance.CreateTitles(c.Tx, f.Title)
	if f.Blame(err) {
		return c.Invalid("Lançar título", view.TitleNew(f))
	}
	if err != nil {
		return err
	}
	return titlesMade(c, f.Title.Direction, titles)
}

func titlesMade(c *web.Context, direction string, titles []finance.Title) error {
	tab := view.Tabs[0]
	if direction == "pagar" {
		tab = view.Tabs[1]
	}
	switch len(titles) {
	case 0: // a second click: the first made them
		return c.Done(tab.Path, "Título lançado.")
	case 1:
		return c.Done(view.TitlePath(titles[0].ID), "Título lançado.")
	}
	return c.Done(tab.Path, fmt.Sprintf("%d parcelas lançadas.", len(titles)))
}

// offerPeople fills the select: who the search finds, and who was chosen before.
func offerPeople(c *web.Context, f *view.TitleForm) (err error) {
	if f.Query() != "" {
		if f.People, err = person.Search(c.Tx, f.Query(), mostPeople); err != nil {
			return err
		}
	}
	for _, p := range f.People {
		if p.ID == f.Title.PersonID {
			return nil
		}
	}
	if f.Title.PersonID == 0 {
		return nil
	}
	chosen, err := person.ByIDs(c.Tx, []int64{f.Title.PersonID})
	for _, p := range chosen {
		f.People = append(f.People, p)
	}
	return err
}

func findPeople(c *web.Context) error {
	f := &view.TitleForm{}
	f.Set("person_q", c.Query("person_q"))
	if err := offerPeople(c, f); err != nil {
		return err
	}
	return c.Fragment(view.PersonOptions(f))
}

// showParts shows the instalments while they are typed; what cannot be cut yet shows nothing.
func showParts(c *web.Context) error {
	f := &view.TitleForm{}
	f.Load(c.URL().Query())
	f.Cut()
	return c.Fragment(view.PartsPreview(f.Parts))
}
