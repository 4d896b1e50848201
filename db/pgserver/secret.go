package pgserver

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
)

func secretFile(root, name string) string { return filepath.Join(root, name+".secret") }

// secret reads a password, or makes one of 128 random bits or more. Of two processes that make it at once the first wins,
// and the file never holds half of it: it is written aside and linked into place.
func secret(root, name string) (string, error) {
	path := secretFile(root, name)
	if kept, err := os.ReadFile(path); !errors.Is(err, os.ErrNotExist) {
		return string(kept), err
	}
	draft, err := os.CreateTemp(root, name+".secret-") // 0600
	if err != nil {
		return "", err
	}
	defer os.Remove(draft.Name())
	_, err = draft.WriteString(rand.Text())
	if err := errors.Join(err, draft.Sync(), draft.Close()); err != nil {
		return "", err
	}
	if err := os.Link(draft.Name(), path); err != nil && !errors.Is(err, os.ErrExist) {
		return "", err
	}
	kept, err := os.ReadFile(path)
	return string(kept), err
}

// KeptSecret is the secret kept under a name in a data root, made at its first use: for a program whose server is another's.
func KeptSecret(root, name string) (string, error) { return secret(root, name) }
