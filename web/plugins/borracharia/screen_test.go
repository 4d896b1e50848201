package borracharia_test

import (
	"testing"

	"omniservicos/web/webtest/browser"
)

func TestACustomerIsChosenWhileTypingAndTheVisitAppears(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site := open(t)
	maria := site.Customer("Maria da Conceição")
	site.Customer("Mariana Prado")
	tab := browser.Open(t, site.Serve(), site.As("dono").Token, browser.Desktop)
	tab.Go(vehicles+"/novo").Type("#f-placa", "abc-1234").Type("#f-marca", "Fiat").Type("#f-modelo", "Strada").Type("#f-km", "45200")
	tab.Type("#f-cliente", "maria").Sees("Maria da Conceição", "Mariana Prado")
	tab.Shot("borracharia-novo")
	tab.Click(`label:has(input[value="` + id(maria.ID) + `"])`)
	tab.Click(`form[action="`+vehicles+`"] .button-primary`).Sees("Veículo ABC-1234 cadastrado.", "Maria da Conceição")
	site.Sell(maria.ID, site.Product("Pneu 205/55 R16", 45990))
	tab.Reload().Sees("R$ 459,90", "45.200 km")
	tab.Shot("borracharia-veiculo")
	tab.Go("/crm/clientes/" + id(maria.ID)).Sees("Fiat Strada")
	tab.Shot("borracharia-cliente")
	tab.Go("/plugin/borracharia/medidas?original=205/55R16+91V&nova=215/60R16+88V&limite=3").Sees("passa do limite")
	tab.Shot("borracharia-medidas")
	tab.Go(vehicles).Type("#main input[name=q]", "abc1c").Until("the address carries the search", func() bool { return tab.Path() == vehicles+"?q=abc1c" })
	tab.Sees("ABC-1234")
	tab.Shot("borracharia-lista")
}

func TestVehiclesFitAPhone(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site := open(t)
	maria := site.Customer("Maria da Conceição")
	path := register(t, site.As("dono"), "placa", "ABC1234", "marca", "Volkswagen", "modelo", "Saveiro Cabine Dupla", "km", "45200", "cliente", "maria")
	site.Sell(maria.ID, site.Product("Pneu", 45990))
	tab := browser.Open(t, site.Serve(), site.As("dono").Token, browser.Phone)
	for _, page := range []string{vehicles, path, path + "/editar", "/plugin/borracharia/medidas?original=205/55R16+91V&nova=215/60R16+88V&limite=3"} {
		tab.Go(page)
		if wide := tab.Sideways(); wide > 0 {
			t.Errorf("%s is %d px too wide", page, wide)
		}
	}
	tab.Go(path)
	tab.Shot("borracharia-veiculo-celular")
	tab.Go(vehicles)
	tab.Shot("borracharia-lista-celular")
}
