package cozinha

import (
	"strconv"

	"github.com/a-h/templ"

	"omniservicos/web"
)

func showSetup(c *web.Context) error { return answerSetup(c, c.Page, &dishForm{}, &sectorForm{}) }

// answerSetup draws sectors and dishes, with forms that may have come back with refusals.
func answerSetup(c *web.Context, answer func(string, templ.Component) error, dish *dishForm, sector *sectorForm) error {
	list, err := dishes(c.Tx)
	if err != nil {
		return err
	}
	if dish.Sectors, err = sectors(c.Tx); err != nil {
		return err
	}
	if dish.Value("minutos") == "" && dish.OK() {
		dish.draw(Dish{Target: usualTarget})
	}
	return answer("Setores e pratos", SetupPage(setupView{Dishes: list, Dish: dish, Sector: sector, MayEdit: c.May(Configure)}))
}

func addSector(c *web.Context) error {
	f := &sectorForm{}
	if !c.Read(f) {
		return answerSetup(c, c.Invalid, &dishForm{}, f)
	}
	_, err := createSector(c.Tx, f.Name)
	if f.Blame(err) {
		return answerSetup(c, c.Invalid, &dishForm{}, f)
	}
	if err != nil {
		return err
	}
	return c.Done(setup, "Setor criado.")
}

func showSector(c *web.Context) error {
	s, err := findSector(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &sectorForm{}
	f.Set("nome", s.Name)
	return c.Page(s.Name, SectorPage(s, f))
}

func renameSector(c *web.Context) error {
	s, err := findSector(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &sectorForm{}
	if !c.Read(f) {
		return c.Invalid(s.Name, SectorPage(s, f))
	}
	err = rename(c.Tx, s.ID, f.Name)
	if f.Blame(err) {
		return c.Invalid(s.Name, SectorPage(s, f))
	}
	if err != nil {
		return err
	}
	return c.Done(setup, "Setor salvo.")
}

func archiveSector(c *web.Context) error {
	s, err := findSector(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	err = putAway(c.Tx, s.ID)
	f := &sectorForm{}
	f.Set("nome", s.Name)
	if f.Blame(err) {
		return c.Invalid(s.Name, SectorPage(s, f))
	}
	if err != nil {
		return err
	}
	return c.Done(setup, "Setor arquivado.")
}

// productOptions answers while the product is being typed.
func productOptions(c *web.Context) error {
	products, err := lookUp(c.Tx, c.Query("busca"))
	if err != nil {
		return err
	}
	return c.Fragment(productChoices(products, ""))
}

func addDish(c *web.Context) error {
	f := &dishForm{}
	c.Read(f)
	if err := f.chooseProduct(c.Tx); err != nil {
		return err
	}
	if !f.OK() {
		return answerSetup(c, c.Invalid, f, &sectorForm{})
	}
	err := createDish(c.Tx, f.Dish)
	if f.Blame(err) {
		return answerSetup(c, c.Invalid, f, &sectorForm{})
	}
	if err != nil {
		return err
	}
	return c.Done(setup, "Prato criado.")
}

func showDish(c *web.Context) error {
	d, err := findDish(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &dishForm{}
	f.draw(d)
	return answerDish(c, c.Page, d, f)
}

func answerDish(c *web.Context, answer func(string, templ.Component) error, d Dish, f *dishForm) (err error) {
	if f.Sectors, err = sectors(c.Tx); err != nil {
		return err
	}
	return answer(d.Name, DishPage(d, f))
}

func saveDish(c *web.Context) error {
	d, err := findDish(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &dishForm{Dish: d}
	if !c.Read(f) {
		return answerDish(c, c.Invalid, d, f)
	}
	err = changeDish(c.Tx, f.Dish)
	if f.Blame(err) {
		return answerDish(c, c.Invalid, d, f)
	}
	if err != nil {
		return err
	}
	return c.Done(setup, "Prato salvo.")
}

func removeDish(c *web.Context) error {
	d, err := findDish(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if err := takeOut(c.Tx, d); err != nil {
		return err
	}
	return c.Done(setup, d.Name+" não passa mais pela cozinha.")
}

func sectorPath(id int64) string { return setup + "/" + strconv.FormatInt(id, 10) }

func dishPath(id int64) string { return "/plugin/cozinha/pratos/" + strconv.FormatInt(id, 10) }
