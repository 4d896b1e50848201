package main

import (
	"context"
	"log/slog"
	"time"

	"omniservicos/db"
	"omniservicos/store/pdv/rollup"
)

// sumsEvery is how often the sales that came in are added to the sums that reports read. Who reads meanwhile adds the rest.
const sumsEvery = 2 * time.Minute

// keepSums adds them, account by account, until ctx ends. No sale announces itself for this: it would cost each one.
func keepSums(ctx context.Context, d *db.DB) {
	for {
		if err := sumAll(ctx, d); err != nil && ctx.Err() == nil {
			slog.Error("sums", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(sumsEvery):
		}
	}
}

func sumAll(ctx context.Context, d *db.DB) error {
	var accounts []int64
	err := d.Global(ctx, func(tx *db.GlobalTx) error { return tx.List(&accounts, `select id from accounts order by id`) })
	if err != nil {
		return err
	}
	for _, a := range accounts {
		for more := true; more; {
			if ctx.Err() != nil {
				return nil
			}
			err := d.InAccount(ctx, db.Scope{Account: a, Actor: db.Actor{Name: "sistema"}, Timeout: time.Minute}, func(tx *db.Tx) (err error) {
				more, err = rollup.Roll(tx)
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
