package borracharia

import "testing"

func size(t *testing.T, typed string) Size {
	t.Helper()
	s, err := ParseSize(typed)
	if err != nil {
		t.Fatalf("%q: %v", typed, err)
	}
	return s
}

// The worked numbers of plugins.md §3.2.
func TestTheArithmeticOfATyre(t *testing.T) {
	t.Parallel()
	s := size(t, "205/55R16")
	if s.Height() != 11275 || s.Diameter() != 63190 {
		t.Errorf("height %d, diameter %d", s.Height(), s.Diameter())
	}
	if got := oneDecimal(s.Roll(), "mm"); got != "1.985,2 mm" {
		t.Errorf("roll %s", got)
	}
	if s.Turns() != 5037 {
		t.Errorf("turns %d", s.Turns())
	}
	if d := size(t, "295/80R22.5").Diameter(); d != 104350 {
		t.Errorf("truck diameter %d", d)
	}
}

func TestEveryWritingOfASize(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed               string
		width, profile, rim int64
		load                int
		speed               string
	}{
		{"205/55 R16 91V", 205, 55, 160, 91, "V"}, {"205/55R16", 205, 55, 160, 0, ""}, {"225/45ZR17 94W XL", 225, 45, 170, 94, "W"},
		{"175/70 R14C 95/93T", 175, 70, 140, 95, "T"}, {"295/80R22.5 152/148M", 295, 80, 225, 152, "M"}, {"LT265/70R16", 265, 70, 160, 0, ""},
		{"90/90-18 51P", 90, 90, 180, 51, "P"}, {"2055516", 205, 55, 160, 0, ""}, {"205 55 16", 205, 55, 160, 0, ""}, {" 295/80r22,5 ", 295, 80, 225, 0, ""},
	} {
		s := size(t, c.typed)
		if s.Width != c.width || s.Profile != c.profile || s.Rim != c.rim || s.Load != c.load || s.Speed != c.speed {
			t.Errorf("%q is %+v", c.typed, s)
		}
	}
}

func TestWhatIsNoSizeIsRefused(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"", "abc", "205", "205/55", "205/55 X16", "999/55 R16", "205/15 R16", "205/55 R99", "205/55 R16 91V; drop", "0/0 R0"} {
		if s, err := ParseSize(typed); err == nil {
			t.Errorf("%q was taken as %+v", typed, s)
		}
	}
}

func TestASwapIsJudgedByDiameterLoadAndSpeed(t *testing.T) {
	t.Parallel()
	original := size(t, "205/55 R16 91V")
	for _, c := range []struct {
		typed string
		bp    int64
		oks   []bool
	}{
		{"195/60R16", 135, []bool{true}}, {"215/60R16", 514, []bool{false}}, {"205/55R16", 0, []bool{true}}, {"195/50R16", -483, []bool{false}},
		{"195/60 R16 89H", 135, []bool{true, false, false}}, {"195/60 R16 93W", 135, []bool{true, true, true}}, {"195/60 R16 91V", 135, []bool{true, true, true}},
	} {
		s := size(t, c.typed)
		if got := s.Deviation(original); got != c.bp {
			t.Errorf("%s deviates %d, want %d", c.typed, got, c.bp)
		}
		verdicts := s.Swap(original, 300)
		if len(verdicts) != len(c.oks) {
			t.Errorf("%s: %+v", c.typed, verdicts)
			continue
		}
		for i, v := range verdicts {
			if v.OK != c.oks[i] {
				t.Errorf("%s: %+v", c.typed, v)
			}
		}
	}
}

func TestLoadsAndSpeeds(t *testing.T) {
	t.Parallel()
	for index, kg := range map[int]int{
		75: 387, 82: 475, 84: 500, 88: 560, 91: 615, 94: 670, 95: 690, 98: 750, 100: 800, 104: 900, 107: 975, 112: 1120, 121: 1450, 148: 3150, 152: 3550,
		0: 0, 49: 0, 157: 0,
	} {
		if got := (Size{Load: index}).LoadKg(); got != kg {
			t.Errorf("index %d carries %d kg, want %d", index, got, kg)
		}
	}
	if got := (Size{Speed: "H"}).SpeedKmh(); got != 210 {
		t.Errorf("H runs %d km/h", got)
	}
}
