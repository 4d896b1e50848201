package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// root is the repository, seen from this package.
const root = "../.."

const module = "omniservicos/"

// source is one Go file of the house.
type source struct {
	path    string // "store/pdv/sale.go"
	room    string // "store/pdv"
	file    *ast.File
	imports []string // of the house, without the module: "db", "store/money"
}

func (s source) name() string      { return strings.TrimSuffix(path.Base(s.path), ".go") }
func (s source) isTest() bool      { return strings.HasSuffix(s.path, "_test.go") }
func (s source) isGenerated() bool { return strings.HasSuffix(s.path, "_templ.go") }

// imported says whether a name is a package of the house: start.Look is no method.
func (s source) imported(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && slices.ContainsFunc(s.imports, func(i string) bool { return path.Base(i) == id.Name })
}

var (
	readOnce sync.Once
	sources  []source
	fileset  = token.NewFileSet()
	readErr  error
)

// readSources parses every Go file of the house once.
func readSources(t *testing.T) []source {
	t.Helper()
	readOnce.Do(func() {
		readErr = walkFiles(func(name string) error {
			if !strings.HasSuffix(name, ".go") {
				return nil
			}
			s := source{path: name, room: path.Dir(name)}
			var err error
			if s.file, err = parser.ParseFile(fileset, filepath.Join(root, name), nil, parser.SkipObjectResolution); err != nil {
				return err
			}
			for _, i := range s.file.Imports {
				if p, _ := strconv.Unquote(i.Path.Value); strings.HasPrefix(p, module) {
					s.imports = append(s.imports, strings.TrimPrefix(p, module))
				}
			}
			sources = append(sources, s)
			return nil
		})
	})
	if readErr != nil {
		t.Fatal(readErr)
	}
	return sources
}

// walkFiles names each file that people wrote or that templ generated, by its path from the repository's root.
func walkFiles(fn func(name string) error) error {
	return fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(e.Name(), ".") && name != "."
		if e.IsDir() && (hidden || e.Name() == "node_modules" || e.Name() == "dist" || e.Name() == "testdata" || name == "bin") {
			return fs.SkipDir
		}
		if e.IsDir() {
			return nil
		}
		return fn(name)
	})
}

// within says whether a room is this one or below it.
func within(room, of string) bool { return room == of || strings.HasPrefix(room, of+"/") }

func withinAny(room string, of []string) bool {
	for _, o := range of {
		if within(room, o) {
			return true
		}
	}
	return false
}
