// Package search draws what the global search found.
package search

// Hits is what one module found: customers, products, sales.
type Hits struct {
	Title string
	Items []Hit
}

// Hit is one thing found, and where it opens.
type Hit struct {
	Title, Note, Path, Icon string
}
