package dates

import (
	"database/sql/driver"
	"fmt"
	"strings"
	"time"

	"omniservicos/store/fault"
)

// Clock is an hour of the day, 14:30; the zero Clock is none, and NULL in the database. Clocks compare with ==.
type Clock struct {
	Hour, Minute int
	Set          bool
}

// At is that hour.
func At(hour, minute int) Clock { return Clock{hour, minute, true} }

// ParseClock reads "14:30" as browsers send it and "14h30" or "14h" as people type it; empty is no hour.
func ParseClock(s string) (Clock, error) {
	text := strings.ToLower(strings.TrimSpace(s))
	if text == "" {
		return Clock{}, nil
	}
	for _, layout := range []string{"15:04", "15:04:05", "15h04", "15h"} {
		if t, err := time.Parse(layout, text); err == nil {
			return At(t.Hour(), t.Minute()), nil
		}
	}
	return Clock{}, fault.Refuse("Informe uma hora que exista, como 14:30.")
}

// String is 14:30; empty for no hour.
func (c Clock) String() string {
	if !c.Set {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute)
}

// On is that hour of a day in a zone. An hour that summer time skips is the one after it.
func (c Clock) On(d Date, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, c.Hour, c.Minute, 0, 0, zone)
}

// Scan reads a PostgreSQL time; NULL is no hour.
func (c *Clock) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*c = Clock{}
	case time.Time:
		*c = At(v.Hour(), v.Minute())
	default:
		return fmt.Errorf("dates: cannot scan %T", src)
	}
	return nil
}

// Value writes the hour as text.
func (c Clock) Value() (driver.Value, error) {
	if !c.Set {
		return nil, nil
	}
	return c.String(), nil
}

// MarshalText makes JSON and forms carry 14:30.
func (c Clock) MarshalText() ([]byte, error) { return []byte(c.String()), nil }
