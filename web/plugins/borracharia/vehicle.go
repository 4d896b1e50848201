package borracharia

import (
	"strconv"
	"time"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/store/words"
)

// Vehicle is what a customer comes with.
type Vehicle struct {
	ID         int64      `db:"id"`
	Plate      Plate      `db:"plate"`
	OldPlate   bool       `db:"old_plate"` // it still carries the grey plate
	Make       string     `db:"make"`
	Model      string     `db:"model"`
	Year       int        `db:"year"` // 0: unknown
	Km         int64      `db:"km"`   // of the last reading
	Note       string     `db:"note"`
	CustomerID *int64     `db:"customer_id"`
	ArchivedAt *time.Time `db:"archived_at"`

	Customer string // the name, read apart
}

// Reading is what the odometer said when somebody looked.
type Reading struct {
	Km     int64     `db:"km"`
	Reason string    `db:"reason"`
	At     time.Time `db:"at"`
	Actor  string    `db:"actor"`
}

// Visit is a sale to the vehicle's customer.
type Visit struct {
	ID          int64       `db:"id"`
	SaleID      int64       `db:"sale_id"`
	CustomerID  int64       `db:"customer_id"`
	VehicleID   *int64      `db:"vehicle_id"` // nil: the customer has several, and nobody has said which
	Till        string      `db:"till"`
	Number      int64       `db:"number"`
	Total       money.Cents `db:"total"`
	At          time.Time   `db:"at"`
	CancelledAt *time.Time  `db:"cancelled_at"`
}

// mostKm is beyond any odometer.
const mostKm = 9_999_999

// ShownPlate is the plate as it stands on the vehicle.
func (v Vehicle) ShownPlate() string {
	if v.OldPlate && v.Plate.Old() != "" {
		return v.Plate.Old()
	}
	return v.Plate.String()
}

// OtherPlate is its other writing, if there is one.
func (v Vehicle) OtherPlate() string {
	if v.OldPlate {
		return v.Plate.String()
	}
	return v.Plate.Old()
}

// Name is make, model and year: "Fiat Strada 2021".
func (v Vehicle) Name() string {
	year := ""
	if v.Year != 0 {
		year = strconv.Itoa(v.Year)
	}
	return words.OneLine(v.Make + " " + v.Model + " " + year)
}

// CheckKm refuses an odometer that runs backwards, unless somebody says why.
func (v Vehicle) CheckKm(km int64, reason string) error {
	if km < 0 || km > mostKm {
		return fault.Blame("km", "Informe a quilometragem, de 0 a 9.999.999.")
	}
	if km < v.Km && reason == "" {
		return fault.Blame("motivo", "O hodômetro já marcou "+kilometres(v.Km)+": para registrar menos, diga o motivo, como a troca do painel.")
	}
	return nil
}

// MayTake says whether a visit can be said to be this vehicle's.
func (v Vehicle) MayTake(visit Visit) error {
	switch {
	case visit.VehicleID != nil && *visit.VehicleID != v.ID:
		return fault.Refuse("Esta visita já é de outro veículo.")
	case v.CustomerID == nil || *v.CustomerID != visit.CustomerID:
		return fault.Refuse("Esta visita é de outro cliente.")
	}
	return nil
}

func kilometres(km int64) string { return quantity.Units(km).Of("km") }
