package account_test

import (
	"testing"

	"omniservicos/web"
)

func TestTheGalleryIsForBuildersOnly(t *testing.T) {
	t.Parallel()
	for _, page := range []string{"/estilo", "/estilo/caixa", "/estilo/recibo", "/estilo/folha"} {
		open(t, demo).browser().get(page).status(404)
		open(t, web.Config{Dev: true}).browser().get(page).status(200).sees("OmniServiços")
	}
}
