// Package quote is the orçamento: what was promised to a customer, in versions, and what they answered.
package quote
