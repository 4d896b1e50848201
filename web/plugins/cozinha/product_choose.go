package cozinha

import (
	"strconv"
	"strings"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
)

// mostProducts bounds how many lookalikes are worth choosing from.
const mostProducts = 12

// chooseProduct finds the product by code or words: the one that was pointed at among those found, or the only one.
func (f *dishForm) chooseProduct(tx *db.Tx) error {
	words := strings.TrimSpace(f.Value("busca"))
	if words == "" || f.Error("busca") != "" {
		return nil // Read has said what is wrong
	}
	found, err := lookUp(tx, words)
	if err != nil {
		return err
	}
	f.Products = found
	chosen, _ := strconv.ParseInt(f.Value("produto"), 10, 64) // what is no number was not chosen
	for _, p := range found {
		if p.ID == chosen || len(found) == 1 {
			f.Dish.ProductID = p.ID
		}
	}
	f.Check(len(found) > 0, "busca", "Nenhum produto foi encontrado com “"+words+"”: confira, ou cadastre o produto primeiro.")
	f.Check(f.Dish.ProductID != 0, "busca", "Mais de um produto foi encontrado: escolha um abaixo.")
	return nil
}

// lookUp finds active products: by the whole code, otherwise by the beginnings of words.
func lookUp(tx *db.Tx, words string) ([]catalogue.Product, error) {
	p, err := catalogue.FindByCode(tx, words)
	if err == nil {
		return []catalogue.Product{p}, nil
	}
	if !fault.Is(err, fault.Missed) {
		return nil, err
	}
	return catalogue.Search(tx, words, mostProducts)
}
