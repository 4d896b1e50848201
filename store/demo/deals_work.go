package demo

import (
	"slices"
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/person"
)

// chances are what each business may yet sell, by its place in the list of businesses.
var chances = [][]string{
	{"Box de banheiro em vidro 8 mm", "Guarda-corpo da varanda", "Espelho da academia", "Fachada da loja", "Porta pivotante", "Tampo de mesa", "Cobertura de vidro", "Divisória do escritório", "Janela da cozinha", "Vitrine nova", "Muro de vidro", "Espelho do salão"},
	{"Jogo de pneus da frota", "Alinhamento mensal da frota", "Rodas de liga leve", "Pneus da van escolar", "Troca de amortecedores", "Pneus agrícolas", "Revisão de férias", "Contrato de borracharia", "Pneus do caminhão", "Freios da Strada", "Bateria e alternador", "Pneus de inverno"},
	{"Almoço da empresa", "Buffet do aniversário", "Marmitas da obra", "Coquetel da inauguração", "Jantar de noivado", "Café da manhã do hotel", "Ceia de Natal", "Kit lanche da escola", "Coffee break do congresso", "Festa junina", "Almoço de domingo", "Delivery para o escritório"},
}

// workDeals fills the funnel: cards in every stage, some stale, some without a next step, one won and one lost.
func (s *shop) workDeals(tx *db.Tx) error {
	list, err := opportunity.ListPipelines(tx)
	if err != nil {
		return err
	}
	stages, now, today := list[0].Stages, tx.Now, dates.Of(tx.Now, tx.Zone())
	defer func() { tx.Now = now }()
	members, err := account.ListMembers(tx, account.MemberFilter{})
	if err != nil {
		return err
	}
	titles := chances[0]
	for i, b := range businesses {
		if b.Slug == s.business.Slug {
			titles = chances[i]
		}
	}
	for i, title := range titles {
		tx.Now = now.Add(-time.Duration(i*i) * 4 * time.Hour) // the later ones in the list are stale
		expected := today.AddDays(3 + i*4)
		o, err := opportunity.Create(tx, opportunity.Opportunity{
			Title: title, StageID: stages[i%len(stages)].ID, PersonID: s.customers[(i*7)%len(s.customers)].ID, OwnerID: sellerOf(members, i),
			Value: money.Cents(45000+i*i*8300) / 100 * 100, Origin: person.FirstOrigins[i%5].Key, ExpectedOn: &expected,
		})
		if err != nil {
			return err
		}
		if err := s.planDeal(tx, o, i, today); err != nil {
			return err
		}
	}
	return nil
}

// sellerOf shares the cards out among those who sell.
func sellerOf(members []account.Member, i int) int64 {
	var sellers []int64
	for _, m := range members {
		if slices.Contains([]string(m.Roles), string(account.Seller)) || slices.Contains([]string(m.Roles), string(account.Manager)) {
			sellers = append(sellers, m.IdentityID)
		}
	}
	if len(sellers) == 0 {
		return 0
	}
	return sellers[i%len(sellers)]
}

// planDeal gives most cards a next step, and ends two of them.
func (s *shop) planDeal(tx *db.Tx, o opportunity.Opportunity, i int, today dates.Date) error {
	switch {
	case i == 9:
		_, err := opportunity.Win(tx, opportunity.Close{ID: o.ID, Value: o.Value})
		return err
	case i == 10:
		reasons, err := opportunity.Reasons(tx)
		if err != nil {
			return err
		}
		_, err = opportunity.Lose(tx, opportunity.Close{ID: o.ID, ReasonID: reasons[0].ID})
		return err
	case i%4 == 3:
		return nil // nothing is planned
	}
	what := []string{"Ligar para confirmar as medidas", "Enviar o orçamento", "Visitar o cliente"}[i%3]
	_, err := opportunity.Plan(tx, o.ID, crm.Task{Title: what, DueOn: today.AddDays(i%4 - 1)})
	return err
}
