package event

import "omniservicos/store/money"

// OpportunityCreated is a chance to sell that somebody wrote down.
type OpportunityCreated struct {
	OpportunityID int64
	PersonID      int64 // 0: nobody in particular
	Title         string
	Stage         string // where it begins
	Value         money.Cents
}

// OpportunityEdited is a card whose form was saved: its value, person, title or owner may be others.
type OpportunityEdited struct {
	OpportunityID int64
	PersonID      int64
	Title         string
	Value         money.Cents
}

// OpportunityMoved is a card that went from one stage to another; a new place inside its column is none.
type OpportunityMoved struct {
	OpportunityID int64
	PersonID      int64
	Title         string
	From, To      string // the stages' names
	Value         money.Cents
}

// OpportunityWon is a chance that became a sale.
type OpportunityWon struct {
	OpportunityID int64
	PersonID      int64
	Title         string
	Value         money.Cents
}

// OpportunityLost is a chance that came to nothing, and why.
type OpportunityLost struct {
	OpportunityID int64
	PersonID      int64
	Title         string
	Value         money.Cents
	Reason        string
}

// OpportunityReopened is one that was closed and is worked on again.
type OpportunityReopened struct {
	OpportunityID int64
	PersonID      int64
	Title         string
	Stage         string
	Value         money.Cents
}

// PersonTouched is a line for a person's timeline, from whoever has one: a call, a message, a plugin's order. Kind is one
// that a module has registered (web.Module.Kinds), for its icon and the timeline's filter.
type PersonTouched struct {
	PersonID int64 // 0: nobody in particular, and no line
	BranchID int64 // where it happened; 0: in none
	Kind     string
	Text     string
	Amount   *money.Cents
	Path     string // where it opens
}

// TaskFinished is something that was done; what came of it is on the timeline of whom it was for.
type TaskFinished struct {
	TaskID     int64
	PersonID   int64 // 0: nobody in particular
	Kind       string
	Title      string
	OriginKind string // what it was the next step of
	OriginID   int64
}
