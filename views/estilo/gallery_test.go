package estilo

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"omniservicos/views/layout"
)

// The security policy refuses inline scripts, handlers and styles; they would fail silently in the browser.
var inline = regexp.MustCompile(`(?i)\sstyle="|\son[a-z]+="|<style|<script(>|\s[^>]*>[^<])|hx-on|javascript:`)

func TestNothingInlineAnywhere(t *testing.T) {
	shell := layout.Shell{Title: "Estilo", Path: "/estilo", AccountID: 42, PersonName: "Ana Souza", AlertsHref: "/avisos", Dev: true, ReadOnly: true}
	for name, page := range map[string]templ.Component{
		"gallery": layout.Page(shell, Gallery()),
		"till":    layout.Screen(shell, Till()),
		"sign in": layout.Plain(shell, SignIn()),
		"receipt": layout.Paper(shell, Receipt()),
		"sheet":   layout.Paper(shell, Sheet()),
	} {
		var out strings.Builder
		if err := page.Render(context.Background(), &out); err != nil {
			t.Fatal(name, err)
		}
		if found := inline.FindString(out.String()); found != "" {
			t.Errorf("%s: %q would be refused by the policy", name, found)
		}
		for _, id := range twice(out.String()) {
			t.Errorf("%s: the id %q stands twice", name, id)
		}
	}
}

var ids = regexp.MustCompile(`\sid="([^"]+)"`)

func twice(html string) []string {
	seen, out := map[string]int{}, []string(nil)
	for _, m := range ids.FindAllStringSubmatch(html, -1) {
		if seen[m[1]]++; seen[m[1]] == 2 {
			out = append(out, m[1])
		}
	}
	return out
}
