// Package price draws price lists and promotions.
package price

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"omniservicos/store/catalogue"
	"omniservicos/store/money"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// Where the pages stand.
const (
	ListsPath      = "/erp/tabelas"
	PromotionsPath = "/erp/promocoes"
)

// ListPath is where a list opens.
func ListPath(id int64) string { return ListsPath + "/" + ui.ID(id) }

// PromotionPath is where a promotion opens.
func PromotionPath(id int64) string { return PromotionsPath + "/" + ui.ID(id) }

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// percent writes hundredths of a percent: "7,5%".
func percent(bp int64) string { return strings.TrimSuffix(money.Cents(bp).Plain(), ",00") + "%" }

// readPercent reads hundredths of a percent as money reads centavos; empty is none.
func readPercent(f *form.Form, name string) int64 {
	text := strings.TrimSuffix(strings.TrimSpace(f.Value(name)), "%")
	if text == "" {
		return 0
	}
	n, err := money.Parse(text)
	f.Check(err == nil && n >= 0 && n <= 10_000, name, "Informe uma porcentagem de 0 a 100, como 10 ou 7,5.")
	return int64(n)
}

// clock writes a minute of the day, and nothing for the day's ends.
func clock(minute int) string {
	if minute == 0 || minute == catalogue.WholeDay {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", minute/60, minute%60)
}

func readClock(f *form.Form, name string, otherwise int) int {
	text := strings.TrimSpace(f.Value(name))
	if text == "" {
		return otherwise
	}
	t, err := time.Parse("15:04", text)
	f.Check(err == nil, name, "Informe a hora, como 17:30.")
	return t.Hour()*60 + t.Minute()
}

var weekdays = []string{"Dom", "Seg", "Ter", "Qua", "Qui", "Sex", "Sáb"}

var kinds = []ui.Option{
	{Value: catalogue.PercentOff, Label: "Desconto em %", Help: "Sobre o preço do produto, a partir de certa quantidade ou de uma só."},
	{Value: catalogue.FixedPrice, Label: "Preço por unidade", Help: "Cada uma passa a custar tanto, a partir de certa quantidade ou de uma só."},
	{Value: catalogue.Pack, Label: "Leve e pague", Help: "Tantas juntas por um preço: leve 3 por R$ 10,00."},
}

// does says what a promotion does, in one line.
func does(p catalogue.Promotion) string {
	from := ""
	if p.From > 0 {
		from = " a partir de " + p.From.String()
	}
	switch p.Kind {
	case catalogue.PercentOff:
		return percent(p.Percent) + " de desconto" + from
	case catalogue.FixedPrice:
		return p.Price.String() + " cada" + from
	}
	return p.From.String() + " por " + p.Price.String()
}

// when says on which days and at which hours it runs.
func when(p catalogue.Promotion) string {
	text := "desde " + p.StartsOn.String()
	if !p.EndsOn.IsZero() {
		text = p.StartsOn.String() + " a " + p.EndsOn.String()
	}
	var days []string
	for i, name := range weekdays {
		if p.Weekdays&(1<<i) != 0 {
			days = append(days, name)
		}
	}
	if len(days) > 0 {
		text += " · " + strings.Join(days, ", ")
	}
	if p.FromMinute != 0 || p.ToMinute != catalogue.WholeDay {
		text += fmt.Sprintf(" · das %02d:%02d às %02d:%02d", p.FromMinute/60, p.FromMinute%60, p.ToMinute/60, p.ToMinute%60)
	}
	return text
}

// suggesting makes a code field suggest products as one types; without a script it takes a code as it stands.
func suggesting(v ui.FieldView) ui.FieldView {
	v.List, v.Placeholder, v.Autocomplete = "produtos-achados", "Código ou código de barras", "off"
	v.Attrs = map[string]any{
		"hx-get": "/erp/produtos/opcoes", "hx-trigger": "input changed delay:200ms", "hx-target": "#produtos-achados", "hx-swap": "innerHTML",
	}
	return v
}
