// Prints the verdicts of the Go engine, in the format described in engines.mjs: VERSION is that of its package.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/xeipuuv/gojsonschema"
)

type group struct {
	Schema struct {
		Ref string `json:"$ref"`
	}
	Tests []struct {
		Data json.RawMessage
	}
}

const suffix = ".draft-07.json"

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func find(pattern string) []string {
	paths, err := filepath.Glob(pattern)
	must(err)
	sort.Strings(paths)
	return paths
}

func verdict(schema *gojsonschema.Schema, data json.RawMessage) (verdict any) {
	defer func() {
		if panicked := recover(); panicked != nil {
			verdict = fmt.Sprint(panicked)
		}
	}()
	result, err := schema.Validate(gojsonschema.NewBytesLoader(data))
	if err != nil {
		return err.Error()
	}
	return result.Valid()
}

func main() {
	compiled := map[string]*gojsonschema.Schema{}
	for _, path := range append(find("../../schemas/*/*"+suffix), find("suite/schemas/*/*"+suffix)...) {
		text, err := os.ReadFile(path)
		must(err)
		var schema struct {
			ID string `json:"$id"`
		}
		must(json.Unmarshal(text, &schema))
		compiled[schema.ID], err = gojsonschema.NewSchema(gojsonschema.NewBytesLoader(text))
		must(err)
	}
	verdicts := map[string][]any{}
	paths := append(find("suite/20*/*.json"), find("suite/20*/optional/*.json")...)
	for _, path := range append(paths, "by-hand.json") {
		text, err := os.ReadFile(path)
		must(err)
		var groups []group
		must(json.Unmarshal(text, &groups))
		for _, group := range groups {
			schema := compiled[strings.TrimSuffix(group.Schema.Ref, ".json")+suffix]
			for _, test := range group.Tests {
				verdicts[path] = append(verdicts[path], verdict(schema, test.Data))
			}
		}
	}
	run := map[string]any{"engine": "gojsonschema", "version": os.Args[1], "draft": "draft-07", "verdicts": verdicts}
	must(json.NewEncoder(os.Stdout).Encode(run))
}
