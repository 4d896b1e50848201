package account

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
)

// newToken makes 256 random bits: what a cookie or a program carries, kept nowhere.
func newToken() string {
	var raw [32]byte
	_, _ = rand.Read(raw[:]) // never fails since Go 1.24
	return base64.RawURLEncoding.EncodeToString(raw[:])
}

// hash is how a table knows a token: who reads the table can open nothing with it.
func hash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

func clip(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}
