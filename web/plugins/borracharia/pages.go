package borracharia

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"omniservicos/store/person"
	"omniservicos/views/search"
	"omniservicos/web"
)

func listVehicles(c *web.Context) error {
	after, _ := strconv.ParseInt(c.Query("depois"), 10, 64) // what is no number begins at the first page
	f := filter{Words: c.Query("q"), Archived: c.Query("aba") == "arquivados", After: after, Limit: pageSize + 1}
	list, err := findVehicles(c.Tx, f)
	if err != nil {
		return err
	}
	more := len(list) > pageSize
	return c.Page("Veículos", VehicleList(listView{
		URL: c.URL(), Vehicles: list[:min(len(list), pageSize)], More: more, Archived: f.Archived, MayEdit: c.May(Edit),
	}))
}

// newVehicle may come from a customer's page, who then stands in the form.
func newVehicle(c *web.Context) error {
	f := &vehicleForm{}
	id, _ := strconv.ParseInt(c.Query("cliente"), 10, 64) // what is no number names nobody
	people, err := person.ByIDs(c.Tx, []int64{id})
	if err != nil {
		return err
	}
	if p, there := people[id]; there {
		f.Set("cliente", p.Name)
		f.Set("pessoa", strconv.FormatInt(id, 10))
		f.Owners = []person.Person{p}
	}
	return c.Page("Novo veículo", VehicleForm(f))
}

func createVehicle(c *web.Context) error {
	f := &vehicleForm{}
	if ok, err := readVehicle(c, f); err != nil || !ok {
		return invalidVehicle(c, f, err)
	}
	v, err := create(c.Tx, f.Vehicle)
	if f.Blame(err) {
		return invalidVehicle(c, f, nil)
	}
	if err != nil {
		return err
	}
	return c.Done(vehiclePath(v.ID), "Veículo "+v.ShownPlate()+" cadastrado.")
}

func editVehicle(c *web.Context) error {
	v, err := findVehicle(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &vehicleForm{}
	f.draw(v)
	return c.Page("Editar veículo", VehicleForm(f))
}

func saveVehicle(c *web.Context) error {
	v, err := findVehicle(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &vehicleForm{Vehicle: v}
	if ok, err := readVehicle(c, f); err != nil || !ok {
		return invalidVehicle(c, f, err)
	}
	if err := change(c.Tx, f.Vehicle); err != nil {
		if f.Blame(err) {
			return invalidVehicle(c, f, nil)
		}
		return err
	}
	return c.Done(vehiclePath(v.ID), "Veículo salvo.")
}

// readVehicle reads the form and looks for the customer, also when something else is wrong: both are then drawn at once.
func readVehicle(c *web.Context, f *vehicleForm) (bool, error) {
	c.Read(f)
	err := f.chooseOwner(c.Tx)
	return f.OK(), err
}

func invalidVehicle(c *web.Context, f *vehicleForm, err error) error {
	if err != nil {
		return err
	}
	return c.Invalid(f.title(), VehicleForm(f))
}

// ownerOptions answers while the customer is being typed.
func ownerOptions(c *web.Context) error {
	people, err := person.Search(c.Tx, c.Query("cliente"), mostOwners)
	if err != nil {
		return err
	}
	return c.Fragment(ownerChoices(people, ""))
}

func showVehicle(c *web.Context) error {
	v, err := findVehicle(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	page, err := vehiclePage(c, v, &kmForm{})
	if err != nil {
		return err
	}
	return c.Page(v.ShownPlate(), page)
}

func vehiclePage(c *web.Context, v Vehicle, km *kmForm) (templ.Component, error) {
	visits, err := visitsOf(c.Tx, v)
	if err != nil {
		return nil, err
	}
	read, err := readings(c.Tx, v.ID)
	return VehiclePage(vehicleView{Vehicle: v, Visits: visits, Readings: read, Km: km, Zone: c.Tx.Zone(), MayEdit: c.May(Edit)}), err
}

func recordKm(c *web.Context) error {
	v, err := findVehicle(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &kmForm{}
	if c.Read(f) {
		err = addReading(c.Tx, v.ID, f.Km, f.Reason)
		if err == nil {
			return c.Done(vehiclePath(v.ID), "Quilometragem registrada.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	page, err := vehiclePage(c, v, f)
	if err != nil {
		return err
	}
	return c.Invalid(v.ShownPlate(), page)
}

func claimVisit(c *web.Context) error {
	if err := claim(c.Tx, c.ID("id"), c.ID("visita")); err != nil {
		return err
	}
	return c.Done(vehiclePath(c.ID("id")), "Visita atribuída a este veículo.")
}

func archiveVehicle(c *web.Context) error {
	if err := archive(c.Tx, c.ID("id"), true); err != nil {
		return err
	}
	return c.Done("/plugin/borracharia/veiculos", "Veículo arquivado.")
}

func reactivateVehicle(c *web.Context) error {
	if err := archive(c.Tx, c.ID("id"), false); err != nil {
		return err
	}
	return c.Done(vehiclePath(c.ID("id")), "Veículo reativado.")
}

// vehiclesPanel stands on the customer's page.
func vehiclesPanel(c *web.Context, customer int64) (templ.Component, error) {
	list, err := vehiclesOf(c.Tx, customer)
	if err != nil || (len(list) == 0 && !c.May(Edit)) {
		return nil, err
	}
	return CustomerVehicles(list, customer, c.May(Edit)), nil
}

// mostHits bounds what the global search shows of one kind.
const mostHits = 5

// searchVehicles adds vehicles to the global search, by plate or by customer.
func searchVehicles(c *web.Context, q string) ([]search.Hits, error) {
	if !c.May(See) || q == "" {
		return nil, nil
	}
	list, err := findVehicles(c.Tx, filter{Words: q, Limit: mostHits})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	hits := search.Hits{Title: "Veículos"}
	for _, v := range list {
		hits.Items = append(hits.Items, search.Hit{Title: v.ShownPlate(), Note: joinWith(" · ", v.Name(), v.Customer), Path: vehiclePath(v.ID), Icon: "truck"})
	}
	return []search.Hits{hits}, nil
}

func vehiclePath(id int64) string { return "/plugin/borracharia/veiculos/" + strconv.FormatInt(id, 10) }

func customerPath(id int64) string { return "/crm/clientes/" + strconv.FormatInt(id, 10) }

func newVehiclePath(customer int64) string {
	return "/plugin/borracharia/veiculos/novo?" + url.Values{"cliente": {strconv.FormatInt(customer, 10)}}.Encode()
}
