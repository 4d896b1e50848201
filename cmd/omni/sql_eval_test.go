package main

import (
	"go/ast"
	"go/token"
	"slices"
)

// readName reads a variable by all that is ever put into it, a parameter by all that callers in the package ever give,
// or a constant of the package.
func (p *pack) readName(name string, in *ast.FuncDecl, depth int) []string {
	texts := p.readVariable(name, in, depth)
	if i := parameter(in, name); i >= 0 {
		texts = append(texts, p.readArguments(in.Name.Name, i, depth)...)
	}
	if texts != nil {
		return once(texts)
	}
	if of, ok := p.values[name]; ok {
		return p.read(of, in, depth)
	}
	return []string{value}
}

// readVariable gathers `x := a`, `x = b`, `x += c` and `range`: each text may end in each addition or not.
func (p *pack) readVariable(name string, in *ast.FuncDecl, depth int) (texts []string) {
	var added []string
	is := func(e ast.Expr) bool { return isNamed(e, name) }
	ast.Inspect(in.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				if !is(left) {
					continue
				}
				got := p.read(n.Rhs[min(i, len(n.Rhs)-1)], in, depth)
				if n.Tok == token.ADD_ASSIGN {
					added = append(added, got...)
				} else {
					texts = append(texts, got...)
				}
			}
		case *ast.RangeStmt:
			if n.Value != nil && is(n.Value) {
				texts = append(texts, p.readMembers(n.X, in, depth)...)
			}
		case *ast.ValueSpec:
			for i, id := range n.Names {
				if id.Name == name && i < len(n.Values) {
					texts = append(texts, p.read(n.Values[i], in, depth)...)
				}
			}
		}
		return true
	})
	if texts == nil && added != nil {
		texts = []string{""} // var where string; where += …
	}
	for _, tail := range added {
		texts = append(texts, join(texts[:min(len(texts), 8)], []string{tail})...)
	}
	return texts
}

func parameter(in *ast.FuncDecl, name string) int {
	i := 0
	for _, field := range in.Type.Params.List {
		for _, n := range field.Names {
			if n.Name == name {
				return i
			}
			i++
		}
	}
	return -1
}

// readArguments reads what every caller in the house gives for a parameter; without one, it may be anything.
func (p *pack) readArguments(function string, i, depth int) (texts []string) {
	for _, s := range p.calls[function] {
		if i < len(s.call.Args) && (s.by == p || ast.IsExported(function)) {
			texts = append(texts, s.by.read(s.call.Args[i], s.in, depth+1)...)
		}
	}
	if texts == nil {
		return []string{value}
	}
	return texts
}

// readField reads x.query by all that the package ever puts into a field of this name.
func (p *pack) readField(field string, depth int) (texts []string) {
	for _, in := range p.bodies {
		ast.Inspect(in.Body, func(n ast.Node) bool {
			if a, ok := n.(*ast.AssignStmt); ok {
				for i, left := range a.Lhs {
					if sel, ok := left.(*ast.SelectorExpr); ok && sel.Sel.Name == field {
						texts = append(texts, p.read(a.Rhs[min(i, len(a.Rhs)-1)], in, depth)...)
					}
				}
			}
			texts = append(texts, p.readStruct(n, field, in, depth)...)
			return true
		})
	}
	nowhere := &ast.FuncDecl{Type: &ast.FuncType{Params: &ast.FieldList{}}, Body: &ast.BlockStmt{}, Name: ast.NewIdent("")}
	for _, written := range p.values {
		ast.Inspect(written, func(n ast.Node) bool {
			texts = append(texts, p.readStruct(n, field, nowhere, depth)...)
			return true
		})
	}
	if texts == nil {
		return []string{value}
	}
	return once(texts)
}

// readStruct reads one field of a struct that is written out, or of each struct in a list.
func (p *pack) readStruct(n ast.Node, field string, in *ast.FuncDecl, depth int) (texts []string) {
	written, ok := n.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	rows, of := []ast.Expr{written}, written.Type
	if array, ok := of.(*ast.ArrayType); ok {
		rows, of = written.Elts, array.Elt
	}
	if name, ok := of.(*ast.Ident); ok {
		of = p.values["type "+name.Name]
	}
	shape, ok := of.(*ast.StructType)
	if !ok {
		return nil
	}
	for _, row := range rows {
		if row, ok := row.(*ast.CompositeLit); ok {
			if e := fieldOf(shape, row, field); e != nil {
				texts = append(texts, p.read(e, in, depth)...)
			}
		}
	}
	return texts
}

// fieldOf finds a field by its name, or by its place in the type.
func fieldOf(shape *ast.StructType, row *ast.CompositeLit, field string) ast.Expr {
	place := 0
	for _, f := range shape.Fields.List {
		for _, n := range f.Names {
			if n.Name == field && place < len(row.Elts) {
				if _, named := row.Elts[place].(*ast.KeyValueExpr); !named {
					return row.Elts[place]
				}
			}
			place++
		}
	}
	for _, e := range row.Elts {
		if pair, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := pair.Key.(*ast.Ident); ok && key.Name == field {
				return pair.Value
			}
		}
	}
	return nil
}

// readMembers reads every member of a list or map that is written out.
func (p *pack) readMembers(e ast.Expr, in *ast.FuncDecl, depth int) (texts []string) {
	if id, ok := e.(*ast.Ident); ok && p.values[id.Name] != nil {
		e = p.values[id.Name]
	}
	list, ok := e.(*ast.CompositeLit)
	if !ok {
		return []string{value}
	}
	for _, member := range list.Elts {
		if pair, ok := member.(*ast.KeyValueExpr); ok {
			member = pair.Value
		}
		texts = append(texts, p.read(member, in, depth)...)
	}
	return texts
}

// careful are calls that put no one's value into a text: placeholders, numbers, and builders of constant conditions.
var careful = []string{"Values", "Itoa", "String", "Join", "Replace", "ReplaceAll"}

// readCall reads what a function of the package, or one kept in a variable, returns.
func (p *pack) readCall(call *ast.CallExpr, in *ast.FuncDecl, depth int) (texts []string) {
	name := calledName(call)
	if _, on := call.Fun.(*ast.SelectorExpr); on && slices.Contains(careful, name) {
		return []string{hole} // b.String() of a builder, though the package has a String of its own
	}
	if f, ok := p.funcs[name]; ok && f.Body != nil {
		return p.readReturns(f.Body, f, depth)
	}
	ast.Inspect(in.Body, func(n ast.Node) bool {
		if a, ok := n.(*ast.AssignStmt); ok && len(a.Lhs) == 1 && len(a.Rhs) == 1 {
			id, named := a.Lhs[0].(*ast.Ident)
			if f, ok := a.Rhs[0].(*ast.FuncLit); ok && named && id.Name == name {
				texts = p.readReturns(f.Body, in, depth)
			}
		}
		return true
	})
	if texts != nil {
		return texts
	}
	return []string{value}
}

func (p *pack) readReturns(body ast.Node, in *ast.FuncDecl, depth int) (texts []string) {
	ast.Inspect(body, func(n ast.Node) bool {
		if _, inner := n.(*ast.FuncLit); inner {
			return false
		}
		if r, ok := n.(*ast.ReturnStmt); ok && len(r.Results) > 0 {
			texts = append(texts, p.read(r.Results[0], in, depth)...)
		}
		return true
	})
	return texts
}

// once leaves each text out that came before, and keeps a bound on how many there are.
func once(texts []string) []string {
	slices.Sort(texts)
	texts = slices.Compact(texts)
	return texts[:min(len(texts), 64)]
}
