package opportunity

import (
	"strconv"

	"omniservicos/store/crm/opportunity"
	views "omniservicos/views/crm/opportunity"
	"omniservicos/web"
)

func showTable(c *web.Context) error {
	v, err := viewOf(c, c.ID("id"), c.URL())
	if err != nil {
		return err
	}
	v.Filter.State, v.ByValue = stateOf(c), c.Query("ordem") == "valor"
	v.Filter.StageID = c.Number("etapa")
	if v.List, err = opportunity.List(c.Tx, v.Filter, v.ByValue, c.Number("depois")); err != nil {
		return err
	}
	v.More = len(v.List) > opportunity.ListSize
	v.List = v.List[:min(len(v.List), opportunity.ListSize)]
	if v.Count, v.Sum, err = opportunity.Sum(c.Tx, v.Filter); err != nil {
		return err
	}
	return c.Page("Funil", views.Table(v))
}

func stateOf(c *web.Context) string {
	for _, s := range []string{opportunity.Won, opportunity.Lost} {
		if c.Query("situacao") == s {
			return s
		}
	}
	return opportunity.Open
}

// signed reads a place in a column, which may be negative; what is no number is the beginning.
func signed(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return -1 << 63
	}
	return n
}
