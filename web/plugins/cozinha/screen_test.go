package cozinha_test

import (
	"strings"
	"testing"

	"omniservicos/web/webtest/browser"
)

func TestTheBoardRefreshesItselfAndKeepsTheFocus(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	k := open(t)
	k.Sell(0, k.picanha)
	tab := browser.Open(t, k.Serve(), k.As("estoquista").Token, browser.Desktop)
	tab.Go(board).Sees("Picanha na brasa", "1 item para preparar.")
	button := "#item-" + strings.TrimPrefix(k.ticket("Picanha na brasa"), "/plugin/cozinha/itens/") + "-avancar"
	browser.Eval[any](tab, `document.querySelector("`+button+`").focus(); null`)
	k.Sell(0, k.suco) // at the till, far away
	tab.Sees("Suco de laranja", "2 itens para preparar.")
	focused := func() bool {
		return browser.Eval[bool](tab, `document.activeElement === document.querySelector("`+button+`")`)
	}
	if !focused() {
		t.Error("the refreshed board took the focus away")
	}
	tab.Keys(" ").Sees("Marcar como pronto")
	if !focused() {
		t.Error("the moved item lost the focus")
	}
	if got := k.state("Picanha na brasa"); got != "em_preparo" {
		t.Errorf("it is %s", got)
	}
	k.hurry("12 minutes")
	tab.Sees("Passou do tempo")
	tab.Shot("cozinha-1440")
	tab.SetDark(true)
	tab.Shot("cozinha-1440-escuro")
}

func TestTheBoardIsMadeForFingers(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	k := open(t)
	k.Sell(0, k.picanha, k.suco)
	tab := browser.Open(t, k.Serve(), k.boss.Token, browser.Phone)
	tab.Go(board).Sees("Picanha na brasa")
	tab.Shot("cozinha-celular")
	small := browser.Eval[int](tab, `[...document.querySelectorAll("#cozinha .ticket button")].filter((b) => b.getBoundingClientRect().height < 44).length`)
	if small > 0 || tab.Count("#cozinha .ticket button") != 2 {
		t.Errorf("%d buttons are smaller than a finger", small)
	}
	tab.Tap("#item-" + strings.TrimPrefix(k.ticket("Picanha na brasa"), "/plugin/cozinha/itens/") + "-avancar").Sees("Desfazer último passo")
	tab.Go(setup).Sees("Novo prato")
	tab.Shot("cozinha-setores-celular")
	if wide := tab.Sideways(); wide > 0 {
		t.Errorf("the page is %d px too wide", wide)
	}
}

func TestADishIsChosenWhileTyping(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	k := open(t)
	k.Product("Suco de uva", 1200)
	tab := browser.Open(t, k.Serve(), k.boss.Token, browser.Desktop)
	tab.Go(setup).Type("#f-busca", "suco").Sees("Suco de uva")
	tab.Shot("cozinha-setores")
	browser.Eval[any](tab, `[...document.querySelectorAll("#produtos label")].find((l) => l.textContent.includes("uva")).click(); null`)
	browser.Eval[any](tab, `document.querySelector("#f-setor").selectedIndex = 1; null`)
	tab.Click(`form[action="`+dishes+`"] button`).Sees("Prato criado.", "Suco de uva")
}
