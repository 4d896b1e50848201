package storetest

import (
	"sync"

	"omniservicos/db"
	"omniservicos/store"
)

var connecting sync.Mutex

// Connect subscribes the core's modules once per database: tests run in parallel.
func Connect(d *db.DB) {
	connecting.Lock()
	defer connecting.Unlock()
	if !subscribed[d] {
		subscribed[d] = true
		store.Subscribe(d.Bus)
	}
}
