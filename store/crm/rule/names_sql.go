package rule

import (
	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/cause"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/person"
)

// ReadNames reads what rules of this account may name.
func ReadNames(tx *db.Tx) (n Names, err error) {
	for _, read := range []func() error{
		func() (err error) { n.Triggers, err = cause.All(tx); return err },
		func() (err error) { n.Tags, err = person.ListTags(tx); return err },
		func() (err error) { n.Members, err = account.Colleagues(tx); return err },
		func() (err error) { n.Pipelines, err = opportunity.ListPipelines(tx); return err },
		func() (err error) { n.Branches, err = account.Branches(tx); return err },
		func() (err error) { n.Origins, err = person.ListOrigins(tx); return err },
		func() (err error) { n.Company, err = account.Name(tx); return err },
	} {
		if err := read(); err != nil {
			return n, err
		}
	}
	return n, nil
}
