package account

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"encoding/hex"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"

	"omniservicos/store/fault"
)

const (
	stepSeconds   = 30 // a code lives for one step, and is taken one step early or late
	recoveryCodes = 10
)

var errWrongCode = fault.Blame("codigo", "Este código não confere ou já foi usado. Espere o próximo e tente de novo.")

// SecondStep is what an authenticator app is told: by its camera, or typed.
type SecondStep struct {
	Secret string // base32
	URL    string // otpauth://…, for a QR code
}

// Offered is the second step offered to a pending session. It comes out of the session and our key, so that looking at
// the page again writes nothing and shows the same.
func Offered(m Me) (SecondStep, error) {
	key, err := totp.Generate(totp.GenerateOpts{
		Issuer: "OmniServicos", AccountName: m.Email, Secret: mac("offer", strconv.FormatInt(m.SessionID, 10))[:20],
	})
	if err != nil {
		return SecondStep{}, err
	}
	return SecondStep{Secret: key.Secret(), URL: key.URL()}, nil
}

// usedStep is the step that the code belongs to: the present one or a neighbour, never one already used.
func usedStep(secret, code string, now time.Time, last int64) (int64, bool) {
	present := now.Unix() / stepSeconds
	for step := max(present-1, last+1); step <= present+1; step++ {
		want, err := hotp.GenerateCode(secret, uint64(step))
		if err == nil && subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			return step, true
		}
	}
	return 0, false
}

// newRecovery makes the codes for a day without the phone, and what of them is kept.
func newRecovery() (codes, hashes []string) {
	for range recoveryCodes {
		var raw [10]byte
		_, _ = rand.Read(raw[:]) // never fails since Go 1.24
		text := strings.ToLower(base32.StdEncoding.EncodeToString(raw[:]))
		code := text[:4] + "-" + text[4:8] + "-" + text[8:12] + "-" + text[12:]
		codes, hashes = append(codes, code), append(hashes, recoveryHash(code))
	}
	return codes, hashes
}

// recoveryHash reads a code as people copy it, with or without hyphens and capitals.
func recoveryHash(code string) string { return hex.EncodeToString(mac("recovery", bareCode(code))) }

func bareCode(code string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' {
			return -1
		}
		return unicode.ToLower(r)
	}, code)
}
