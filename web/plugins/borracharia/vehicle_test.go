package borracharia_test

import (
	"strconv"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

const vehicles = "/plugin/borracharia/veiculos"

// open opens a tyre shop.
func open(t *testing.T) *webtest.Site {
	t.Helper()
	site := webtest.New(t)
	site.Enable("borracharia")
	return site
}

// register registers a vehicle and gives its page.
func register(t *testing.T, p *webtest.Person, fields ...string) string {
	t.Helper()
	path := p.POST(vehicles, fields...).Status(303).Location()
	if !strings.HasPrefix(path, vehicles+"/") {
		t.Fatalf("registered at %q", path)
	}
	return path
}

func id(n int64) string { return strconv.FormatInt(n, 10) }

func TestAVehicleIsFoundByAnyWritingOfItsPlate(t *testing.T) {
	t.Parallel()
	site := open(t)
	maria := site.Customer("Maria da Conceição")
	clerk := site.As("vendedor")
	clerk.GET(vehicles).Status(200).Sees("Aqui ficam os veículos", "Cadastrar veículo")
	path := register(t, clerk, "placa", "abc 1234", "marca", "Fiat", "modelo", "Strada", "ano", "2021", "km", "45200", "cliente", "maria conc", "observacao", "Estepe careca")
	clerk.GET(path).Status(200).Sees("ABC-1234", "ABC1C34", "Fiat Strada 2021", "Maria da Conceição", "45.200 km", "Estepe careca", "/crm/clientes/"+id(maria.ID))
	for _, q := range []string{"abc 1234", "ABC-1234", "abc1c34", "abc12", "ab", "maria", "conceicao"} {
		clerk.GET(vehicles+"?q="+strings.ReplaceAll(q, " ", "+")).Status(200).Sees("ABC-1234", "Maria da Conceição")
		clerk.GET("/busca?q="+strings.ReplaceAll(q, " ", "+")).Status(200).Sees("ABC-1234", path)
	}
	clerk.GET(vehicles + "?q=abd").Status(200).Sees("Nada foi encontrado").Not("ABC-1234")
	for _, plate := range []string{"ABC-1234", "abc1c34", "ABC1C34"} {
		clerk.POST(vehicles, "placa", plate).Status(422).Sees("O veículo ABC-1234 já está cadastrado.")
	}
	if n := site.Count("vehicles"); n != 1 {
		t.Errorf("%d vehicles", n)
	}
}

func TestABadFormComesBackWithItsSentences(t *testing.T) {
	t.Parallel()
	site := open(t)
	clerk := site.As("vendedor")
	for _, plate := range []string{"", "ABC", "ABC12345", "1234ABC", "ABC\x001234"} {
		clerk.POST(vehicles, "placa", plate).Status(422)
	}
	clerk.POST(vehicles, "placa", "ABC12").Status(422).Sees("A placa tem três letras e quatro números", `value="ABC12"`)
	clerk.POST(vehicles, "placa", "ABC1234", "ano", "21").Status(422).Sees("Informe o ano com quatro números")
	clerk.POST(vehicles, "placa", "ABC1234", "km", "-5").Status(422).Sees("Informe a quilometragem")
	clerk.POST(vehicles, "placa", "ABC1234", "cliente", "Ninguém").Status(422).Sees("Ninguém foi encontrado com “Ninguém”")
	if n := site.Count("vehicles"); n != 0 {
		t.Errorf("%d vehicles", n)
	}
}

func TestTheCustomerIsFoundByDocumentOrPhoneAndChosenAmongNamesakes(t *testing.T) {
	t.Parallel()
	site := open(t)
	clerk := site.As("vendedor")
	var ana person.Person
	site.Do(func(tx *db.Tx) (err error) {
		ana, err = person.Save(tx, person.Person{Kind: "PF", Name: "Ana Lima", IsCustomer: true, TaxID: taxid.CompleteCPF("529982247"), Phones: []person.Phone{{Digits: "11987654321"}}})
		return err
	})
	second := site.Customer("Ana Lima")
	clerk.GET(register(t, clerk, "placa", "AAA0000", "cliente", "529.982.247-25")).Sees("/crm/clientes/" + id(ana.ID))
	clerk.GET(register(t, clerk, "placa", "AAA0001", "cliente", "(11) 98765-4321")).Sees("/crm/clientes/" + id(ana.ID))
	clerk.POST(vehicles, "placa", "AAA0002", "cliente", "Ana Lima").Status(422).
		Sees("Mais de uma pessoa foi encontrada", `value="`+id(ana.ID)+`"`, `value="`+id(second.ID)+`"`, "529.982.247-25")
	path := register(t, clerk, "placa", "AAA0002", "cliente", "Ana Lima", "pessoa", id(second.ID))
	clerk.GET(path).Sees("/crm/clientes/" + id(second.ID))
	clerk.GET(path+"/editar").Status(200).Sees(`value="Ana Lima"`, `value="AAA-0002"`)
	clerk.POST(path, "placa", "AAA-0002", "cliente", "Ana Lima", "pessoa", id(second.ID)).Status(303)
	clerk.GET(path).Sees("/crm/clientes/" + id(second.ID))
	clerk.POST(path, "placa", "AAA-0002", "cliente", "", "pessoa", id(second.ID)).Status(303) // nobody typed is nobody
	clerk.GET(path).Not("/crm/clientes/" + id(second.ID))
	clerk.Htmx().GET(vehicles+"/clientes?cliente=ana").Status(200).Sees(id(ana.ID), id(second.ID)).Not("<html")
}

func TestTheCustomerOfAnotherAccountIsNobody(t *testing.T) {
	t.Parallel()
	theirs, ours := open(t), open(t)
	stranger := theirs.Customer("Zulmira")
	clerk := ours.As("vendedor")
	clerk.POST(vehicles, "placa", "AAA0000", "cliente", "Zulmira", "pessoa", id(stranger.ID)).Status(422).Sees("Ninguém foi encontrado")
	clerk.GET(vehicles + "/novo?cliente=" + id(stranger.ID)).Status(200).Not("Zulmira")
	path := register(t, theirs.As("vendedor"), "placa", "AAA0000", "cliente", "Zulmira")
	for _, page := range []string{path, path + "/editar"} {
		clerk.GET(page).Status(404).Sees("Este veículo não existe.")
	}
	for _, action := range []string{"", "/km", "/arquivar", "/reativar", "/visitas/1"} {
		clerk.POST(path+action, "placa", "BBB0000", "km", "10").Status(404)
	}
	register(t, clerk, "placa", "AAA0000") // the same plate may be in both shops
}

func TestKilometresGoDownOnlyWithAReason(t *testing.T) {
	t.Parallel()
	site := open(t)
	clerk := site.As("caixa")
	path := register(t, clerk, "placa", "ABC1234", "km", "45200")
	clerk.POST(path+"/km", "km", "50000").Status(303)
	clerk.POST(path+"/km", "km", "50000").Status(303) // a double click is no news
	if n := site.Count("vehicle_readings"); n != 2 {
		t.Errorf("%d readings", n)
	}
	clerk.POST(path+"/km", "km", "300").Status(422).Sees("O hodômetro já marcou 50.000 km", `value="300"`)
	clerk.POST(path+"/km", "km", "abc").Status(422).Sees("Informe a quilometragem")
	clerk.POST(path+"/km", "km", "300", "motivo", "Painel trocado").Status(303)
	clerk.GET(path).Sees("45.200 km", "50.000 km", "300 km", "Painel trocado")
}

func TestAnEditedVehicleKeepsItsPlaceAndItsOdometer(t *testing.T) {
	t.Parallel()
	site := open(t)
	clerk := site.As("gerente")
	path := register(t, clerk, "placa", "ABC1234", "km", "45200")
	register(t, clerk, "placa", "BRA2K19")
	clerk.POST(path, "placa", "BRA2K19").Status(422).Sees("O veículo BRA2K19 já está cadastrado.")
	clerk.POST(path, "placa", "ABC1C34", "modelo", "Uno", "km", "1").Status(303) // it got its new plate
	clerk.GET(path).Status(200).Sees("ABC1C34", "ABC-1234", "Uno", "45.200 km")
	clerk.POST(path + "/arquivar").Status(303)
	clerk.POST(path + "/arquivar").Status(303)
	clerk.GET(vehicles).Not("ABC1C34")
	clerk.GET(vehicles + "?aba=arquivados").Sees("ABC1C34")
	clerk.POST(vehicles, "placa", "ABC1234").Status(422).Sees("está cadastrado e arquivado")
	clerk.POST(path + "/reativar").Status(303)
	clerk.GET(vehicles).Sees("ABC1C34", "BRA2K19")
}

func TestASaleLeavesAVisitAndItsCancellationMarksIt(t *testing.T) {
	t.Parallel()
	site := open(t)
	clerk := site.As("gerente")
	maria, joana := site.Customer("Maria"), site.Customer("Joana")
	tyre := site.Product("Pneu 205/55 R16", 45990)
	path := register(t, clerk, "placa", "ABC1234", "cliente", "Maria")
	sale := site.Sell(maria.ID, tyre)
	site.Sell(joana.ID, tyre) // she has no vehicle here
	site.Sell(0, tyre)        // nobody was named
	if n := site.Count("vehicle_visits"); n != 1 {
		t.Errorf("%d visits", n)
	}
	clerk.GET(path).Sees("Caixa 1 nº 1", "R$ 459,90", "Feita", "/pdv/vendas/"+id(sale.ID))
	site.CancelSale(sale.ID)
	clerk.GET(path).Sees("Venda cancelada").Not("Feita")
}

func TestAVisitOfACustomerWithTwoVehiclesIsGivenToOne(t *testing.T) {
	t.Parallel()
	site := open(t)
	clerk := site.As("gerente")
	maria := site.Customer("Maria")
	site.Customer("Joana")
	strada := register(t, clerk, "placa", "ABC1234", "cliente", "Maria")
	uno := register(t, clerk, "placa", "BRA2K19", "cliente", "Maria")
	hers := register(t, clerk, "placa", "BRA2K20", "cliente", "Joana")
	site.Sell(maria.ID, site.Product("Rodízio", 8000))
	var visit int64
	site.Do(func(tx *db.Tx) error { return tx.Get(&visit, `select id from vehicle_visits where account_id = $1`) })
	clerk.GET(strada).Sees("Qual veículo?", "Foi este veículo")
	clerk.GET(uno).Sees("Qual veículo?")
	clerk.GET(hers).Not("Qual veículo?")
	claim := "/visitas/" + id(visit)
	clerk.POST(hers + claim).Status(422).Sees("Esta visita é de outro cliente.")
	clerk.POST(strada + claim).Status(303)
	clerk.POST(strada + claim).Status(303) // twice does it once
	clerk.POST(uno + claim).Status(422).Sees("Esta visita já é de outro veículo.")
	clerk.POST(uno + "/visitas/1").Status(404).Sees("Esta visita não existe.")
	clerk.GET(strada).Sees("Feita")
	clerk.GET(uno).Sees("Nenhuma visita ainda.")
}

func TestTheCustomersPageShowsTheVehicles(t *testing.T) {
	t.Parallel()
	site := open(t)
	maria := site.Customer("Maria")
	page := "/crm/clientes/" + id(maria.ID)
	clerk := site.As("vendedor")
	clerk.GET(page).Status(200).Sees("Veículos", "Nenhum veículo deste cliente", vehicles+"/novo?cliente="+id(maria.ID))
	clerk.GET(vehicles + "/novo?cliente=" + id(maria.ID)).Status(200).Sees(`value="Maria"`)
	path := register(t, clerk, "placa", "ABC1234", "modelo", "Strada", "cliente", "Maria", "pessoa", id(maria.ID))
	clerk.GET(page).Sees("Strada", "ABC-1234", path)
	accountant := site.As("contador")
	accountant.GET(page).Status(200).Sees("ABC-1234").Not("Cadastrar veículo")
	accountant.GET(path).Status(200).Not("Registrar quilometragem", "Editar veículo", "Arquivar veículo")
	accountant.POST(path+"/km", "km", "10").Status(403)
}

func TestVehiclesFollowAPersonWhoWasMerged(t *testing.T) {
	t.Parallel()
	site := open(t)
	clerk := site.As("vendedor")
	maria, twin := site.Customer("Maria"), site.Customer("Mariazinha")
	path := register(t, clerk, "placa", "ABC1234", "cliente", "Mariazinha")
	site.Sell(twin.ID, site.Product("Conserto", 3000))
	site.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Cadastros unidos", Object: "people", ID: maria.ID})
		return tx.Emit(event.PersonsMerged{From: twin.ID, Into: maria.ID})
	})
	clerk.GET(path).Sees("/crm/clientes/"+id(maria.ID), "R$ 30,00").Not("/crm/clientes/" + id(twin.ID))
}

