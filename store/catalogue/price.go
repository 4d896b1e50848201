package catalogue

import (
	"cmp"
	"slices"

	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

const wholePercent = 10_000 // 100 % in hundredths of a percent

// Rules are what may lower a price now: the list that the sale goes by, and the promotions that run.
type Rules struct {
	List       PriceList             `json:"list,omitzero"`
	Listed     map[int64]money.Cents `json:"listed,omitempty"` // the list's own prices, by product
	Promotions []Promotion           `json:"promotions,omitempty"`
}

// Line is one line of a product in a sale: how many, and the product's own price when it was scanned.
type Line struct {
	Quantity quantity.Amount `json:"quantity"`
	Price    money.Cents     `json:"price"`
}

// Quote is what the lines of one product cost by one rule.
type Quote struct {
	Rule   string        `json:"rule"`  // "" is the product's own price
	Units  []money.Cents `json:"units"` // by line
	Totals []money.Cents `json:"totals"`
}

func (q Quote) sum() (total money.Cents) {
	for _, t := range q.Totals {
		total += t
	}
	return total
}

// Best finds the rule by which these lines of one product cost least together: the customer pays the lowest, and the
// line names why. Rules are never added to each other. Of equals the product's own price stands first, then the list, then
// the promotions by name. ok is false when a total is beyond what money can hold.
func (r Rules) Best(product, category int64, lines []Line) (best Quote, ok bool) {
	best, ok = quoted("", lines, func(l Line) money.Cents { return l.Price })
	if !ok {
		return best, false
	}
	var together quantity.Amount
	for _, l := range lines {
		together += l.Quantity
	}
	for _, q := range r.quotes(product, category, lines, together) {
		if q.sum() < best.sum() {
			best = q
		}
	}
	return best, true
}

// quotes are what each rule that applies makes of the lines.
func (r Rules) quotes(product, category int64, lines []Line, together quantity.Amount) (quotes []Quote) {
	add := func(q Quote, ok bool) {
		if ok {
			quotes = append(quotes, q)
		}
	}
	if r.List.ID != 0 {
		add(quoted(r.List.Name, lines, func(l Line) money.Cents { return r.listed(product, l.Price) }))
	}
	promotions := slices.Clone(r.Promotions)
	slices.SortStableFunc(promotions, func(a, b Promotion) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	for _, p := range promotions {
		if !p.covers(product, category) || together < p.From {
			continue
		}
		switch p.Kind {
		case FixedPrice:
			add(quoted(p.Name, lines, func(Line) money.Cents { return p.Price }))
		case PercentOff:
			add(quoted(p.Name, lines, func(l Line) money.Cents { return l.Price - l.Price.Percent(p.Percent) }))
		case Pack:
			add(p.packed(lines, together))
		}
	}
	return quotes
}

// listed is the list's price of a product: its own, or the percentage off.
func (r Rules) listed(product int64, price money.Cents) money.Cents {
	if own, there := r.Listed[product]; there {
		return own
	}
	return price - price.Percent(r.List.Percent)
}

// quoted prices each line by itself.
func quoted(rule string, lines []Line, unit func(Line) money.Cents) (q Quote, ok bool) {
	q.Rule = rule
	for _, l := range lines {
		price := unit(l)
		total, ok := l.Quantity.Times(price)
		if !ok {
			return q, false
		}
		q.Units, q.Totals = append(q.Units, price), append(q.Totals, total)
	}
	return q, true
}

// packed prices whole packs at the pack's price and what is left over at the product's own; the lines share it by their
// quantities, to the centavo.
func (p Promotion) packed(lines []Line, together quantity.Amount) (Quote, bool) {
	own, ok := quoted(p.Name, lines, func(l Line) money.Cents { return l.Price })
	if !ok || together <= 0 || p.From <= 0 {
		return own, false
	}
	packs, rest := together/p.From, together%p.From
	left, fits := money.MulDiv(int64(own.sum()), int64(rest), int64(together))
	of, also := money.MulDiv(int64(p.Price), int64(packs), 1)
	if !fits || !also {
		return own, false
	}
	weights := make([]int64, len(lines))
	for i, l := range lines {
		weights[i] = int64(l.Quantity)
	}
	own.Totals = money.Cents(left + of).Apportion(weights)
	return own, true
}
