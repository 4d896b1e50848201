package cause

import (
	"slices"
	"sync"
	"time"

	"omniservicos/db"
)

// Trigger is one kind of cause. Find reads those in the window, oldest first; it must find the same ones again when asked
// again, and each under the same Key.
type Trigger struct {
	Name   string // never renamed: rules carry it
	Group  string // Vendas, Funil, Orçamentos …
	Title  string // after "quando": "uma venda é finalizada", "uma oportunidade está parada há N dias"
	Days   bool   // asks for the N of its title
	Fields []Field
	Plugin string // whose it is; empty: the core's
	Find   func(tx *db.Tx, w Window) ([]Cause, error)
}

// Knows says whether its causes know this.
func (t Trigger) Knows(f Field) bool { return slices.Contains(t.Fields, f) }

var (
	lock       sync.RWMutex
	registered []Trigger
)

// Register adds triggers to the one list, once each: store.go brings the core's, web.New those of plugins.
func Register(plugin string, list ...Trigger) {
	lock.Lock()
	defer lock.Unlock()
	for _, t := range list {
		t.Plugin = plugin
		if !slices.ContainsFunc(registered, func(o Trigger) bool { return o.Name == t.Name }) {
			registered = append(registered, t)
		}
	}
}

// All are the triggers that this account has: a plugin's rest while it is off.
func All(tx *db.Tx) (list []Trigger, err error) {
	lock.RLock()
	defer lock.RUnlock()
	for _, t := range registered {
		on := true
		if t.Plugin != "" {
			if on, err = tx.PluginOn(t.Plugin); err != nil {
				return nil, err
			}
		}
		if on {
			list = append(list, t)
		}
	}
	return list, nil
}

// Named finds one of them.
func Named(tx *db.Tx, name string) (t Trigger, found bool, err error) {
	list, err := All(tx)
	i := slices.IndexFunc(list, func(t Trigger) bool { return t.Name == name })
	if err != nil || i < 0 {
		return t, false, err
	}
	return list[i], true, nil
}

// skew is how far the clocks of two servers may stand apart.
const skew = time.Hour

// FirstID is below the id of any row that was written in the window (db.FirstID). In a rehearsal it is 0.
func (w Window) FirstID() int64 {
	if w.Past {
		return 0
	}
	return db.FirstID(w.From.Add(-skew))
}
