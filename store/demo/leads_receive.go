package demo

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/crm/lead"
	"omniservicos/store/crm/opportunity"
)

// callers are who wrote to the business lately.
var callers = []lead.Arrival{
	{Name: "Patrícia Nogueira", Phone: "11955510001", City: "Campinas", UF: "SP", Message: "Preciso de um orçamento urgente.", Source: lead.Source{"utm_source": "google"}},
	{Name: "Construtora Alvorada", Phone: "1133350002", Email: "compras@alvorada.demo", UF: "SP", Value: 480_000, Message: "Temos três obras e queremos preço por lote."},
	{Name: "Tiago Reis", Email: "tiago@exemplo.demo", City: "São Paulo", UF: "SP", Message: "Vocês entregam no sábado?"},
	{Name: "Larissa Pinto", Phone: "11955510004", Message: "Vi no Instagram e gostei.", Source: lead.Source{"utm_source": "instagram"}},
}

// receiveLeads opens the business's form, lets its sellers take turns, and has a few people write.
func (s *shop) receiveLeads(tx *db.Tx) error {
	list, err := opportunity.ListPipelines(tx)
	if err != nil {
		return err
	}
	f, err := lead.SaveForm(tx, lead.Form{
		Key: "contato", Title: "Fale conosco", Intro: "Conte o que precisa: respondemos no mesmo dia.", Origin: "site", StageID: list[0].Stages[0].ID,
		Shown: []string{lead.FieldPhone, lead.FieldEmail, lead.FieldCity, lead.FieldUF, lead.FieldMessage}, Required: []string{lead.FieldPhone}, Consent: lead.FirstConsent,
	})
	if err != nil {
		return err
	}
	if err := s.takeTurns(tx); err != nil {
		return err
	}
	now := tx.Now
	defer func() { tx.Now = now }()
	for i, a := range callers {
		tx.Now = now.Add(-time.Duration(i*i*3+1) * 20 * time.Minute)
		at := tx.Now
		a.FormID, a.StageID, a.Origin, a.Through, a.Title = f.ID, f.StageID, f.Origin, f.Title, f.Title
		a.ConsentVersion, a.ConsentAt, a.ConsentIP = f.ConsentVersion, &at, "203.0.113.10"
		if _, err := lead.Receive(tx, a); err != nil {
			return err
		}
	}
	return nil
}

// takeTurns makes a team of who sells, where somebody does.
func (s *shop) takeTurns(tx *db.Tx) error {
	sellers, err := account.Colleagues(tx, account.Seller, account.Manager)
	if err != nil || len(sellers) == 0 {
		return err
	}
	t := account.Team{Name: "Vendas"}
	for _, p := range sellers {
		t.Members = append(t.Members, p.ID)
	}
	if t, err = account.SaveTeam(tx, t); err != nil {
		return err
	}
	return lead.SaveRoutes(tx, []lead.Route{{TeamID: t.ID}})
}
