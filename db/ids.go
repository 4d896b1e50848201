package db

import (
	"crypto/rand"
	"encoding/binary"
	"sync/atomic"
	"time"
)

// idEpoch is the first instant of 2026 in UTC: 41 bits of milliseconds reach the year 2095.
var idEpoch = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()

// idCounter starts at a random place, so that two processes started together do not walk the same numbers.
var idCounter = func() *atomic.Uint64 {
	var seed [8]byte
	_, _ = rand.Read(seed[:]) // never fails since Go 1.24
	c := new(atomic.Uint64)
	c.Store(binary.LittleEndian.Uint64(seed[:]))
	return c
}()

// NewID makes a time-ordered id: 41 bits of milliseconds since 2026, 22 bits of a counter. It is unique within an
// account by that table's key; it costs no round trip, so parents and children are inserted together.
func NewID() int64 { return idAt(time.Now()) }

func idAt(at time.Time) int64 {
	return (at.UnixMilli()-idEpoch)<<22 | int64(idCounter.Add(1)&(1<<22-1))
}

// FirstID is no higher than any id made from then on: the key of a table finds what is newer without an index of its own.
func FirstID(at time.Time) int64 { return max(0, at.UnixMilli()-idEpoch) << 22 }
