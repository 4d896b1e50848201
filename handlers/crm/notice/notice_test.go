package notice_test

import (
	"fmt"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

func tell(site *webtest.Site, who *webtest.Person, texts ...string) {
	site.T.Helper()
	for _, text := range texts {
		site.Do(func(tx *db.Tx) error {
			tx.Log(db.Change{Action: "teste", Object: "notices"})
			return crm.Notify(tx, who.Identity, text, "/crm/tarefas")
		})
	}
}

func TestANoticeIsToldToOnePersonUntilItIsSeen(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	ana, rui := site.As("vendedor"), site.As("contador")
	ana.GET("/crm/avisos").Status(200).Sees("Nenhum aviso.").Not("Marcar todos")
	tell(site, ana, "Ligação às 10:30: Bia", "Visita às 11:00: Rui")
	ana.GET("/").Status(200).Sees(`data-poll="/crm/avisos/novos"`)
	if got := ana.GET("/crm/avisos/novos").Status(200).Body(); !strings.Contains(got, "Bia") || strings.Index(got, "Visita") > strings.Index(got, "Bia") {
		t.Errorf("what is new: %s", got)
	}
	if got := rui.GET("/crm/avisos/novos").Status(200).Body(); got != `{"avisos":[]}` {
		t.Errorf("somebody else is told %s", got)
	}
	var list []crm.Notice
	site.Do(func(tx *db.Tx) (err error) { list, err = crm.UnseenNotices(tx, ana.Identity, 9); return err })
	open := fmt.Sprintf("/crm/avisos/%d/abrir", list[1].ID)
	rui.POST(open).Status(404)
	for range 2 {
		if to := ana.POST(open).Status(303).Location(); to != "/crm/tarefas" {
			t.Errorf("it leads to %s", to)
		}
	}
	if got := ana.GET("/crm/avisos/novos").Body(); strings.Contains(got, "Bia") || !strings.Contains(got, "Visita") {
		t.Errorf("after one was seen: %s", got)
	}
	ana.POST("/crm/avisos/lidos", "ate", "nada").Status(422)
	ana.POST("/crm/avisos/lidos", "ate", fmt.Sprint(list[0].ID)).Status(303)
	ana.GET("/crm/avisos").Status(200).Sees("Visita às 11:00: Rui").Not("Novo")
}

// Each open page asks once a minute: little may be read, and nothing written.
func TestAskingWhatIsNewCostsTwoStatements(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	ana := site.As("vendedor")
	ana.GET("/crm/avisos/novos")                                      // who asks is known from now on
	if n := ana.GET("/crm/avisos/novos").Status(200).Trips(); n > 2 { // who asks, and what is new
		t.Errorf("%d statements", n)
	}
}

func TestWhoIsRemindedChoosesHow(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	rui := site.As("contador")
	rui.GET("/crm/lembretes").Status(200).Sees("10 minutos antes", "Mostrar avisos neste navegador", `value="10" selected`)
	rui.POST("/crm/lembretes", "minutes", "30", "by_mail", "1", "digest", "1").Status(303)
	rui.GET("/crm/lembretes").Status(200).Sees(`value="30" selected`, "checked")
	rui.POST("/crm/lembretes", "minutes", "7").Status(422).Sees("Escolha quanto tempo antes.")
	site.As("vendedor").GET("/crm/lembretes").Status(200).Sees(`value="10" selected`)
}
