package opportunity

import (
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/store/words"
)

// The states of an opportunity. Rows carry them.
const (
	Open = "aberta"
	Won  = "ganha"
	Lost = "perdida"
)

// Opportunity is something that may be sold: a card of the board.
type Opportunity struct {
	ID         int64       `db:"id"`
	PipelineID int64       `db:"pipeline_id"`
	StageID    int64       `db:"stage_id"`
	Position   int64       `db:"position"`
	Title      string      `db:"title"`
	PersonID   int64       `db:"person_id"`
	PersonName string      `db:"person_name"` // read with it, never written
	OwnerID    int64       `db:"seller_id"`
	Value      money.Cents `db:"value"`
	ItemCount  int         `db:"items"` // with any, the value is their total
	Origin     string      `db:"origin"`
	Note       string      `db:"note"`
	ExpectedOn *dates.Date `db:"expected_on"`
	State      string      `db:"state"`
	ReasonID   int64       `db:"reason_id"`
	ClosedAt   *time.Time  `db:"closed_at"`
	CreatedAt  time.Time   `db:"created_at"`
	StageAt    time.Time   `db:"stage_at"`
	Moves      int64       `db:"moves"`
	MovedAt    time.Time   `db:"moved_at"`
	MovedBy    string      `db:"moved_by"`
	Edits      int64       `db:"edits"`
	EditedAt   time.Time   `db:"edited_at"`
	EditedBy   string      `db:"edited_by"`
	Next       *dates.Date `db:"next_on"` // when its next task is due; nil: it has none
	NextTitle  string      `db:"next_title"`
	Tags       []person.Tag
}

// mostValue keeps the sum of a full board inside what a number holds: R$ 10 billion.
const mostValue money.Cents = 1_000_000_000_000

// Open says whether it is still worked on.
func (o Opportunity) Open() bool { return o.State == Open }

// Stale says whether the card has stood in its stage for longer than the stage's deadline.
func (o Opportunity) Stale(s Stage, now time.Time) bool {
	return o.Open() && s.Days > 0 && o.StageAt.Before(staleBefore(now, s.Days))
}

// staleBefore is when a card must have come to be stale now; SQL asks the same question.
func staleBefore(now time.Time, days int) time.Time {
	return now.Add(-time.Duration(days) * 24 * time.Hour)
}

// Days is how many whole days the card has stood in its stage.
func (o Opportunity) Days(now time.Time) int { return int(now.Sub(o.StageAt).Hours() / 24) }

// Step says how the next step stands.
type Step int

const (
	NoStep Step = iota // nothing is planned
	LateStep
	TodayStep
	LaterStep
)

// Step of the opportunity, seen from a day.
func (o Opportunity) Step(today dates.Date) Step {
	switch {
	case o.Next == nil:
		return NoStep
	case o.Next.Before(today):
		return LateStep
	case *o.Next == today:
		return TodayStep
	}
	return LaterStep
}

func (o Opportunity) tidy() Opportunity {
	o.Title = words.OneLine(o.Title)
	return o
}

func (o Opportunity) check() error {
	switch {
	case o.Title == "":
		return fault.Blame("title", "Escreva o que pode ser vendido.")
	case o.Value < 0:
		return fault.Blame("value", "O valor não pode ser negativo.")
	case o.Value > mostValue:
		return fault.Blame("value", "Este valor é maior do que o sistema aceita.")
	}
	return nil
}

// seen refuses a move by someone who had not seen the last one: it is told who moved the card, when and where to.
func (o Opportunity) seen(moves int64, place string, zone *time.Location) error {
	if o.Moves == moves {
		return nil
	}
	return fault.Conflict(o.MovedBy + " moveu “" + o.Title + "” para " + place + " em " + o.MovedAt.In(zone).Format("02/01 às 15:04") +
		", depois que você abriu o quadro. O quadro agora mostra o lugar atual; mova de novo se ainda for o caso.")
}

// placeName is where the card stands, in words: its stage, or among what was closed.
func (o Opportunity) placeName(s Stage) string {
	switch o.State {
	case Won:
		return "Ganhas"
	case Lost:
		return "Perdidas"
	}
	return s.Name
}

// closed refuses what only an open opportunity takes.
func (o Opportunity) closed() error {
	return fault.Conflict("“" + o.Title + "” já foi fechada como " + o.State + ". Reabra-a para continuar.")
}

func (o Opportunity) audit() map[string]any {
	return map[string]any{
		"title": o.Title, "person_id": o.PersonID, "seller_id": o.OwnerID, "value": o.Value, "origin": o.Origin, "expected_on": o.ExpectedOn,
		"note": o.Note,
	}
}
