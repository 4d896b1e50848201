package barcode

import (
	"fmt"
	"strconv"
	"strings"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// What the figures of a scale's label are.
const (
	ByWeight = "peso"
	ByPrice  = "preco"
)

// Scale is how a shop's scale writes its labels: an EAN-13 that is the prefix, the product's code, a weight or a price,
// and the check digit.
type Scale struct {
	Prefix   string `json:"prefixo"` // 2, 20 … 29
	Code     int    `json:"codigo"`  // digits of the product's code
	By       string `json:"por"`
	Decimals int    `json:"casas"` // of the value: 3 where the scale counts grams, 2 for centavos
}

// body is an EAN-13 without its check digit.
const body = 12

// Value is how many digits are left for the weight or the price.
func (s Scale) Value() int { return body - len(s.Prefix) - s.Code }

// Check refuses, by field, a layout that no label can have.
func (s Scale) Check() error {
	switch {
	case len(s.Prefix) < 1 || len(s.Prefix) > 2 || !numeric(s.Prefix) || s.Prefix[0] != '2':
		return fault.Blame("prefix", "O prefixo é 2, ou vai de 20 a 29.")
	case s.Code < 3 || s.Value() < 4:
		return fault.Blame("code", fmt.Sprintf("O código tem de 3 a %d números: o resto da etiqueta é o peso ou o preço.", body-len(s.Prefix)-4))
	case s.By != ByWeight && s.By != ByPrice:
		return fault.Blame("by", "Escolha peso ou preço.")
	case s.Decimals < 0 || s.Decimals > 4 || s.By == ByPrice && s.Decimals > 2:
		return fault.Blame("decimals", "O peso tem até 4 casas decimais, e o preço até 2.")
	}
	return nil
}

// String is how the layout is kept.
func (s Scale) String() string {
	return fmt.Sprintf("%s:%d:%s:%d", s.Prefix, s.Code, s.By, s.Decimals)
}

// ReadScales reads what WriteScales kept; what is not a layout is left out.
func ReadScales(kept string) (scales []Scale) {
	for _, text := range strings.Fields(kept) {
		parts := strings.Split(text, ":")
		if len(parts) != 4 {
			continue
		}
		s := Scale{Prefix: parts[0], By: parts[2]}
		s.Code, _ = strconv.Atoi(parts[1])
		s.Decimals, _ = strconv.Atoi(parts[3])
		if s.Check() == nil {
			scales = append(scales, s)
		}
	}
	return scales
}

// WriteScales is the text in which layouts are kept.
func WriteScales(scales []Scale) string {
	texts := make([]string, len(scales))
	for i, s := range scales {
		texts[i] = s.String()
	}
	return strings.Join(texts, " ")
}

// Label is what a scale printed: of a weight the Quantity, of a price the Total.
type Label struct {
	Code     string
	Quantity quantity.Amount
	Total    money.Cents
}

// ReadLabel reads a label by the layout whose prefix it has, the longer prefix first; false where no layout fits.
func ReadLabel(scales []Scale, code string) (Label, bool, error) {
	if len(code) != body+1 || !numeric(code) {
		return Label{}, false, nil
	}
	s, found := layoutOf(scales, code)
	if !found {
		return Label{}, false, nil
	}
	if !Valid(code) {
		return Label{}, true, fault.Refuse("O dígito da etiqueta " + code + " não confere: passe outra vez, ou pese de novo.")
	}
	at := len(s.Prefix) + s.Code
	l := Label{Code: code[len(s.Prefix):at]}
	value, _ := strconv.ParseInt(code[at:body], 10, 64) // at most eight digits
	if value == 0 {
		return l, true, fault.Refuse("A etiqueta " + code + " saiu da balança com valor zero: pese de novo.")
	}
	if s.By == ByPrice {
		l.Total = money.Cents(value * tens(2-s.Decimals))
	} else {
		l.Quantity = quantity.Amount(value * tens(4-s.Decimals))
	}
	return l, true, nil
}

func layoutOf(scales []Scale, code string) (best Scale, found bool) {
	for _, s := range scales {
		if strings.HasPrefix(code, s.Prefix) && len(s.Prefix) > len(best.Prefix) {
			best, found = s, true
		}
	}
	return best, found
}

func tens(n int) int64 {
	power := int64(1)
	for range n {
		power *= 10
	}
	return power
}

// Codes are the writings under which a shop may keep the label's code: as printed, without its zeros, and with fewer.
func (l Label) Codes() []string {
	bare := strings.TrimLeft(l.Code, "0")
	codes := []string{l.Code}
	for n := len(bare); n < len(l.Code); n++ {
		if n > 0 {
			codes = append(codes, l.Code[len(l.Code)-n:])
		}
	}
	return codes
}

// Times is as many equal labels. Half a label is nobody's.
func (l Label) Times(q quantity.Amount) (Label, error) {
	if q%quantity.One != 0 {
		return l, fault.Refuse("Uma etiqueta de balança vale inteira: antes do * escreva quantas são, como 2.")
	}
	l.Quantity *= q / quantity.One // at most 999,999 labels of eight digits
	l.Total *= money.Cents(q / quantity.One)
	return l, nil
}

// Of gives the label's line for a unit price: a weight's total is worked out, a price label's total is kept to the
// centavo and its quantity derived with four decimals.
func (l Label) Of(unit money.Cents) (quantity.Amount, error) {
	if l.Total == 0 {
		return l.Quantity, nil
	}
	if unit <= 0 {
		return 0, fault.Refuse("O produto desta etiqueta está sem preço: informe o preço no cadastro.")
	}
	q, ok := money.MulDiv(int64(l.Total), int64(quantity.One), int64(unit))
	if !ok || q <= 0 {
		return 0, fault.Refuse("O preço da etiqueta não combina com o preço do cadastro: pese de novo.")
	}
	return quantity.Amount(q), nil
}
