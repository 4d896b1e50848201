package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"omniservicos/db"
)

var spaces = regexp.MustCompile(`\s+`)

// Row security is the net; the filter is always written too, or plans are worse and shards unreachable (house.md §2).
func TestEveryStatementNamesItsAccount(t *testing.T) {
	for _, q := range readQueries(t) {
		if q.global || q.table != "" {
			continue
		}
		for _, text := range q.texts {
			plain := spaces.ReplaceAllString(strings.TrimSpace(text), " ")
			inserts := strings.Contains(plain, "insert into ") && strings.Contains(plain, "account_id") && strings.Contains(plain, "$1")
			itself := slices.Equal(tablesIn(text), []string{"accounts"}) && strings.Contains(plain, " id = $1")
			handed := strings.Contains(text, value) && within(q.room, "store/storetest") // by a test, which says it
			if !strings.Contains(plain, "account_id = $1") && !inserts && !itself && !handed {
				t.Errorf("%s does not say account_id = $1: %s", q.at, strings.ReplaceAll(plain, hole, "…"))
				break
			}
		}
	}
}

// SQL is joined from constants only (decisions.md 13); what a person typed goes through a parameter.
func TestNoValueIsWrittenIntoAStatement(t *testing.T) {
	for _, q := range readQueries(t) {
		for _, text := range append(q.texts, q.table) {
			if strings.Contains(text, value) && !within(q.room, "store/storetest") {
				t.Errorf("%s: joined from more than constants: %s", q.at, strings.NewReplacer(value, "…", hole, "…").Replace(text))
				break
			}
		}
	}
}

// tableNames finds what a statement names as a table; a name it makes itself (with x as …) is none.
var (
	tableNames = regexp.MustCompile(`\b(?:from|join|update|into)\s+(?:only\s+)?([a-z_][a-z0-9_]*)\b`)
	ownNames   = regexp.MustCompile(`(?:\bwith|,)\s+(?:recursive\s+)?([a-z_]+)\s*(?:\([^)]*\)\s*)?as\s+(?:materialized\s+)?\(`)
	notTables  = []string{"set", "skip", "nowait", "values", "unnest", "generate_series", "jsonb_array_elements", "jsonb_each", "now", "lateral"}
)

func tablesIn(text string) (names []string) {
	plain := spaces.ReplaceAllString(strings.ToLower(text), " ")
	plain = regexp.MustCompile(`extract\([a-z]+ from|for update|is( not)? distinct from|do update|for no key update`).ReplaceAllString(plain, "")
	own := slices.Clone(notTables)
	for _, m := range ownNames.FindAllStringSubmatch(plain, -1) {
		own = append(own, m[1])
	}
	for _, m := range tableNames.FindAllStringSubmatch(plain, -1) {
		if !slices.Contains(own, m[1]) {
			names = append(names, m[1])
		}
	}
	return names
}

func TestGlobalStatementsNameGlobalTables(t *testing.T) {
	seen := 0
	for _, q := range readQueries(t) {
		for _, text := range q.texts {
			for _, name := range tablesIn(text) {
				if seen++; q.global && !slices.Contains(db.GlobalTables, name) {
					t.Errorf("%s names %s outside any account", q.at, name)
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no table was found in any statement: the test is blind")
	}
}

var placeholder = regexp.MustCompile(`\$(\d+|` + hole + `)(::[a-z_]+)?( (?:=|<>|<|<=|>|>=) -?\d+\b)?`)

// PostgreSQL takes a parameter's type from where it stands first: beside a plain number it is an integer of 32 bits, and no id fits (page two answered 500).
func TestParametersBesideNumbersSayTheirType(t *testing.T) {
	for _, q := range readQueries(t) {
		for _, text := range q.texts {
			seen := map[string]bool{}
			for _, m := range placeholder.FindAllStringSubmatchIndex(text, -1) {
				name := text[m[2]:m[3]]
				if !seen[name] && m[4] < 0 && m[6] >= 0 {
					t.Errorf("%s: $%s stands beside a number without a type (::bigint)", q.at, strings.ReplaceAll(name, hole, "…"))
				}
				seen[name] = name != hole // a hole may be another one each time
			}
		}
	}
}

var createTable = regexp.MustCompile(`(?im)^\s*create table (?:if not exists )?([a-z_]+)`)

// A plugin asks the core's use cases, and keeps to its own tables: the core may change under it.
func TestPluginsKeepToTheirOwnTables(t *testing.T) {
	var core []string
	files, err := filepath.Glob(filepath.Join(root, "db", "migrations", "*.sql"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range createTable.FindAllSubmatch(text, -1) {
			core = append(core, string(m[1]))
		}
	}
	if len(core) < 20 {
		t.Fatalf("only %d tables of the core were found", len(core))
	}
	for _, q := range readQueries(t) {
		if !within(q.room, "web/plugins") {
			continue
		}
		named := []string{q.table}
		for _, text := range q.texts {
			named = append(named, tablesIn(text)...)
		}
		for _, name := range named {
			if slices.Contains(core, name) {
				t.Errorf("%s names %s, a table of the core", q.at, name)
			}
		}
	}
}
