package web

import (
	"crypto/sha256"
	"sync"
)

// known remembers which account each token was last seen to open, and nothing else: whether it still does is asked inside
// that account's transaction, in the same trip as the settings. A session never changes its account (a change of account
// makes a new token), so what is remembered may be useless but never wrong.
type known struct {
	mu       sync.RWMutex
	accounts map[[32]byte]int64
}

// mostKnown bounds the memory; beyond it everything is learned anew.
const mostKnown = 20_000

func (k *known) of(token string) (account int64, ok bool) {
	key := sha256.Sum256([]byte(token))
	k.mu.RLock()
	defer k.mu.RUnlock()
	account, ok = k.accounts[key]
	return account, ok
}

func (k *known) learn(token string, account int64) {
	key := sha256.Sum256([]byte(token))
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.accounts == nil || len(k.accounts) >= mostKnown {
		k.accounts = map[[32]byte]int64{}
	}
	k.accounts[key] = account
}

func (k *known) forget(token string) {
	key := sha256.Sum256([]byte(token))
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.accounts, key)
}
