package web

import (
	"crypto/sha256"
	"sync"

	"omniservicos/store/account"
)

// known remembers what each token was last seen to open. Whether it still does is asked in the transaction itself, with
// its first trip: what is remembered may be useless, but nothing is read or written by it (db.Premise). A session never
// changes its account: a change of account makes a new token.
type known struct {
	mu   sync.RWMutex
	seen map[[32]byte]opened
}

// opened is the account that a token opens and, once it was inside, its pass.
type opened struct {
	account int64
	pass    *account.Pass
}

// mostKnown bounds the memory; beyond it everything is learned anew.
const mostKnown = 5_000

func (k *known) of(token string) (o opened, ok bool) {
	key := sha256.Sum256([]byte(token))
	k.mu.RLock()
	defer k.mu.RUnlock()
	o, ok = k.seen[key]
	return o, ok
}

func (k *known) learn(token string, o opened) {
	key := sha256.Sum256([]byte(token))
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.seen == nil || len(k.seen) >= mostKnown {
		k.seen = map[[32]byte]opened{}
	}
	k.seen[key] = o
}

func (k *known) forget(token string) {
	key := sha256.Sum256([]byte(token))
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.seen, key)
}
