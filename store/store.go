// Package store is everything that the modules say to each other, on one screen.
package store

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/cause"
	"omniservicos/store/crm"
	"omniservicos/store/crm/lead"
	"omniservicos/store/crm/message"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/quote"
	"omniservicos/store/crm/rule"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/payment"
	"omniservicos/store/erp/purchase"
	"omniservicos/store/erp/stock"
	"omniservicos/store/mail"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/loyalty"
	"omniservicos/store/pdv/presale"
	"omniservicos/store/pdv/printing"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/store/person/intake"
	"omniservicos/store/webhook"
)

// Subscribe connects the facts of the core to who must act on them, in this order. All of these run in the announcing
// transaction: stock, money and the customer's history are right together, or the sale did not happen.
func Subscribe(b *db.Bus) {
	// A business begins: its depot, its safe and bank, how it is paid, its first till.
	db.On(b, stock.OpenDepot)
	db.On(b, finance.OpenBooks)
	db.On(b, payment.OpenMethods)
	db.On(b, tills.OpenFirst)
	db.On(b, person.OpenOrigins)
	db.On(b, opportunity.OpenFunnel)
	db.On(b, lead.OpenRules)
	db.On(b, message.OpenTemplates)

	db.On(b, stock.OpenBranchDepot) // of one more branch
	db.On(b, stock.MakeBalances)    // of products created

	// A sale was finalised: stock, then money, then the customer's history.
	db.On(b, stock.TakeSoldItems)
	db.On(b, finance.ReceivePayments)
	db.On(b, crm.RecordPurchase)
	db.On(b, seller.EarnCommission)
	db.On(b, loyalty.Earn)
	db.On(b, presale.Convert)

	// A sale was cancelled: the same, reversed.
	db.On(b, stock.ReturnSoldItems)
	db.On(b, finance.ReversePayments)
	db.On(b, crm.RecordCancellation)
	db.On(b, seller.CancelCommission)
	db.On(b, loyalty.Cancel)

	// Items came back: stock, then money, then the customer's history.
	db.On(b, stock.TakeBackItems)
	db.On(b, finance.PayBackItems)
	db.On(b, crm.RecordReturn)
	db.On(b, seller.GiveBackCommission)
	db.On(b, loyalty.GiveBack)

	db.On(b, crm.RecordSettlement)

	// A chance to sell, from first to last, in the history of whom it is for.
	db.On(b, crm.RecordOpportunity)
	db.On(b, crm.RecordMove)
	db.On(b, crm.RecordWin)
	db.On(b, crm.RecordLoss)
	db.On(b, crm.RecordReopening)

	crm.Subscribe(b) // reminders, as jobs of their own
	// Who writes to us: the state follows the card, the score what is known of the person.
	db.On(b, lead.FollowMove)
	db.On(b, lead.FollowWin)
	db.On(b, lead.FollowLoss)
	db.On(b, lead.FollowReopening)
	db.On(b, lead.FollowTask)
	db.On(b, lead.RescoreOpportunity)
	db.On(b, lead.RescorePerson)

	// What any module, plugins too, says happened with a person.
	db.On(b, crm.RecordTouch)

	// An orçamento: the history of whom it is for; accepted, it waits at the till, as it was promised.
	db.On(b, crm.RecordQuoteSent)
	db.On(b, crm.RecordQuoteViewed)
	db.On(b, crm.RecordQuoteAccepted)
	db.On(b, crm.RecordQuoteRefused)
	db.On(b, crm.RecordQuoteVoided)
	db.On(b, presale.OpenForQuote)
	db.On(b, presale.CancelForQuote)

	// Two records of one person became one: what each module has of them follows.
	db.On(b, finance.MovePerson) // first: it locks what is owed, before titles
	db.On(b, pdv.MovePerson)
	db.On(b, loyalty.MovePerson)
	db.On(b, rollup.MovePerson) // after the sales that it sums
	db.On(b, purchase.MovePerson)
	db.On(b, catalogue.MovePerson) // with the list they buy by
	db.On(b, crm.MovePerson)
	db.On(b, opportunity.MovePerson)
	db.On(b, quote.MovePerson)
	db.On(b, lead.MovePerson)
	db.On(b, pdv.TellOfPerson) // and what would follow, asked before
	db.On(b, loyalty.TellOfPerson)
	db.On(b, finance.TellOfPerson)
	db.On(b, purchase.TellOfPerson)
	db.On(b, crm.TellOfPerson)
	db.On(b, opportunity.TellOfPerson)
	db.On(b, quote.TellOfPerson)
	db.On(b, lead.TellOfPerson)

	intake.Subscribe(b)   // the lines of imports follow a merge; a job that works between transactions
	webhook.Subscribe(b)  // last of all: other programs are told what the rest made true
	mail.Subscribe(b)     // a job that hands e-mails over
	printing.Subscribe(b) // a job that talks to printers, between transactions

	// What rules of the CRM may begin with; a clock looks after them.
	rule.Subscribe(b)
	cause.Register("", slices.Concat(pdv.Causes, opportunity.Causes, lead.Causes, quote.Causes, crm.Causes, finance.Causes, person.Causes)...)
}
