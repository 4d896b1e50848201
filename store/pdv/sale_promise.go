package pdv

import "strings"

// Promise begins the rule of a line whose price a pré-venda promised: no other rule touches it.
const Promise = "Prometido: "

func (i *Item) promised() bool { return strings.HasPrefix(i.Rule, Promise) }

// asPack says whether the line was promised as part of a pack: one of it does not cost what the line says.
func (i *Item) asPack() bool {
	alone, err := PriceOf(i.UnitPrice, i.Quantity)
	return err == nil && alone != i.Total+i.Discount-i.Surcharge
}

// keepPromises works the promised lines of a product out again after one of them, as it was, changed: their quantity may
// be another, their price is not. A pack was promised whole: from then on its lines go by the rules of today.
func (s *Sale) keepPromises(was Item) (changed []*Item, err error) {
	if !was.promised() {
		return nil, nil
	}
	for n := range s.Items {
		i := &s.Items[n]
		if i.ProductID != was.ProductID || i.CancelledAt != nil || !i.promised() {
			continue
		}
		if was.asPack() {
			i.Rule = ""
			changed = append(changed, i)
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
