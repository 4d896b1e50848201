package ui

import "strconv"

// Pair is two values of one label, such as what was forecast and what came: the first is an outline, the second is full.
type Pair struct {
	Label                   string
	First, Second           int64
	FirstText, SecondText   string // as a person reads them
	FirstBrief, SecondBrief string // as a label over a bar has room for
}

// PairsView is a chart of pairs; First and Second name the two.
type PairsView struct {
	Title         string
	First, Second string
	Points        []Pair
}

// pairBar is one bar of a pair with its place, as bar has it.
type pairBar struct {
	X, Width, Middle string
	Y, Height        int64
	Brief            string
	Outline          bool
}

type pairSlot struct {
	Pair
	X, Width, Middle string
	Bars             []pairBar
}

func (v PairsView) slots() (slots []pairSlot) {
	high := int64(1)
	for _, p := range v.Points {
		high = max(high, p.First, p.Second)
	}
	width := 100 / float64(len(v.Points))
	for i, p := range v.Points {
		at := width * float64(i)
		s := pairSlot{Pair: p, X: percent(at), Width: percent(width), Middle: percent(at + width/2)}
		for n, value := range []int64{p.First, p.Second} {
			y := place(max(value, 0), 0, high)
			left := at + width*(0.12+0.39*float64(n))
			b := pairBar{X: percent(left), Width: percent(width * 0.36), Middle: percent(left + width*0.18), Y: y, Height: barsHeight - barsBottom - y, Outline: n == 0}
			if b.Brief = p.SecondBrief; n == 0 {
				b.Brief = p.FirstBrief
			}
			if value == 0 {
				b.Brief = ""
			}
			s.Bars = append(s.Bars, b)
		}
		slots = append(slots, s)
	}
	return slots
}

func (v PairsView) flat() bool {
	for _, p := range v.Points {
		if p.First != 0 || p.Second != 0 {
			return false
		}
	}
	return true
}

// few pairs have room for a label over each bar.
func (v PairsView) few() bool { return len(v.Points) <= 12 }

func (p Pair) said(v PairsView) string {
	return p.Label + ": " + v.First + " " + p.FirstText + ", " + v.Second + " " + p.SecondText
}

func zeroLine() string { return strconv.Itoa(barsHeight - barsBottom) }
