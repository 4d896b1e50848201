package opportunity_test

import (
	"fmt"
	"testing"
	"time"

	"omniservicos/store/crm/opportunity"
	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// stands waits until the card is in the stage, on the screen and in the books.
func stands(site *webtest.Site, tab *browser.Tab, card opportunity.Opportunity, s opportunity.Stage) {
	site.T.Helper()
	tab.Until("the card stands in "+s.Name, func() bool { return tab.Count(fmt.Sprintf("#etapa-%d #card-%d", s.ID, card.ID)) == 1 })
	if now := found(site, card.ID); now.StageID != s.ID {
		site.T.Errorf("the screen says %s, the books %d", s.Name, now.StageID)
	}
}

func card(o opportunity.Opportunity) string { return "#card-" + id(o.ID) }

func list(s opportunity.Stage) string { return "#etapa-" + id(s.ID) + " .lane-cards" }

func TestACardIsDraggedByMouseAndKeepsItsPlace(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site := webtest.New(t)
	p := funnel(site)
	box := created(site, opportunity.Opportunity{Title: "Box do banheiro", StageID: p.Stages[0].ID, Value: 120000})
	low := created(site, opportunity.Opportunity{Title: "Espelho", StageID: p.Stages[2].ID, Value: 5000})
	created(site, opportunity.Opportunity{Title: "Vitrine", StageID: p.Stages[2].ID, Value: 5000})
	tab := browser.Open(t, site.Serve(), site.As("vendedor").Token, browser.Desktop)
	tab.Go(boardOf(p)).Sees("Box do banheiro", "3 oportunidades abertas · R$ 1.300,00 · ponderado R$ 180,00")
	tab.Drag(card(box), card(low)) // on its upper half: above it, under Vitrine
	stands(site, tab, box, p.Stages[2])
	tab.Sees("R$ 1.300,00 · ponderado R$ 780,00")
	tab.Reload()
	order := browser.Eval[string](tab, `[...document.querySelectorAll("`+list(p.Stages[2])+` .ticket-title")].map((a) => a.textContent).join()`)
	if order != "Vitrine,Box do banheiro,Espelho" {
		t.Errorf("the column is %s", order)
	}
	tab.Drag(card(box), list(p.Stages[3])) // an empty column takes it, too
	stands(site, tab, box, p.Stages[3])
	tab.Click(card(box) + " .ticket-title").Sees("De Proposta para Negociação")
}

func TestACardIsMovedByTheKeyboardAlone(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site := webtest.New(t)
	p := funnel(site)
	box := created(site, opportunity.Opportunity{Title: "Box do banheiro", StageID: p.Stages[0].ID, Value: 120000})
	tab := browser.Open(t, site.Serve(), site.As("vendedor").Token, browser.Desktop)
	tab.Go(boardOf(p)).Sees("Box do banheiro")
	browser.Eval[bool](tab, `(document.querySelector("`+card(box)+` .ticket-move").focus(), true)`)
	tab.Keys("\r").Sees("Para a etapa", "No fim")
	tab.Shot("funil-mover")
	tab.Keys("Prop\r") // the select has the focus; Enter sends the form
	stands(site, tab, box, p.Stages[2])
	tab.Until("the focus went with the card", func() bool {
		return browser.Eval[bool](tab, `document.activeElement.matches("`+card(box)+` .ticket-move")`)
	})
	browser.Eval[bool](tab, `(document.querySelector("`+card(box)+` .ticket-move").click(), true)`)
	tab.Sees("Perdida…").Click(`#board-dialog a[href*="perder"]`).Sees("Por que foi perdida")
	tab.Keys("Sem r\r").Sees("foi dada como perdida", "0 oportunidades abertas")
	if now := found(site, box.ID); now.State != opportunity.Lost {
		t.Errorf("it is %s", now.State)
	}
}

func TestACardIsDraggedByFinger(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site := webtest.New(t)
	p := funnel(site)
	box := created(site, opportunity.Opportunity{Title: "Box do banheiro", StageID: p.Stages[0].ID, Value: 120000})
	tab := browser.Open(t, site.Serve(), site.As("vendedor").Token, browser.View{Width: 1024, Height: 768, Touch: true})
	tab.Go(boardOf(p)).Sees("Box do banheiro")
	tab.Swipe(card(box), ".head", 0) // without a hold it scrolls, and moves nothing
	time.Sleep(300 * time.Millisecond)
	if now := found(site, box.ID); now.Moves != 0 {
		t.Error("a swipe moved the card")
	}
	tab.Swipe(card(box), list(p.Stages[1]), 400*time.Millisecond)
	stands(site, tab, box, p.Stages[1])
}

// Bia's board is old: her drag is refused, she is told who was first, and sees the board as it is.
func TestWhoComesSecondIsToldAndSeesTheBoardAsItIs(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site := webtest.New(t)
	p := funnel(site)
	box := created(site, opportunity.Opportunity{Title: "Box do banheiro", StageID: p.Stages[0].ID, Value: 120000})
	base := site.Serve()
	ana := browser.Open(t, base, site.As("vendedor").Token, browser.Desktop)
	bia := browser.Open(t, base, site.As("gerente").Token, browser.Desktop)
	ana.Go(boardOf(p)).Sees("Box do banheiro")
	bia.Go(boardOf(p)).Sees("Box do banheiro")
	ana.Drag(card(box), list(p.Stages[2]))
	stands(site, ana, box, p.Stages[2])
	bia.Drag(card(box), list(p.Stages[1]))
	bia.Sees("moveu “Box do banheiro” para Proposta em", "O quadro agora mostra o lugar atual")
	stands(site, bia, box, p.Stages[2])
	bia.Shot("funil-conflito")
	bia.Drag(card(box), list(p.Stages[1])) // now she has seen it
	stands(site, bia, box, p.Stages[1])
}

func TestTheEndsOfTheBoardAskWhatTheyNeed(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site := webtest.New(t)
	p := funnel(site)
	box := created(site, opportunity.Opportunity{Title: "Box do banheiro", StageID: p.Stages[0].ID, Value: 120000})
	tab := browser.Open(t, site.Serve(), site.As("vendedor").Token, browser.Desktop)
	tab.Go(boardOf(p)).Sees("Box do banheiro")
	tab.Drag(card(box), `.board-end[data-end="ganhar"]`)
	tab.Sees("Por quanto foi vendida").Click("#board-dialog .button-primary").Sees("foi dada como ganha por R$ 1.200,00")
}

func TestAColumnLoadsMoreAsItIsScrolled(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site := webtest.New(t)
	p := funnel(site)
	fill(site, p, 3*opportunity.PageSize+5)
	tab := browser.Open(t, site.Serve(), site.As("vendedor").Token, browser.Desktop)
	tab.Go(boardOf(p)).Sees("380 oportunidades abertas")
	tab.Until("all cards of the first column came", func() bool {
		browser.Eval[bool](tab, `(scrollTo(0, document.body.scrollHeight), true)`)
		return tab.Count(list(p.Stages[0])+" .ticket") == 3*opportunity.PageSize+5
	})
	if tab.Count(list(p.Stages[0])+" .lane-more") != 0 {
		t.Error("there is still more")
	}
	before := browser.Eval[int](tab, `Math.round(scrollY)`)
	browser.Eval[bool](tab, `(document.querySelector("`+list(p.Stages[0])+` .ticket:last-child .ticket-move").click(), true)`)
	tab.Sees("Para a etapa").Keys("Qual\r").Until("the card went", func() bool { return tab.Count(list(p.Stages[0])+" .ticket") == 3*opportunity.PageSize+4 })
	if after := browser.Eval[int](tab, `Math.round(scrollY)`); before-after > 200 {
		t.Errorf("the page was at %d and is at %d", before, after)
	}
}

func TestTheFunnelFitsEveryWindow(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site := webtest.Furnish(t)
	p := funnel(site)
	base, token := site.Serve(), site.As("dono").Token
	views := map[string]browser.View{"1440": browser.Desktop, "1024": {Width: 1024, Height: 768}, "390": {Width: 390, Height: 844, Touch: true}}
	for name, v := range views {
		for _, dark := range []bool{false, true} {
			v.Dark = dark
			tab := browser.Open(t, base, token, v)
			for page, path := range map[string]string{
				"quadro": boardOf(p), "tabela": boardOf(p) + "/tabela", "funis": "/crm/funis", "etapas": "/crm/funis/" + id(p.ID), "nova": "/crm/oportunidades/nova",
			} {
				tab.Go(path)
				if wide := browser.Eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
					t.Errorf("%s at %s is %d px too wide", page, name, wide)
				}
				tab.Shot(fmt.Sprintf("funil-%s-%s-%v", page, name, dark))
			}
		}
	}
}
