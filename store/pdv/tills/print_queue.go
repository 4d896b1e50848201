package tills

import "omniservicos/db"

// PrintTill is the job that empties a till's queue of prints. store/pdv/printing does it; only its kind is known here.
type PrintTill struct{ TillID int64 }

// PrintKind names that job.
const PrintKind = "pdv.imprimir"

// Print is something to print. Copy says whether a receipt is the first of its kind or a reprint: "2ª VIA".
type Print struct {
	Kind      string // cupom, loja (the shop's own copy of it), teste, gaveta, or one of the papers below
	SaleID    int64
	SubjectID int64 // what a paper is of
	Copy      int
	Drawer    bool
}

// What a till prints beside receipts of sales.
const (
	MovePaper    = "movimento"      // of a movement of the drawer
	ReadingX     = "leitura_x"      // of the shift that is open
	BlindX       = "leitura_x_cega" // the same for who counts: no amount
	ReadingZ     = "z"              // of the till's Z with this number
	VoucherPaper = "vale"
	FiadoPaper   = "fiado" // the receipt of a debt that was paid
)

// QueuePrints puts prints into a till's queue. They go with the transaction and cost it no round trip of their own.
func QueuePrints(tx *db.Tx, till int64, prints ...Print) error {
	rows := make([][]any, len(prints))
	for i, p := range prints {
		rows[i] = []any{db.NewID(), till, p.Kind, p.SaleID, p.SubjectID, p.Copy, p.Drawer, tx.Now, tx.Now}
	}
	err := tx.InsertLater("print_jobs", "id, till_id, kind, sale_id, subject_id, copy, drawer, asked_at, next_at", rows...)
	if err != nil {
		return err
	}
	return tx.EnqueueLater(PrintKind, PrintTill{till})
}
