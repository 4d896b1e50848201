package demo

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/person"
	"omniservicos/store/quantity"
)

// setPrices leaves a wholesale list, by which two companies buy, and two promotions. It comes after the past: those sales
// were made at varejo.
func (s *shop) setPrices(tx *db.Tx) error {
	list, err := catalogue.SaveList(tx, catalogue.PriceList{Name: "Atacado", Percent: 800})
	if err != nil {
		return err
	}
	for i := range 6 {
		p := s.products[len(s.products)/3+i]
		if err := catalogue.SetListPrice(tx, list.ID, p.ID, p.Price-p.Price.Percent(1200)); err != nil {
			return err
		}
	}
	companies := 0
	for _, c := range s.customers {
		if c.Kind != person.Legal || companies == 2 {
			continue
		}
		companies++
		if err := catalogue.SetPersonList(tx, c.ID, list.ID); err != nil {
			return err
		}
	}
	return s.promote(tx)
}

// promote offers a pack of one product every day, and a category cheaper on Tuesdays and Thursdays.
func (s *shop) promote(tx *db.Tx) error {
	today, p := dates.Of(tx.Now, tx.Zone()), s.products[len(s.products)/2]
	pack := p.Price*3 - p.Price.Percent(4000)
	for _, promotion := range []catalogue.Promotion{
		{Name: "Leve 3 por " + pack.String(), Kind: catalogue.Pack, ProductID: p.ID, From: quantity.Units(3), Price: pack, StartsOn: today.AddDays(-7), EndsOn: today.AddDays(60)},
		{
			Name: "Terça e quinta com 10% de desconto", Kind: catalogue.PercentOff, CategoryID: s.products[len(s.products)-20].CategoryID, Percent: 1000,
			StartsOn: today.AddDays(-7), Weekdays: 1<<time.Tuesday | 1<<time.Thursday, FromMinute: 8 * 60, ToMinute: 18 * 60,
		},
	} {
		if _, err := catalogue.SavePromotion(tx, promotion); err != nil {
			return err
		}
	}
	return nil
}
