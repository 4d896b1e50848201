package rule

import (
	store "omniservicos/store/crm/rule"
	"omniservicos/views/ui"
)

// ListView is the account's automations, and the recipes to begin with.
type ListView struct {
	Rules   []store.Summary
	Names   store.Names
	MayEdit bool
}

func (v ListView) facts() string {
	on := 0
	for _, r := range v.Rules {
		if r.Active() {
			on++
		}
	}
	return ui.Counted(on, "ligada", "ligadas") + " de " + ui.Counted(len(v.Rules), "automação", "automações")
}

// recipes are those whose trigger the account has.
func (v ListView) recipes() (list []store.Recipe) {
	for _, r := range store.Recipes {
		if v.Names.Trigger(r.Rule.Cause).Name != "" {
			list = append(list, r)
		}
	}
	return list
}
