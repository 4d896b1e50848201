package account

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"strconv"
	"strings"
)

// SecretKey keys what is kept sealed in identities (second steps and recovery codes); serve sets it from OMNI_SECRET.
var SecretKey = []byte("omniservicos")

// derived is a key for one purpose only.
func derived(purpose string) []byte {
	key, err := hkdf.Key(sha256.New, SecretKey, nil, "omniservicos/"+purpose, 32)
	if err != nil {
		panic(err) // only a length of more than 8,160 bytes fails
	}
	return key
}

func mac(purpose, text string) []byte {
	m := hmac.New(sha256.New, derived(purpose))
	m.Write([]byte(text))
	return m.Sum(nil)
}

// LinkKey is the part of a public address that nobody can guess: 160 bits of what the installation's secret makes of one
// thing of one account. It is made again when it is shown again, and kept nowhere.
func LinkKey(kind string, account, number int64) string {
	sum := mac("link/"+kind, strconv.FormatInt(account, 10)+"/"+strconv.FormatInt(number, 10))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:20]))
}

// sealed encrypts a secret for one identity: moved to another's row it does not open.
func sealed(identity int64, secret string) string {
	raw := box().Seal(nil, nil, []byte(secret), owner(identity))
	return base64.RawStdEncoding.EncodeToString(raw)
}

func unsealed(identity int64, text string) (string, error) {
	raw, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		return "", err
	}
	secret, err := box().Open(nil, nil, raw, owner(identity))
	return string(secret), err
}

func owner(identity int64) []byte { return []byte(strconv.FormatInt(identity, 10)) }

func box() cipher.AEAD {
	block, err := aes.NewCipher(derived("totp"))
	if err != nil {
		panic(err) // the key has 32 bytes
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err) // AES has blocks of 16 bytes
	}
	return aead
}
