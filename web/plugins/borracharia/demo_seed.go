package borracharia

import (
	"fmt"

	"omniservicos/db"
	"omniservicos/store/person"
)

// seed gives twenty customers a car each, half of them with the old plate.
func seed(tx *db.Tx) error {
	customers, err := person.List(tx, person.Filter{Kind: person.Natural, Limit: 20})
	if err != nil {
		return err
	}
	cars := []struct{ make, model string }{{"Fiat", "Uno"}, {"VW", "Gol"}, {"GM", "Onix"}, {"Toyota", "Corolla"}, {"Ford", "Ka"}}
	for i, c := range customers {
		typed := fmt.Sprintf("RTA%dB%02d", i%10, 10+i)
		if i%2 == 0 {
			typed = fmt.Sprintf("KGB%04d", 1203+i*37)
		}
		plate, old, err := ParsePlate(typed)
		if err != nil {
			return err
		}
		car := cars[i%len(cars)]
		v := Vehicle{Plate: plate, OldPlate: old, Make: car.make, Model: car.model, Year: 2010 + i%14, Km: int64(23_400 + i*4_700), CustomerID: &c.ID}
		if _, err := create(tx, v); err != nil {
			return err
		}
	}
	return nil
}
