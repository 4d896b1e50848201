package dates

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Scan reads a PostgreSQL date: lib/pq gives it as midnight, and its day is taken as it stands. NULL is no day.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
	case time.Time:
		*d = day(v)
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	default:
		return fmt.Errorf("dates: cannot scan %T", src)
	}
	return nil
}

// Value writes the day as text, so that no zone can move it.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.ISO(), nil
}

// MarshalText makes JSON and forms carry 2026-11-23.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.ISO()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("dates: %w", err)
	}
	*d = day(t)
	return nil
}
