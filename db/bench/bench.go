// Package bench holds the yardstick: one sale as a single statement, the limit of this machine's PostgreSQL
// (performance.md). pgbench runs it beside our own sale, on the same server, in the same minute.
package bench

import _ "embed"

//go:embed sale-schema.sql
var Schema string

//go:embed sale-one.sql
var SaleOne string
