package main

import (
	"context"
	"errors"
	"fmt"
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

// sumAll goes on with the next account where one fails: each is a business of its own.
func sumAll(ctx context.Context, d *db.DB) error {
	var accounts []int64
	err := d.Global(ctx, func(tx *db.GlobalTx) error { return tx.List(&accounts, `select id from accounts order by id`) })
	for _, a := range accounts {
		if failed := sumOne(ctx, d, a); failed != nil {
			err = errors.Join(err, fmt.Errorf("account %d: %w", a, failed))
		}
	}
	return err
}

func sumOne(ctx context.Context, d *db.DB, account int64) (err error) {
	scope := db.Scope{Account: account, Actor: db.Actor{Name: "sistema"}, Timeout: time.Minute}
	for more := true; more && err == nil && ctx.Err() == nil; {
		err = d.InAccount(ctx, scope, func(tx *db.Tx) (err error) {
			more, err = rollup.Roll(tx)
			return err
		})
	}
	return err
}
