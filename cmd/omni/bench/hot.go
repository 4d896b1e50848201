package bench

import (
	"context"
	"fmt"
)

// hotClients is how many sell at once where one product is in every sale: its balance is one row, which each sale holds
// until it is on the disk.
const hotClients = 32

// compareHot sells with the same product in every sale and without, in turn, beside what the yardstick makes of the same: its
// balance is locked through the flush as well.
func (b *bench) compareHot(ctx context.Context, clients int) error {
	rounds := map[bool][]round{}
	sql := map[bool][]round{}
	for i := range b.Rounds {
		for _, hot := range []bool{false, true} {
			b.say("# %d clientes, produto em toda venda: %t, rodada %d de %d", clients, hot, i+1, b.Rounds)
			b.hot = hot
			y, s, err := b.both(ctx, clients)
			if err != nil {
				return err
			}
			sql[hot], rounds[hot] = append(sql[hot], y), append(rounds[hot], s)
		}
	}
	b.hot = false
	hot, cold := middle(rounds[true]), middle(rounds[false])
	b.print(fmt.Sprintf("sale.hot.c%d.per_s", clients), hot.perSecond, "vendas/s, o mesmo produto em todas")
	b.print(fmt.Sprintf("sale.cold.c%d.per_s", clients), cold.perSecond, "vendas/s, sem ele")
	b.print(fmt.Sprintf("sale.hot_ratio.c%d", clients), hot.perSecond/cold.perSecond, "razão")
	b.print(fmt.Sprintf("sale.hot.c%d.p99_ms", clients), hot.p99, "ms")
	b.print(fmt.Sprintf("sql.hot.c%d.per_s", clients), middle(sql[true]).perSecond, "vendas/s do limite, o mesmo produto em todas")
	b.print(fmt.Sprintf("sql.hot_ratio.c%d", clients), middle(sql[true]).perSecond/middle(sql[false]).perSecond, "razão do limite")
	return nil
}
