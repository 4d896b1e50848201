package dates_test

import (
	"encoding/json"
	"testing"
	"time"

	"omniservicos/store/dates"
)

func TestScan(t *testing.T) {
	for name, src := range map[string]any{
		"lib/pq":   time.Date(2026, 11, 23, 0, 0, 0, 0, time.FixedZone("", 0)),
		"far east": time.Date(2026, 11, 23, 0, 0, 0, 0, time.FixedZone("", 14*60*60)),
		"text":     "2026-11-23",
		"bytes":    []byte("2026-11-23"),
	} {
		var got dates.Date
		if err := got.Scan(src); err != nil || got != today {
			t.Errorf("%s: scanned %v, %v", name, got, err)
		}
	}
	got := today
	if err := got.Scan(nil); err != nil || !got.IsZero() {
		t.Errorf("NULL scanned as %v, %v", got, err)
	}
	for _, src := range []any{42, "infinity", "2026-02-30"} {
		if err := got.Scan(src); err == nil {
			t.Errorf("%v scanned as %v", src, got)
		}
	}
}

func TestValue(t *testing.T) {
	if got, err := today.Value(); err != nil || got != "2026-11-23" {
		t.Errorf("written as %v, %v", got, err)
	}
	if got, err := (dates.Date{}).Value(); err != nil || got != nil {
		t.Errorf("no day is written as %v, %v", got, err)
	}
}

func TestJSON(t *testing.T) {
	type fact struct{ Due, Paid dates.Date }
	text, err := json.Marshal(fact{Due: today})
	if err != nil || string(text) != `{"Due":"2026-11-23","Paid":""}` {
		t.Fatalf("written as %s, %v", text, err)
	}
	got := fact{Paid: today}
	if err := json.Unmarshal(text, &got); err != nil || got != (fact{Due: today}) {
		t.Errorf("read again as %v, %v", got, err)
	}
	if err := json.Unmarshal([]byte(`{"Due":"23/11/2026"}`), &got); err == nil {
		t.Error("JSON carried a day as people write it")
	}
}
