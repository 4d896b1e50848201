package crm

import (
	"omniservicos/store/account"
	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/person"
	"omniservicos/views/ui"
)

// KindOptions are the kinds of task to choose from.
func KindOptions() (options []ui.Option) {
	for _, k := range crm.Kinds {
		options = append(options, ui.Option{Value: k.Key, Label: k.Word})
	}
	return options
}

// OriginOptions are the origins in use, and the one that stands already.
func OriginOptions(list []person.Origin, now string) (options []ui.Option) {
	for _, o := range list {
		if !o.Archived || o.Key == now {
			options = append(options, ui.Option{Value: o.Key, Label: o.Name})
		}
	}
	return options
}

// TagOptions are tags to choose one of.
func TagOptions(list []person.Tag) (options []ui.Option) {
	for _, t := range list {
		options = append(options, ui.Option{Value: ui.ID(t.ID), Label: t.Name})
	}
	return options
}

// TeamOptions are teams to choose one of.
func TeamOptions(list []account.Team) (options []ui.Option) {
	for _, t := range list {
		options = append(options, ui.Option{Value: ui.ID(t.ID), Label: t.Name})
	}
	return options
}

// ColleagueOptions are people of the business to choose one of.
func ColleagueOptions(list []account.Colleague) (options []ui.Option) {
	for _, p := range list {
		options = append(options, ui.Option{Value: ui.ID(p.ID), Label: p.Name})
	}
	return options
}

// StageOptions are the stages of all funnels, each under its funnel's name.
func StageOptions(list []opportunity.Pipeline) (options []ui.Option) {
	for _, p := range list {
		for _, s := range p.Stages {
			options = append(options, ui.Option{Value: ui.ID(s.ID), Label: s.Name, Group: p.Name})
		}
	}
	return options
}
