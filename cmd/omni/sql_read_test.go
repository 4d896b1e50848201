package main

import (
	"go/ast"
	"go/token"
	"path"
	"strconv"
	"strings"
	"testing"
)

// query is one statement that the house sends: where it stands, every text that it can have, and through which door.
type query struct {
	at     string
	room   string
	method string
	global bool     // through db.Global or Look, outside an account
	table  string   // of tx.Insert, which writes the statement itself
	texts  []string // with a hole or a value where it is not constant
}

// What stands in a text where no constant does: a hole for what the house builds with care (placeholders, a builder of
// conditions), a value for what may come from anywhere.
const (
	hole  = "\x00"
	value = "\x01"
)

// sqlArgument is which argument of a method of Tx holds the statement.
var sqlArgument = map[string]int{"Exec": 0, "Get": 1, "List": 1, "ListWrite": 1, "Find": 2, "ExecLater": 1, "Lock": 2}

// readQueries finds the statements given to Tx and GlobalTx in files that are no tests.
func readQueries(t *testing.T) (all []query) {
	t.Helper()
	packages, calls := map[string]*pack{}, map[string][]site{}
	for _, s := range readSources(t) {
		switch {
		case s.isTest() || s.isGenerated():
			continue
		case s.room != "db" && within(s.room, "db"):
			continue
		}
		if packages[s.room] == nil {
			packages[s.room] = newPack(calls, packages)
		}
		packages[s.room].add(s)
	}
	for room, p := range packages {
		if room == "db" {
			continue
		}
		for _, f := range p.bodies {
			p.walk(f.Body, f, doors{}.with(f.Type), func(q query) {
				q.room = room
				all = append(all, q)
			})
		}
	}
	if len(all) < 30 {
		t.Fatalf("only %d statements were found: the test is blind", len(all))
	}
	return all
}

// pack is what a package's constants, types and functions say of its statements.
type pack struct {
	values map[string]ast.Expr // constants, variables that hold lists of them, and types as "type name"
	funcs  map[string]*ast.FuncDecl
	bodies []*ast.FuncDecl
	calls  map[string][]site // of the whole house
	all    map[string]*pack  // by room: statements may name the constants of db and of store
}

func newPack(calls map[string][]site, all map[string]*pack) *pack {
	return &pack{values: map[string]ast.Expr{}, funcs: map[string]*ast.FuncDecl{}, calls: calls, all: all}
}

// named is the package's constant of a selector such as db.SettingsColumns.
func (p *pack) named(e *ast.SelectorExpr) (in *pack, of ast.Expr) {
	for room, other := range p.all {
		if (room == "db" || within(room, "store")) && isNamed(e.X, path.Base(room)) && other.values[e.Sel.Name] != nil {
			return other, other.values[e.Sel.Name]
		}
	}
	return nil, nil
}

func isNamed(e ast.Expr, name string) bool { id, ok := e.(*ast.Ident); return ok && id.Name == name }

// site is a call, the function it stands in, and whose it is.
type site struct {
	call *ast.CallExpr
	in   *ast.FuncDecl
	by   *pack
}

func (p *pack) add(s source) {
	for _, d := range s.file.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch v := spec.(type) {
				case *ast.TypeSpec:
					p.values["type "+v.Name.Name] = v.Type
				case *ast.ValueSpec:
					for i := range min(len(v.Names), len(v.Values)) {
						p.values[v.Names[i].Name] = v.Values[i]
					}
				}
			}
		case *ast.FuncDecl:
			p.funcs[d.Name.Name] = d
			if d.Body != nil {
				p.bodies = append(p.bodies, d)
				p.noteCalls(d)
			}
		}
	}
}

func (p *pack) noteCalls(d *ast.FuncDecl) {
	ast.Inspect(d.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			name := calledName(call)
			p.calls[name] = append(p.calls[name], site{call, d, p})
		}
		return true
	})
}

func calledName(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// doors are the names that hold a transaction where one stands: "tx" → false in an account, true for a global one.
type doors map[string]bool

func (d doors) with(f *ast.FuncType) doors {
	inner := doors{}
	for name, global := range d {
		inner[name] = global
	}
	for _, field := range f.Params.List {
		for _, name := range field.Names {
			delete(inner, name.Name)
			switch typeName(field.Type) {
			case "Tx":
				inner[name.Name] = false
			case "GlobalTx", "DB":
				inner[name.Name] = true
			}
		}
	}
	return inner
}

func typeName(e ast.Expr) string {
	if star, ok := e.(*ast.StarExpr); ok {
		if sel, ok := star.X.(*ast.SelectorExpr); ok {
			return sel.Sel.Name
		}
	}
	return ""
}

// walk gives each statement below n; a function inside has names of its own.
func (p *pack) walk(n ast.Node, in *ast.FuncDecl, d doors, found func(query)) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			p.walk(n.Body, in, d.with(n.Type), found)
			return false
		case *ast.CallExpr:
			if q, ok := p.query(n, in, d); ok {
				found(q)
			}
		}
		return true
	})
}

func (p *pack) query(call *ast.CallExpr, in *ast.FuncDecl, d doors) (q query, ok bool) {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return q, false
	}
	switch on := sel.X.(type) {
	case *ast.Ident:
		q.global, ok = d[on.Name]
	case *ast.SelectorExpr: // c.Tx, s.tx
		ok = strings.EqualFold(on.Sel.Name, "tx")
	default:
		ok = false
	}
	if !ok {
		return q, false
	}
	q.at, q.method = fileset.Position(call.Pos()).String(), sel.Sel.Name
	if q.method == "Look" {
		q.texts = p.read(call.Args[2], in, 0)
		return q, true
	}
	if q.method == "Insert" || q.method == "InsertOrSkip" {
		q.table = strings.Join(p.read(call.Args[0], in, 0), " ")
		return q, true
	}
	i, sends := sqlArgument[q.method]
	if !sends || len(call.Args) <= i {
		return q, false
	}
	q.texts = p.read(call.Args[i], in, 0)
	return q, true
}

// read gives every text that an expression can have.
func (p *pack) read(e ast.Expr, in *ast.FuncDecl, depth int) []string {
	if depth > 32 {
		return []string{value} // it feeds on itself
	}
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return []string{text}
		}
	case *ast.ParenExpr:
		return p.read(e.X, in, depth+1)
	case *ast.BinaryExpr:
		return join(p.read(e.X, in, depth+1), p.read(e.Y, in, depth+1))
	case *ast.Ident:
		return p.readName(e.Name, in, depth+1)
	case *ast.IndexExpr:
		return p.readMembers(e.X, in, depth+1)
	case *ast.SelectorExpr:
		if other, of := p.named(e); other != nil {
			return other.read(of, in, depth+1)
		}
		return p.readField(e.Sel.Name, depth+1)
	case *ast.CallExpr:
		return p.readCall(e, in, depth+1)
	}
	return []string{value}
}

func join(a, b []string) (all []string) {
	for _, x := range a {
		for _, y := range b {
			all = append(all, x+y)
		}
	}
	return once(all)
}
