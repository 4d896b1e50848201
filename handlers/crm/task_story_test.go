package crm_test

import (
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/store/person"
	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// inTwoMinutes is an hour of today that is still ahead, and its day.
func inTwoMinutes(site *webtest.Site) (day dates.Date, hour string) {
	site.Do(func(tx *db.Tx) error {
		at := time.Now().Add(2 * time.Minute).In(tx.Zone())
		day, hour = dates.Of(at, tx.Zone()), at.Format("15:04")
		return nil
	})
	return day, hour
}

// remind does what the job of the only task does at its moment.
func remind(site *webtest.Site) (t crm.Task) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) error {
		list, err := crm.ListTasks(tx, crm.TaskFilter{})
		if err != nil || len(list) != 1 || list[0].RemindAt == nil {
			site.T.Fatalf("planned: %+v %v", list, err)
		}
		t = list[0]
		return crm.Remind(tx, crm.ReminderDue{TaskID: t.ID, At: *t.RemindAt})
	})
	return t
}

// Ana plans a call to Bia, is reminded once in both of her tabs, makes it, says what comes next, and writes by WhatsApp:
// all of it stands in Bia's history.
func TestAnaCallsBiaAndWritesToHer(t *testing.T) {
	browser.Need(t)
	site := webtest.New(t)
	bia := register(site, person.Person{Name: "Bia Prado", Phones: []person.Phone{{Digits: "11987654321"}}})
	ana := site.As("vendedor")
	tab := browser.Open(t, site.Serve(), ana.Token, browser.View{Width: 1440, Height: 900})
	day, hour := inTwoMinutes(site)
	tab.Go("/crm/tarefas").Sees("Nada a fazer")
	tab.Type("#f-task-title", "Confirmar a entrega").Type("#f-person", "Bia Prado")
	browser.Eval[bool](tab, `(document.getElementById("f-task-due_on").value = "`+day.ISO()+`", document.getElementById("f-task-due_time").value = "`+hour+`",
		document.getElementById("f-task-kind").value = "ligacao", document.getElementById("f-for").value = "`+me(ana)+`", true)`)
	tab.Click("#nova-tarefa .button").Sees("Tarefa criada.", "Confirmar a entrega", hour)
	tab.Shot("tarefas-uma-1440")
	tab.Until("this page asked what is new, before there is anything", func() bool {
		return browser.Eval[bool](tab, `performance.getEntriesByType("resource").some(e => e.name.endsWith("/crm/avisos/novos"))`)
	})

	made := remind(site)
	tab.Go("/").Sees("Ligação às " + hour + ": Confirmar a entrega (Bia Prado)") // the toast, since nobody has allowed more
	tab.Until("the bell counts one", func() bool { return tab.Text(".bell-count") == "1" })
	tab.Shot("hoje-lembrete-1440")
	browser.Eval[bool](tab, `(window.other = window.open("/crm/avisos"), true)`)
	tab.Until("the other tab is there", func() bool {
		return browser.Eval[bool](tab, `other.document.readyState === "complete" && other.document.querySelector(".bell-count")?.textContent === "1"`)
	})
	if n := browser.Eval[int](tab, `other.document.querySelectorAll("#toasts [data-toast]").length`); n != 0 {
		t.Errorf("the other tab tells it again, %d times", n)
	}
	browser.Eval[bool](tab, `(other.close(), true)`)

	tab.Click(`form[action="`+pathOf(made)+`/concluir"] button`).Sees("Feito. E agora?", "Ligação amanhã", "Ligação em 3 dias")
	if tab.Count("dialog[open]") != 1 || tab.Path() != "/" {
		t.Errorf("it asks at %s", tab.Path())
	}
	tab.Shot("e-agora-1440")
	tab.Keys("2").Sees("Próximo passo marcado para " + day.AddDays(3).String())
	if tab.Path() != "/" {
		t.Errorf("it leads back to %s", tab.Path())
	}
	tab.Go(pageOf(bia)).Sees("Ligação feita: Confirmar a entrega")
	tab.Click(`a[href^="`+pageOf(bia)+`/whatsapp"]`).Sees("Abrir no WhatsApp", "(11) 98765-4321")
	tab.Shot("whatsapp-1440")
	tab.Click("#mensagem .button-primary")
	tab.Until("the message is kept", func() bool {
		var n int
		site.Do(func(tx *db.Tx) error {
			lines, err := crm.Timeline(tx, bia.ID, 0, 9, crm.KindWhatsApp)
			n = len(lines)
			return err
		})
		return n == 1
	})
	tab.Go(pageOf(bia)).Sees("WhatsApp aberto", "Olá, Bia! Aqui é da Loja de Teste.", "Ligação feita: Confirmar a entrega")
	tab.Shot("historico-1440")
	if !strings.Contains(tab.Click(`.tabs a[href*="tipo=WhatsApp"]`).Sees("WhatsApp aberto").Text("#historico"), "Aqui é da Loja") {
		t.Error("the filter shows no message")
	}
}
