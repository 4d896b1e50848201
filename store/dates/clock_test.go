package dates

import (
	"testing"
	"time"
)

func TestParseClock(t *testing.T) {
	for typed, want := range map[string]string{"14:30": "14:30", "9:05": "09:05", " 14h30 ": "14:30", "8H": "08:00", "00:00": "00:00", "23:59:00": "23:59", "": ""} {
		if got, err := ParseClock(typed); err != nil || got.String() != want || got.Set != (want != "") {
			t.Errorf("%q is %q %v, want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"24:00", "12:60", "meio-dia", "1430", "-1:00"} {
		if got, err := ParseClock(typed); err == nil {
			t.Errorf("%q is %q", typed, got)
		}
	}
}

func TestAnHourIsItsZones(t *testing.T) {
	manaus, err := time.LoadLocation("America/Manaus")
	if err != nil {
		t.Fatal(err)
	}
	at := At(8, 0).On(Date{Year: 2026, Month: 11, Day: 23}, manaus)
	if got := at.UTC().Format("02 15:04"); got != "23 12:00" {
		t.Errorf("8h in Manaus is %s UTC", got)
	}
}
