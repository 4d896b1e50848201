package webtest

import (
	"os"
	"testing"
)

// Figures skips a test that measures and judges nothing, unless make figures asks for it.
func Figures(t testing.TB) {
	t.Helper()
	if os.Getenv("FIGURES") == "" {
		t.Skip("make figures mede")
	}
}
