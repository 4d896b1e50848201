package cozinha

import (
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func after(minutes float64) time.Time {
	return noon.Add(time.Duration(minutes * float64(time.Minute)))
}

func at(s State) Ticket {
	t := Ticket{State: s, SentAt: noon, MovedAt: noon, Target: 10}
	started, ready := after(2), after(8)
	if s != Sent {
		t.StartedAt, t.MovedAt = &started, started
	}
	if s == Ready || s == Delivered {
		t.ReadyAt, t.MovedAt = &ready, ready
	}
	return t
}

func TestATicketMovesOnlyAlongTheArrows(t *testing.T) {
	t.Parallel()
	all := append(append([]State{}, States...), Cancelled, "inventado", "")
	arrows := map[State]State{Sent: Cooking, Cooking: Ready, Ready: Delivered}
	for _, is := range all {
		for _, from := range all {
			ticket := at(is)
			changed, err := ticket.Advance(from, after(9))
			next, drawn := arrows[from]
			switch {
			case drawn && is == from:
				if err != nil || !changed || ticket.State != next || !ticket.MovedAt.Equal(after(9)) {
					t.Errorf("%s from %s: %v, %v, now %s", is, from, changed, err, ticket.State)
				}
			case drawn && is == next: // the second click
				if err != nil || changed || ticket.State != is {
					t.Errorf("%s from %s again: %v, %v, now %s", is, from, changed, err, ticket.State)
				}
			default:
				if err == nil || changed || ticket.State != is {
					t.Errorf("%s from %s was let: %v, now %s", is, from, changed, ticket.State)
				}
			}
		}
	}
}

func TestTheLastStepIsUndoneForFiveMinutes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		is    State
		when  float64
		to    State
		moved float64
	}{
		{Cooking, 2, Sent, 0}, {Cooking, 7, Sent, 0}, {Ready, 13, Cooking, 2}, {Delivered, 13, Ready, 8},
	} {
		ticket := at(c.is)
		changed, err := ticket.Recall(c.is, after(c.when))
		if err != nil || !changed || ticket.State != c.to || !ticket.MovedAt.Equal(after(c.moved)) {
			t.Errorf("%s after %v min: %v, %v, now %s since %v", c.is, c.when, changed, err, ticket.State, ticket.MovedAt)
		}
		if changed, err := ticket.Recall(c.is, after(c.when)); err != nil || changed || ticket.State != c.to {
			t.Errorf("%s undone twice: %v, %v, now %s", c.is, changed, err, ticket.State)
		}
	}
	for is, when := range map[State]float64{Cooking: 7.1, Ready: 13.1, Delivered: 13.1, Sent: 1, Cancelled: 3} {
		ticket := at(is)
		if changed, err := ticket.Recall(is, after(when)); err == nil || changed || ticket.State != is {
			t.Errorf("%s after %v min was undone to %s", is, when, ticket.State)
		}
	}
}

func TestAnUndoneStepLeavesNoTrackOfItsTime(t *testing.T) {
	t.Parallel()
	ready := at(Ready)
	if _, err := ready.Recall(Ready, after(9)); err != nil || ready.ReadyAt != nil || ready.StartedAt == nil {
		t.Errorf("%+v, %v", ready, err)
	}
	cooking := at(Cooking)
	if _, err := cooking.Recall(Cooking, after(3)); err != nil || cooking.StartedAt != nil {
		t.Errorf("%+v, %v", cooking, err)
	}
}

func TestATicketTurnsAmberAtItsTargetAndRedAtHalfMore(t *testing.T) {
	t.Parallel()
	for minutes, want := range map[float64]Lateness{0: OnTime, 9.99: OnTime, 10: Over, 14.99: Over, 15: Late, 600: Late} {
		if got := at(Sent).Lateness(after(minutes)); got != want {
			t.Errorf("after %v min it is %d, want %d", minutes, got, want)
		}
	}
	if got := at(Ready).Lateness(after(600)); got != OnTime {
		t.Errorf("what was ready in time becomes %d", got)
	}
}
