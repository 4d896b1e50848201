package demo

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/crm/rule"
)

// rulesOf are the recipes that each demo business has at work.
var rulesOf = []string{"oportunidade-parada", "titulo-vencido", "pos-venda"}

// setRules gives the business rules that have been at work for three days, so that their log is not empty.
func (s *shop) setRules(tx *db.Tx) error {
	now := tx.Now
	for _, key := range rulesOf {
		recipe, _ := rule.RecipeNamed(key)
		tx.Now = now.Add(-3 * 24 * time.Hour)
		r, err := rule.Save(tx, recipe.Rule)
		tx.Now = now
		if err != nil {
			return err
		}
		actor := tx.Actor
		for more := true; more; {
			if more, err = rule.Step(tx, r.ID); err != nil {
				return err
			}
		}
		tx.Actor = actor
	}
	return nil
}
