package pdv

import "strings"

// Promise begins the rule of a line whose price a pré-venda promised: no other rule touches it.
const Promise = "Prometido: "

func (i *Item) promised() bool { return strings.HasPrefix(i.Rule, Promise) }

// keepPromises works the promised lines of a product out again: their quantity may have changed, their price does not.
func (s *Sale) keepPromises(product int64) (changed []*Item, err error) {
	for n := range s.Items {
		i := &s.Items[n]
		if i.ProductID != product || i.CancelledAt != nil || !i.promised() {
			continue
		}
		before := *i
		total, err := PriceOf(i.UnitPrice, i.Quantity)
		if err != nil {
			return nil, err
		}
		if i.Total = i.on(total); *i != before {
			changed = append(changed, i)
		}
	}
	return changed, nil
}
