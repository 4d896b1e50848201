package voucher

import (
	"strings"
	"testing"
)

func TestAVoucherCodeThatWasMistypedShows(t *testing.T) {
	for range 200 {
		code := newCode()
		for _, typed := range []string{code, strings.ToLower(code), PrintedCode(code), " " + code[:4] + " " + code[4:] + " "} {
			if got, err := ParseCode(typed); err != nil || got != code {
				t.Fatalf("%q read as %q: %v", typed, got, err)
			}
		}
		for i := range code {
			for _, other := range letters {
				wrong := code[:i] + string(other) + code[i+1:]
				if _, err := ParseCode(wrong); wrong != code && err == nil {
					t.Fatalf("%s passes for %s", wrong, code)
				}
			}
			if i > 0 && code[i-1] != code[i] {
				swapped := code[:i-1] + string(code[i]) + string(code[i-1]) + code[i+1:]
				if _, err := ParseCode(swapped); err == nil {
					t.Fatalf("%s passes for %s", swapped, code)
				}
			}
		}
	}
}

func TestWhatIsNoVoucherCodeIsRefused(t *testing.T) {
	for _, typed := range []string{"", "123", strings.Repeat("7", 40), "áéíóúáéíóúáé", "7K2M\x009QXW3BF", "'; drop table"} {
		if _, err := ParseCode(typed); err == nil {
			t.Errorf("%q was taken", typed)
		}
	}
}
