// Package uuid7 makes the ids of what a client may send twice: a sale at the till, a line, an API call.
package uuid7

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"time"
)

// New is a UUID of version 7 (RFC 9562): 48 bits of milliseconds, so that keys grow with time, then chance.
func New() string {
	var id [16]byte
	rand.Read(id[6:]) // never fails: crypto/rand ends the program instead
	var now [8]byte
	binary.BigEndian.PutUint64(now[:], uint64(time.Now().UnixMilli()))
	copy(id[:6], now[2:])
	id[6] = id[6]&0x0f | 0x70
	id[8] = id[8]&0x3f | 0x80
	h := hex.EncodeToString(id[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// Valid says whether s is a UUID of version 4 or 7 in its canonical writing: lower-case, 8-4-4-4-12.
func Valid(s string) bool {
	if len(s) != 36 || s[14] != '4' && s[14] != '7' {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; i {
		case 8, 13, 18, 23:
			if c != '-' {
				return false
			}
		case 19: // the variant of RFC 9562
			if c != '8' && c != '9' && c != 'a' && c != 'b' {
				return false
			}
		default:
			if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
				return false
			}
		}
	}
	return true
}
