package offline

import (
	"fmt"
	"strconv"

	"omniservicos/handlers/pdv/may"
	"omniservicos/store/account"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/offline"
	view "omniservicos/views/pdv/offline"
	"omniservicos/views/pdv/part"
	"omniservicos/web"
)

func idText(n int64) string { return strconv.FormatInt(n, 10) }

// listSynced shows what was sold without the server and raised a question.
func listSynced(c *web.Context) error {
	all := c.Query("todas") != ""
	rows, err := offline.List(c.Tx, all, c.Number("depois"))
	if err != nil {
		return err
	}
	v := view.SyncedView{Rows: rows, All: all, Zone: c.Tx.Zone(), Reviews: c.May(may.Review)}
	if len(rows) > pdv.PageSize {
		v.Rows = rows[:pdv.PageSize]
		v.Older = fmt.Sprintf("/pdv/contingencia?depois=%d", v.Rows[pdv.PageSize-1].ID)
		if all {
			v.Older += "&todas=1"
		}
	}
	if v.People, err = account.Names(c.Tx, seenBy(v.Rows)); err != nil {
		return err
	}
	return c.Page("Vendas fora do ar", view.Synced(v))
}

// seenBy are the people who looked.
func seenBy(rows []offline.Row) (ids []int64) {
	for _, r := range rows {
		if r.SeenBy != nil {
			ids = append(ids, *r.SeenBy)
		}
	}
	return ids
}

func markSeen(c *web.Context) error {
	if err := offline.MarkSeen(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done("/pdv/contingencia", "Conferida.")
}

func repostDocument(c *web.Context) error {
	sale, err := offline.Repost(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done(part.SalePath(sale.ID, ""), "Venda lançada.")
}
