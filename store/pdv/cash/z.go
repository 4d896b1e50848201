package cash

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"time"
)

// Z is the redução Z of one closing: numbered by its till without a gap, never changed. A shift that was reopened gets
// another Z with the next number, which names the one that it supersedes.
type Z struct {
	TillID       int64     `db:"till_id"`
	Number       int64     `db:"number"`
	ShiftID      int64     `db:"shift_id"`
	Closing      int       `db:"closing"`
	Supersedes   *int64    `db:"supersedes"`
	SupersededBy *int64    `db:"superseded_by"`
	At           time.Time `db:"at"`
	Content      string    `db:"content"`
	PreviousHash []byte    `db:"previous_hash"`
	Hash         []byte    `db:"hash"`
}

// Reading is the content as it was at the closing.
func (z *Z) Reading() (r Reading, err error) {
	err = json.Unmarshal([]byte(z.Content), &r)
	return r, err
}

// seal gives the Z its place in the till's row: its hash takes in the one before.
func (z *Z) seal() { z.Hash = z.chain() }

func (z *Z) chain() []byte {
	head, _ := json.Marshal(map[string]any{ // keys sorted by json: one text for one Z
		"till": z.TillID, "number": z.Number, "shift": z.ShiftID, "closing": z.Closing, "supersedes": z.Supersedes, "at": z.At.UTC().UnixMicro(),
	})
	h := sha256.New()
	h.Write(z.PreviousHash)
	h.Write(head)
	h.Write([]byte(z.Content))
	return h.Sum(nil)
}

// follows says whether z stands rightly after the Z before it (number 0 and no hash: it is the first).
func (z *Z) follows(number int64, hash []byte) bool {
	return z.Number == number+1 && bytes.Equal(z.PreviousHash, hash) && bytes.Equal(z.chain(), z.Hash)
}
