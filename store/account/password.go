package account

import (
	_ "embed"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"

	"omniservicos/store/fault"
)

// argonParams cost some 31 ms and 19 MiB a hash (reliability.md §4): dear to who guesses, cheap to who enters.
var argonParams = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// nobody is the hash of a password that no one has: an unknown e-mail costs the same time as a wrong password.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$HzsOdDcIRh//cr7JrnHxSA$IyuHmxaD2/4DGYUiXMr1mk73IqdAhBEFVJkBE87OE5g"

// Lengths of a password, in characters. Nothing is asked of its composition, nothing is cut off.
const (
	shortestPassword = 8
	longestPassword  = 256
)

//go:embed passwords.txt
var commonList string

// common are passwords that everybody tries first.
var common = func() map[string]bool {
	m := map[string]bool{}
	for _, s := range strings.Fields(commonList) {
		m[s] = true
	}
	return m
}()

// checkPassword refuses what is guessed first.
func checkPassword(s string) error {
	n := utf8.RuneCountInString(s)
	switch {
	case n < shortestPassword:
		return fault.Blame("senha", "A senha precisa de pelo menos 8 caracteres.")
	case n > longestPassword:
		return fault.Blame("senha", "A senha pode ter até 256 caracteres.")
	case common[strings.ToLower(s)]:
		return fault.Blame("senha", "Esta senha está entre as mais usadas e seria adivinhada logo. Escolha outra.")
	}
	return nil
}

// NewPasswordHash refuses a weak password and hashes a good one. It is slow on purpose: never inside a transaction.
func NewPasswordHash(s string) (string, error) {
	if err := checkPassword(s); err != nil {
		return "", err
	}
	return hashPassword(s)
}

func hashPassword(s string) (phc string, err error) {
	err = inTurn(func() error {
		phc, err = argon2id.CreateHash(s, argonParams)
		return err
	})
	return phc, err
}

// matches says whether the password is the one of the hash, and whether the hash is older than our parameters.
func matches(password, phc string) (ok, old bool, err error) {
	if utf8.RuneCountInString(password) > longestPassword {
		password = "" // longer than any password may be: not worth hashing, and wrong all the same
	}
	err = inTurn(func() error {
		match, p, err := argon2id.CheckHash(password, phc)
		if err != nil {
			return nil // what is no hash is nobody's password
		}
		ok, old = match, p.Memory != argonParams.Memory || p.Iterations != argonParams.Iterations
		return nil
	})
	return ok, old, err
}

const (
	hashers = 2  // at a time: 19 MiB each
	queue   = 20 // that may wait
)

var (
	turns   = make(chan struct{}, hashers)
	waiting atomic.Int64
)

// inTurn bounds what a crowd at the door may cost: two hash, twenty wait, the rest are told to come back.
func inTurn(fn func() error) error {
	if waiting.Add(1) > hashers+queue {
		waiting.Add(-1)
		return fault.Busy("Muita gente está entrando agora. Tente de novo em alguns segundos.")
	}
	defer waiting.Add(-1)
	turns <- struct{}{}
	defer func() { <-turns }()
	return fn()
}
