package report

import (
	"omniservicos/store/pdv/rollup"
)

// Group is customers who buy alike. Rows of tasks carry its number: it is never changed.
type Group struct {
	Number int64
	Key    string
	Name   string
	Text   string // who they are
	Advice string // what to do: the title of the tasks that are offered
	fits   func(rollup.Scores) bool
}

// StoppedKey is the one group that scores do not tell: who bought month after month, and no more.
const StoppedKey = "pararam"

// Groups are tried in this order, and everybody is in the first that fits; who stopped is there besides.
var Groups = []Group{
	{1, "campeoes", "Campeões", "Compraram há pouco, compram muito e gastam mais que os outros.", "Agradecer e mostrar as novidades",
		func(s rollup.Scores) bool { return s.Recency >= 4 && s.Frequency >= 4 && s.Money >= 4 }},
	{2, "fieis", "Fiéis", "Voltam sempre, e a última compra não faz tanto tempo.", "Oferecer um complemento do que já compra",
		func(s rollup.Scores) bool { return s.Recency >= 3 && s.Frequency >= 4 }},
	{3, "risco", "Em risco", "Compravam muito ou gastavam bastante, e faz tempo que não vêm.", "Ligar e perguntar o que houve",
		func(s rollup.Scores) bool { return s.Recency <= 2 && (s.Frequency >= 3 || s.Money >= 4) }},
	{4, "novos", "Novos", "Compraram há pouco, e ainda poucas vezes.", "Dar as boas-vindas e convidar para voltar",
		func(s rollup.Scores) bool { return s.Recency >= 4 && s.Frequency <= 2 }},
	{5, "promissores", "Promissores", "Compram de vez em quando e podem virar fiéis.", "Convidar para a próxima compra",
		func(s rollup.Scores) bool { return s.Recency >= 3 }},
	{6, "perdidos", "Perdidos", "Compraram pouco, e há muito tempo.", "Tentar uma última oferta",
		func(s rollup.Scores) bool { return true }},
}

// Stopped is who bought in each of three months in a row, and not for 60 days.
var Stopped = Group{Number: 7, Key: StoppedKey, Name: "Comprava todo mês, parou há 60 dias", Text: "Compraram em três meses seguidos, e não voltam há mais de 60 dias.",
	Advice: "Ligar: comprava todo mês e parou"}

// FindGroup finds a group by its word in addresses.
func FindGroup(key string) (Group, bool) {
	for _, g := range append([]Group{Stopped}, Groups...) {
		if g.Key == key {
			return g, true
		}
	}
	return Group{}, false
}

// GroupOf is where these scores belong.
func GroupOf(s rollup.Scores) Group {
	for _, g := range Groups {
		if g.fits(s) {
			return g
		}
	}
	return Groups[len(Groups)-1]
}

// Filter says to the sales whose customers the group's are.
func (g Group) Filter() (f rollup.BuyerFilter) {
	if g.Key == StoppedKey {
		return rollup.BuyerFilter{Stopped: true}
	}
	for r := 1; r <= 5; r++ {
		for n := 1; n <= 5; n++ {
			for m := 1; m <= 5; m++ {
				if s := (rollup.Scores{Recency: r, Frequency: n, Money: m}); GroupOf(s).Key == g.Key {
					f.Codes = append(f.Codes, s.Code())
				}
			}
		}
	}
	return f
}

// Size is how many customers a group has, and what they bought.
type Size struct {
	Group
	Customers int64
	Total     int64 // centavos
}

// Sizes adds the cells up, each group once and in order, who stopped last.
func Sizes(cells []rollup.Cell) (sizes []Size) {
	for _, g := range append(append([]Group{}, Groups...), Stopped) {
		s := Size{Group: g}
		for _, c := range cells {
			if g.Key == StoppedKey && c.Stopped || g.Key != StoppedKey && GroupOf(c.Scores).Key == g.Key {
				s.Customers, s.Total = s.Customers+c.Customers, s.Total+int64(c.Total)
			}
		}
		sizes = append(sizes, s)
	}
	return sizes
}
