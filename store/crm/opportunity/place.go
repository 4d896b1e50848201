package opportunity

// A column is sorted by a number that leaves room between neighbours, so that a card finds its place without touching
// any other; only where no room is left is the whole column numbered anew.
const gap int64 = 1 << 32

// between gives a position after before and ahead of after; nil is the column's end on that side. Not ok: there is no room.
func between(before, after *int64) (position int64, ok bool) {
	switch {
	case before == nil && after == nil:
		return 0, true
	case before == nil:
		return *after - gap, true
	case after == nil:
		return *before + gap, true
	}
	middle := *before + (*after-*before)/2
	return middle, middle > *before && middle < *after
}
