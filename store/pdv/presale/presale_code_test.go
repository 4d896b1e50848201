package presale

import "testing"

func TestPresaleCodesAtTheCodeField(t *testing.T) {
	for typed, want := range map[string]int64{"P12": 12, "p12": 12, " p 7 ": 7, "P0": 0, "P": 0, "12": 0, "PP1": 0, "P1,5": 0, "P-3": 0, "P9999999999": 0, "Papel": 0, "3*P12": 0} {
		if got, ok := ReadCode(typed); got*btoi(ok) != want {
			t.Errorf("%q is %d", typed, got)
		}
	}
}

func btoi(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
