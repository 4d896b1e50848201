package ui

import "testing"

func TestBarsStandOnZero(t *testing.T) {
	v := BarsView{Points: []Point{{Value: 100}, {Value: -100}, {Value: 0}}}
	bars := v.bars()
	up, down := bars[0], bars[1]
	if up.Y != barsTop || up.Y+up.Height != down.Y {
		t.Errorf("the rising bar fills the room above the line and the falling one begins there: %+v %+v", up, down)
	}
	if down.Y+down.Height != barsTop+barsRoom {
		t.Errorf("the falling bar ends at the bottom: %+v", down)
	}
	if bars[2].Height != 1 {
		t.Errorf("a zero is still seen as a line: %+v", bars[2])
	}
}

func TestBarsOfNothingButZerosAreDrawn(t *testing.T) {
	for _, b := range (BarsView{Points: []Point{{}, {}}}).bars() {
		if b.Height != 1 || b.Y != barsTop+barsRoom {
			t.Errorf("zeros lie on the ground line: %+v", b)
		}
	}
}

func TestManyBarsNameOnlySome(t *testing.T) {
	named := 0
	for _, b := range (BarsView{Points: make([]Point, 30)}).bars() {
		if b.Named {
			named++
		}
	}
	if named < 6 || named > 10 {
		t.Errorf("%d labels under 30 bars would not fit or not tell", named)
	}
}
