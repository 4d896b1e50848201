package walk

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"omniservicos/static"
	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// serious asks axe for what keeps people out, and says each in one line.
const serious = `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations
	.filter(v => v.impact === "serious" || v.impact === "critical")
	.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.target.join(" ") + " — " + n.failureSummary.split("\n").slice(1, 2).join(" ")).join(" | ")))`

func TestAxeFindsNothingSeriousOnAnyPageInLightAndDark(t *testing.T) {
	browser.Need(t)
	axe, err := fs.ReadFile(static.FS(), "axe.min.js")
	if err != nil {
		t.Fatalf("static/dist has no axe.min.js: run make static (%v)", err)
	}
	site := webtest.Furnish(t)
	owner := site.As("dono")
	tab := browser.Open(t, site.Serve(), owner.Token, browser.Desktop)
	for _, page := range owner.Crawl("/", "/pdv", "/pdv/caixas", "/conta/usuarios", "/conta/perfil") {
		for _, dark := range []bool{false, true} {
			tab.SetDark(dark)
			tab.Go(page.Path)
			browser.Eval[any](tab, string(axe)+"; null")
			for _, v := range browser.Eval[[]string](tab, serious) {
				t.Errorf("%s (dark: %v): %s", page.Path, dark, v)
			}
			if wide := tab.Sideways(); wide > 0 {
				t.Errorf("%s scrolls %d px sideways", page.Path, wide)
			}
			tab.Shot(name(page.Path, dark))
		}
	}
}

func name(path string, dark bool) string {
	tone := "claro"
	if dark {
		tone = "escuro"
	}
	clean := strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune("/?=&%", r) {
			return '-'
		}
		return r
	}, path), "-")
	if clean == "" {
		clean = "painel"
	}
	return fmt.Sprintf("%s-%s", clean, tone)
}

func TestNoPageScrollsSidewaysOnAPhone(t *testing.T) {
	browser.Need(t)
	site := webtest.Furnish(t)
	owner := site.As("dono")
	tab := browser.Open(t, site.Serve(), owner.Token, browser.Phone)
	for _, page := range owner.Crawl("/", "/pdv", "/conta/usuarios") {
		tab.Go(page.Path)
		if wide := tab.Sideways(); wide > 0 {
			t.Errorf("%s scrolls %d px sideways at 360 px", page.Path, wide)
		}
		tab.Shot(name(page.Path, false) + "-celular")
	}
}
