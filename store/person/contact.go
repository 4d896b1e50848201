package person

import (
	"slices"
	"strings"

	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// Phone is a number of a person, bare: "11987654321".
type Phone struct {
	Digits string `db:"digits"`
	Label  string `db:"label"`
}

// String is what people read: (11) 98765-4321.
func (p Phone) String() string {
	d := p.Digits
	switch {
	case len(d) == 11 && strings.HasPrefix(d, "0"):
		return d[:4] + " " + d[4:7] + " " + d[7:]
	case len(d) == 11 || len(d) == 10:
		return "(" + d[:2] + ") " + d[2:len(d)-4] + "-" + d[len(d)-4:]
	case len(d) == 9 || len(d) == 8:
		return d[:len(d)-4] + "-" + d[len(d)-4:]
	}
	return d
}

// ParsePhone takes a number as people paste it, with mask, +55 or the 0 before the area code.
func ParsePhone(s string) Phone {
	d := words.Digits(s)
	if len(d) >= 12 {
		d = strings.TrimPrefix(d, "55")
	}
	if len(d) > 10 && d[0] == '0' && !tollFree(d) {
		d = d[1:]
	}
	return Phone{Digits: d}
}

// tollFree are 0800, 0300 and 0500: their 0 is part of the number.
func tollFree(d string) bool {
	return strings.HasPrefix(d, "0800") || strings.HasPrefix(d, "0300") || strings.HasPrefix(d, "0500")
}

// Valid says whether there are as many digits as a number has: 8 without an area code (4004-1234), 11 with one.
func (p Phone) Valid() bool { return len(p.Digits) >= 8 && len(p.Digits) <= 11 }

func (p Phone) check() error {
	if !p.Valid() {
		return fault.Blame("phones", "O telefone “"+p.Digits+"” não confere: informe o DDD e o número, como (11) 98765-4321.")
	}
	return nil
}

// tidyPhones drops empty and repeated numbers.
func tidyPhones(phones []Phone) (tidy []Phone) {
	for _, p := range phones {
		label := words.OneLine(p.Label)
		p = ParsePhone(p.Digits)
		p.Label = label
		if p.Digits == "" || slices.ContainsFunc(tidy, func(t Phone) bool { return t.Digits == p.Digits }) {
			continue
		}
		tidy = append(tidy, p)
	}
	return tidy
}

// Address is where a person is found. A zip (CEP) is eight digits, bare.
type Address struct {
	ID         int64  `db:"id"`
	Label      string `db:"label"`
	Zip        string `db:"zip"`
	Street     string `db:"street"`
	Number     string `db:"street_number"`
	Complement string `db:"complement"`
	District   string `db:"district"`
	City       string `db:"city"`
	UF         string `db:"uf"`
}

// String is the address on one line.
func (a Address) String() string {
	street := joinWith(", ", a.Street, a.Number)
	town := joinWith("/", a.City, a.UF)
	return joinWith(" · ", joinWith(", ", street, a.Complement), a.District, town, a.ZipMasked())
}

// ZipMasked is the CEP as people read it: 01310-100.
func (a Address) ZipMasked() string {
	if len(a.Zip) != 8 {
		return a.Zip
	}
	return a.Zip[:5] + "-" + a.Zip[5:]
}

func (a Address) empty() bool {
	a.ID, a.Label = 0, ""
	return a == Address{}
}

func (a Address) check() error {
	switch {
	case a.Zip != "" && len(a.Zip) != 8:
		return fault.Blame("zip", "O CEP tem 8 números, como 01310-100.")
	case a.UF != "" && !account.IsUF(a.UF):
		return fault.Blame("uf", "Escolha o estado da lista.")
	}
	return nil
}

// tidyAddresses drops those in which nothing was filled.
func tidyAddresses(addresses []Address) (tidy []Address) {
	for _, a := range addresses {
		a.Zip, a.UF = words.Digits(a.Zip), strings.ToUpper(strings.TrimSpace(a.UF))
		a.Label, a.Street, a.Number = words.OneLine(a.Label), words.OneLine(a.Street), words.OneLine(a.Number)
		a.Complement, a.District, a.City = words.OneLine(a.Complement), words.OneLine(a.District), words.OneLine(a.City)
		if !a.empty() {
			tidy = append(tidy, a)
		}
	}
	return tidy
}

// joinWith joins the parts that are there.
func joinWith(sep string, parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, sep)
}
