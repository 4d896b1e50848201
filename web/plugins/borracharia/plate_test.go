package borracharia

import "testing"

func TestEveryWritingOfAPlateIsOneKey(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed, key string
		old        bool
	}{
		{"abc 1234", "ABC1C34", true}, {"ABC-1234", "ABC1C34", true}, {"ABC1C34", "ABC1C34", false}, {" abc1c34 ", "ABC1C34", false},
		{"AAA0000", "AAA0A00", true}, {"ZZZ-9999", "ZZZ9J99", true}, {"BRA2K19", "BRA2K19", false}, {"BRA2Z19", "BRA2Z19", false},
		{"a b c - 1 2 3 4", "ABC1C34", true},
	} {
		key, old, err := ParsePlate(c.typed)
		if err != nil || string(key) != c.key || old != c.old {
			t.Errorf("%q is %q, old %v, %v; want %q, %v", c.typed, key, old, err, c.key, c.old)
		}
	}
}

func TestWhatIsNoPlateIsRefused(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"", "ABC", "ABC123", "ABC12345", "AB11234", "ABCD123", "ABC12C4", "ABC1CC4", "ÁBC1234", "ABC_1234", "ABC１２３４", "1234ABC"} {
		if key, _, err := ParsePlate(typed); err == nil {
			t.Errorf("%q was taken as %q", typed, key)
		}
	}
}

func TestAConvertedPlateKnowsItsOldTwinAndANewOneHasNone(t *testing.T) {
	t.Parallel()
	for key, old := range map[Plate]string{"ABC1C34": "ABC-1234", "AAA0A00": "AAA-0000", "ZZZ9J99": "ZZZ-9999", "BRA2K19": "", "BRA2Z19": ""} {
		if got := key.Old(); got != old {
			t.Errorf("%s was %q, want %q", key, got, old)
		}
	}
}

func TestTheBeginningOfAPlateFindsBothWritings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed string
		key   string
		finds bool
	}{
		{"ab", "ABC1C34", true}, {"abc-12", "ABC1C34", true}, {"ABC1C", "ABC1C34", true}, {"abc 123", "ABC1C34", true}, {"ABC1234", "ABC1C34", true},
		{"ABC13", "ABC1C34", false}, {"joão", "JOA1C34", false}, {"", "ABC1C34", false}, {"1234", "ABC1C34", false}, {"ABC1C345", "ABC1C34", false},
	} {
		from, to := plateRange(c.typed)
		if finds := c.key >= from && c.key < to; finds != c.finds {
			t.Errorf("%q finds %s: %v (%q to %q)", c.typed, c.key, finds, from, to)
		}
	}
}
