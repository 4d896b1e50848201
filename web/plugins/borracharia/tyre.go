package borracharia

import (
	"regexp"
	"strconv"
	"strings"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// Size is what stands on a tyre's side: 205/55 R16 91V (plugins.md §3.2).
type Size struct {
	Text    string // as typed
	Width   int64  // mm
	Profile int64  // % of the width
	Rim     int64  // tenths of an inch
	Load    int    // index of a single tyre; 0: not said
	Speed   string // symbol; empty: not said
}

var (
	sizeShape = regexp.MustCompile(`^(?:LT|P)?(\d{2,3})/(\d{2,3})(?:Z?R|D|B|-)(\d{2}(?:\.\d)?)C?(?:(\d{2,3})(?:/\d{2,3})?([A-Z]))?(?:XL)?$`)
	bareShape = regexp.MustCompile(`^(\d{3})(\d{2})(\d{2})$`)
)

// ParseSize reads a metric size; spaces do not count, and "205 55 16" will do.
func ParseSize(typed string) (Size, error) {
	bare := strings.ReplaceAll(strings.ToUpper(strings.Join(strings.Fields(typed), "")), ",", ".")
	parts := sizeShape.FindStringSubmatch(bare)
	if parts == nil {
		if parts = bareShape.FindStringSubmatch(bare); parts == nil {
			return Size{}, fault.Refuse("Escreva a medida como está no pneu, por exemplo 205/55 R16 91V.")
		}
		parts = append(parts, "", "")
	}
	s := Size{Text: strings.TrimSpace(typed), Width: number(parts[1]), Profile: number(parts[2]), Rim: tenths(parts[3]), Load: int(number(parts[4])), Speed: parts[5]}
	if s.Width < 50 || s.Width > 455 || s.Profile < 20 || s.Profile > 100 || s.Rim < 80 || s.Rim > 250 {
		return Size{}, fault.Refuse("Nenhum pneu tem a medida " + s.Text + ": confira a largura, o perfil e o aro.")
	}
	return s, nil
}

func number(digits string) int64 {
	n, _ := strconv.ParseInt(digits, 10, 64) // the shape lets only short digits through, or nothing
	return n
}

// tenths reads a rim: "16" is 160, "22.5" is 225.
func tenths(rim string) int64 {
	whole, part, _ := strings.Cut(rim, ".")
	return number(whole)*10 + number(part)
}

// Height of one side wall, in hundredths of a millimetre.
func (s Size) Height() int64 { return s.Width * s.Profile }

// Diameter in hundredths of a millimetre: an inch is 25,4 mm.
func (s Size) Diameter() int64 { return s.Rim*254 + 2*s.Height() }

// Roll is the way of one turn, in hundredths of a millimetre; 355/113 is π to the sixth decimal.
func (s Size) Roll() int64 {
	roll, _ := money.MulDiv(s.Diameter(), 355, 113) // a tyre's sizes never overflow
	return roll
}

// Turns in a kilometre, in tenths.
func (s Size) Turns() int64 {
	turns, _ := money.MulDiv(1_000_000_000, 113, 355*s.Diameter())
	return turns
}

// Deviation of s from the original's diameter, in hundredths of a per cent.
func (s Size) Deviation(original Size) int64 {
	bp, _ := money.MulDiv(s.Diameter()-original.Diameter(), 10_000, original.Diameter())
	return bp
}

// loads are the kilograms of the load indexes from 50 on (ETRTO).
var loads = []int{
	190, 195, 200, 206, 212, 218, 224, 230, 236, 243, 250, 257, 265, 272, 280, 290, 300, 307, 315, 325, 335, 345, 355, 365, 375,
	387, 400, 412, 425, 437, 450, 462, 475, 487, 500, 515, 530, 545, 560, 580, 600, 615, 630, 650, 670, 690, 710, 730, 750, 775,
	800, 825, 850, 875, 900, 925, 950, 975, 1000, 1030, 1060, 1090, 1120, 1150, 1180, 1215, 1250, 1285, 1320, 1360, 1400, 1450,
	1500, 1550, 1600, 1650, 1700, 1750, 1800, 1850, 1900, 1950, 2000, 2060, 2120, 2180, 2240, 2300, 2360, 2430, 2500, 2575, 2650,
	2725, 2800, 2900, 3000, 3075, 3150, 3250, 3350, 3450, 3550, 3650, 3750, 3875, 4000,
}

// LoadKg is what one tyre carries; 0 where the index is not said or unknown.
func (s Size) LoadKg() int {
	if s.Load < 50 || s.Load-50 >= len(loads) {
		return 0
	}
	return loads[s.Load-50]
}

// speeds are the km/h of the symbols.
var speeds = map[string]int{
	"L": 120, "M": 130, "N": 140, "P": 150, "Q": 160, "R": 170, "S": 180, "T": 190, "U": 200, "H": 210, "V": 240, "W": 270, "Y": 300,
}

// SpeedKmh is how fast it may run; 0 where the symbol is not said or unknown.
func (s Size) SpeedKmh() int { return speeds[s.Speed] }

// Verdict is one thing to say of a swap.
type Verdict struct {
	OK   bool
	Text string
}

// Swap judges a tyre in the place of the original: the diameter within the limit (hundredths of a per cent), load and
// speed never below.
func (s Size) Swap(original Size, limit int64) (verdicts []Verdict) {
	deviation := s.Deviation(original)
	within, word := max(deviation, -deviation) <= limit, "fica dentro"
	if !within {
		word = "passa"
	}
	text := "O diâmetro muda " + percent(deviation) + ": " + word + " do limite de " + quantity.Amount(limit*100).Of("%") + "."
	verdicts = append(verdicts, Verdict{within, text})
	if s.Load > 0 && original.Load > 0 {
		verdicts = append(verdicts, compare(s.Load >= original.Load, "A carga", "carga"))
	}
	if s.SpeedKmh() > 0 && original.SpeedKmh() > 0 {
		verdicts = append(verdicts, compare(s.SpeedKmh() >= original.SpeedKmh(), "A velocidade", "velocidade"))
	}
	return verdicts
}

func compare(ok bool, name, plain string) Verdict {
	if ok {
		return Verdict{true, name + " não fica abaixo da original."}
	}
	return Verdict{false, name + " fica abaixo da original: não monte. Escolha um índice de " + plain + " igual ou maior."}
}