func TestTheListGoesOnPageByPage(t *testing.T) {
	t.Parallel()
	site := open(t)
	var rows [][]any
	for i := range 95 {
		rows = append(rows, []any{db.NewID(), "AAA0A" + strconv.Itoa(i/10) + strconv.Itoa(i%10)})
	}
	site.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Frota importada", Object: "vehicles"})
		return tx.Insert("vehicles", "id, plate", rows...)
	})
	clerk := site.As("vendedor")
	first := clerk.GET(vehicles).Status(200).Sees("AAA0A00", "AAA0A79").Not("AAA0A80")
	_, next, _ := strings.Cut(first.Body(), "depois=")
	next, _, _ = strings.Cut(next, `"`)
	clerk.GET(vehicles+"?depois="+next).Status(200).Sees("AAA0A80", "AAA0A94").Not("AAA0A79")
}

func TestTyreSizesAreWorkedOutAndCompared(t *testing.T) {
	t.Parallel()
	site := open(t)
	fitter := site.As("estoquista")
	sizes := "/plugin/borracharia/medidas"
	fitter.GET(sizes).Status(200).Sees("Calcular medidas")
	fitter.GET(sizes+"?original=205/55+R16+91V").Status(200).Sees("631,9 mm", "112,75 mm", "1.985,2 mm", "503,7", "615 kg", "até 240 km/h")
	fitter.GET(sizes+"?original=205/55R16&nova=195/60R16").Status(200).Sees("O diâmetro muda +1,35 %: fica dentro do limite de 3 %.", "640,4 mm")
	fitter.GET(sizes + "?original=205/55R16&nova=215/60R16&limite=3").Status(200).Sees("O diâmetro muda +5,14 %: passa do limite de 3 %.")
	fitter.GET(sizes + "?original=205/55R16+91V&nova=205/55R16+88V&limite=3").Sees("A carga fica abaixo da original")
	fitter.GET(sizes + "?original=7.50-16&limite=3").Status(200).Sees("Escreva a medida como está no pneu")
	fitter.GET(sizes + "?original=205/55R16&limite=abc").Status(200).Sees("Informe o limite em por cento")
	site.As("contador").GET(sizes).Status(403)
}
