package lead

import (
	"strings"
	"time"

	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/words"
)

// Route says who receives the leads that fit it; what it does not ask fits every lead.
type Route struct {
	ID         int64       `db:"id"`
	Origin     string      `db:"origin"`
	City       string      `db:"city"`
	UF         string      `db:"uf"`
	MinValue   money.Cents `db:"min_value"`
	MinScore   *int        `db:"min_score"`
	TeamID     int64       `db:"team_id"`     // whose turn it is there
	IdentityID int64       `db:"identity_id"` // or this one
}

const mostRoutes = 40

// fits says whether the lead is one of these.
func (r Route) fits(l Lead) bool {
	return (r.Origin == "" || r.Origin == l.Origin) && (r.City == "" || words.Key(r.City) == words.Key(l.City)) && (r.UF == "" || r.UF == l.UF) &&
		l.Value >= r.MinValue && (r.MinScore == nil || l.Points >= *r.MinScore)
}

// check refuses a line that sends leads nowhere, or that asks what nothing answers.
func (r Route) check(origins map[string]string, teams []account.Team, people []account.Colleague) error {
	switch {
	case (r.TeamID == 0) == (r.IdentityID == 0):
		return fault.Blame("routes", "Escolha, em cada linha, a equipe ou a pessoa que recebe.")
	case r.Origin != "" && origins[r.Origin] == "":
		return fault.Blame("routes", "Escolha a origem da lista.")
	case r.UF != "" && !account.IsUF(r.UF):
		return fault.Blame("routes", "Escolha o estado da lista.")
	case r.MinValue < 0:
		return fault.Blame("routes", "O valor não pode ser negativo.")
	}
	for _, t := range teams {
		if t.ID == r.TeamID {
			return nil
		}
	}
	for _, p := range people {
		if p.ID == r.IdentityID {
			return nil
		}
	}
	return fault.Blame("routes", "Escolha a equipe ou a pessoa da lista.")
}

// words say what the line asks, for the log: "Origem Site, SP".
func (r Route) words(origins map[string]string) string {
	var parts []string
	if r.Origin != "" {
		parts = append(parts, "origem "+origins[r.Origin])
	}
	if r.City != "" {
		parts = append(parts, r.City)
	}
	if r.UF != "" {
		parts = append(parts, r.UF)
	}
	if r.MinValue > 0 {
		parts = append(parts, "a partir de "+r.MinValue.String())
	}
	if r.MinScore != nil {
		parts = append(parts, "com "+plural(*r.MinScore, "ponto", "pontos")+" ou mais")
	}
	if len(parts) == 0 {
		return "todos os leads"
	}
	return strings.Join(parts, ", ")
}

// Pause keeps somebody from receiving leads: a holiday, a day off.
type Pause struct {
	IdentityID int64       `db:"identity_id"`
	FromOn     dates.Date  `db:"from_on"`
	UntilOn    *dates.Date `db:"until_on"` // the last day; nil: until it is taken back
}

// On says whether the pause holds on a day.
func (p Pause) On(day dates.Date) bool {
	return !day.Before(p.FromOn) && (p.UntilOn == nil || !p.UntilOn.Before(day))
}

// Gift is a lead that was given to somebody, and why.
type Gift struct {
	ID     int64     `db:"id"`
	LeadID int64     `db:"lead_id"`
	At     time.Time `db:"at"`
	FromID int64     `db:"from_id"`
	ToID   int64     `db:"to_id"` // 0: whoever can
	Why    string    `db:"why"`
	Actor  string    `db:"actor"`

	// Read with it, for lists of gifts.
	Title         string `db:"title"`
	OpportunityID int64  `db:"opportunity_id"`
}
