package borracharia

import (
	"strconv"

	"omniservicos/store/person"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// vehicleForm registers or edits a vehicle. Its customer is found by what is typed; where that finds several, one is
// chosen among Owners.
type vehicleForm struct {
	form.Form
	Vehicle Vehicle
	Owners  []person.Person
}

func (f *vehicleForm) Read() {
	v := &f.Vehicle
	typed := f.Text("placa", 20, "Informe a placa.")
	plate, old, err := ParsePlate(typed)
	f.Blame(err)
	v.Plate, v.OldPlate = plate, old
	v.Make = f.Text("marca", 40, "")
	v.Model = f.Text("modelo", 60, "")
	v.Note = f.Lines("observacao", 500, "")
	f.Text("cliente", 100, "")
	v.Year = 0
	if f.Value("ano") != "" {
		v.Year = f.Int("ano", 1900, 2100, "Informe o ano com quatro números, como 2021.")
	}
	if v.ID == 0 && f.Value("km") != "" {
		v.Km = int64(f.Int("km", 0, mostKm, "Informe a quilometragem só com números, de 0 a 9.999.999."))
	}
}

// draw fills the form from a vehicle.
func (f *vehicleForm) draw(v Vehicle) {
	f.Vehicle = v
	f.Set("placa", v.ShownPlate())
	f.Set("marca", v.Make)
	f.Set("modelo", v.Model)
	f.Set("observacao", v.Note)
	f.Set("cliente", v.Customer)
	if v.Year != 0 {
		f.Set("ano", strconv.Itoa(v.Year))
	}
	if v.CustomerID != nil {
		f.Set("pessoa", strconv.FormatInt(*v.CustomerID, 10))
	}
}

// kmForm notes what the odometer says.
type kmForm struct {
	form.Form
	Km     int64
	Reason string
}

func (f *kmForm) Read() {
	f.Km = int64(f.Int("km", 0, mostKm, "Informe a quilometragem só com números, de 0 a 9.999.999."))
	f.Reason = f.Text("motivo", 200, "")
}

// ownerOptionsOf are people to choose one of, told apart by their documents.
func ownerOptionsOf(people []person.Person) (options []ui.Option) {
	for _, p := range people {
		options = append(options, ui.Option{Value: strconv.FormatInt(p.ID, 10), Label: p.Name, Help: p.TaxID.String()})
	}
	return options
}
