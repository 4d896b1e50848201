package event

// LeadReceived is somebody new who may buy: they are in the registry (once, however often they write), and a chance to
// sell waits in a funnel. It is announced when the lead's score is known and who takes care of it was chosen.
type LeadReceived struct {
	PersonID      int64
	OpportunityID int64
	Origin        string
	Score         int
}
