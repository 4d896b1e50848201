package uuid7_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"omniservicos/store/uuid7"
)

func TestNew(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		before := time.Now().UnixMilli()
		id := uuid7.New()
		after := time.Now().UnixMilli()
		if !uuid7.Valid(id) || id[14] != '7' || seen[id] {
			t.Fatalf("%s is not a new UUID of version 7", id)
		}
		seen[id] = true
		made, err := strconv.ParseInt(strings.ReplaceAll(id[:13], "-", ""), 16, 64)
		if err != nil || made < before || made > after {
			t.Fatalf("%s tells %d, made between %d and %d", id, made, before, after)
		}
	}
}

func TestValid(t *testing.T) {
	for id, want := range map[string]bool{
		"017f22e2-79b0-7cc3-98c4-dc0c0c07398f":   true, // RFC 9562
		"919108f7-52d1-4320-9bac-f847db4148a8":   true,
		"017F22E2-79B0-7CC3-98C4-DC0C0C07398F":   false,
		"c232ab00-9414-11ec-b3c8-9f6bdeced846":   false, // version 1
		"017f22e2-79b0-7cc3-78c4-dc0c0c07398f":   false, // another variant
		"017f22e279b07cc398c4dc0c0c07398f":       false,
		"{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}": false,
		"017f22e2-79b0-7cc3-98c4-dc0c0c07398":    false,
		"017f22e2-79b0-7cc3-98c4-dc0c0c07398g":   false,
		"017f22e2079b0-7cc3-98c4-dc0c0c07398f":   false,
		"00000000-0000-0000-0000-000000000000":   false,
		"":                                       false,
	} {
		if got := uuid7.Valid(id); got != want {
			t.Errorf("Valid(%q) = %v", id, got)
		}
	}
}
