package walk

import (
	"testing"

	"omniservicos/store/account"
	"omniservicos/web/webtest"
)

// What a page offers, its reader may open: Crawl fails on any link that is refused.
func TestNoRoleSeesALinkThatItMayNotFollow(t *testing.T) {
	t.Parallel()
	site := webtest.Furnish(t)
	for _, role := range account.Roles {
		if pages := site.As(string(role)).Crawl("/", "/conta/perfil"); len(pages) < 5 {
			t.Errorf("as %s only %d pages were reached", role, len(pages))
		}
	}
}
