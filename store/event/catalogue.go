package event

// ProductsCreated are products that now exist: stock makes their balance rows.
type ProductsCreated struct{ IDs []int64 }
