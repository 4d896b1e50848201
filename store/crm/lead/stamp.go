package lead

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"time"

	"omniservicos/store/fault"
)

// A stamp says when a form's page was drawn, and cannot be made by others: programs that fill in forms send them at once,
// or send an old page again and again. It also is the key by which a page that is sent twice is received once.
const (
	soonest = 2 * time.Second
	latest  = 24 * time.Hour
)

// Stamp for a page that is drawn now.
func (f Form) Stamp(now time.Time) string {
	raw := make([]byte, 16, 16+sha256.Size)
	binary.BigEndian.PutUint64(raw, uint64(now.UnixMilli()))
	_, _ = rand.Read(raw[8:]) // never fails since Go 1.24
	return base64.RawURLEncoding.EncodeToString(append(raw, f.seal(raw)...))
}

func (f Form) seal(raw []byte) []byte {
	mac := hmac.New(sha256.New, f.Secret)
	mac.Write(raw)
	return mac.Sum(nil)
}

// drawn is when the page with this stamp was drawn; not ok, it is none of ours.
func (f Form) drawn(stamp string) (at time.Time, ok bool) {
	raw, err := base64.RawURLEncoding.DecodeString(stamp)
	if err != nil || len(raw) != 16+sha256.Size || !hmac.Equal(raw[16:], f.seal(raw[:16])) {
		return at, false
	}
	return time.UnixMilli(int64(binary.BigEndian.Uint64(raw))), true
}

// checkStamp refuses what nobody typed, and what was typed too long ago. The page is drawn again with what stood in it.
func (f Form) checkStamp(stamp string, now time.Time) error {
	at, ok := f.drawn(stamp)
	switch {
	case !ok || now.Sub(at) > latest:
		return fault.Refuse("Esta página ficou aberta por muito tempo. Confira o que escreveu e envie de novo.")
	case now.Sub(at) < soonest:
		return fault.Refuse("O envio foi rápido demais. Confira o que escreveu e envie de novo.")
	}
	return nil
}

// StampAgain is the stamp for a page that is drawn again with a refusal: the same one while it is good, since the visitor
// has been there for long enough.
func (f Form) StampAgain(stamp string, now time.Time) string {
	if at, ok := f.drawn(stamp); ok && now.Sub(at) <= latest {
		return stamp
	}
	return f.Stamp(now.Add(-soonest)) // who was refused for it need not wait once more
}
