package main

import (
	"fmt"
	"maps"
	"os"
	"strings"
)

// valueLimit is more than any value has; a file of secrets that is larger is a mistake.
const valueLimit = 64 << 10

// gather lays the sources over each other, by the environment's names.
func gather(path string, environ map[string]string, flags Flags) (map[string]string, []error) {
	var problems []error
	values := make(map[string]string)
	if path != "" {
		file, errs := readYAML(path)
		problems = append(problems, errs...)
		problems = append(problems, lay(values, file)...)
	}
	problems = append(problems, lay(values, known(environ))...)
	maps.Copy(values, given(map[string]string{
		"LISTEN": flags.Listen, "DATA": flags.Data, "ROLES": flags.Roles,
	}))
	return values, problems
}

// lay puts one source over values. In one source a field has its value or a file.
func lay(values, source map[string]string) (problems []error) {
	for _, name := range fieldNames() {
		value, twin := source[name], source[name+"_FILE"]
		if value != "" && twin != "" {
			problems = append(problems, problem{name, "is set, and so is " + name + "_FILE", "unset one of them"})
			continue
		}
		if twin != "" {
			var err error
			if value, err = readValue(twin); err != nil {
				problems = append(problems, problem{name + "_FILE", err.Error(), "name a file that this user can read"})
				continue
			}
		}
		if value != "" {
			values[name] = value
		}
	}
	return problems
}

// readValue reads a file that holds one value. The last line's end is the editor's.
func readValue(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() || info.Size() > valueLimit {
		return "", fmt.Errorf("%s is no file of at most %d bytes", path, valueLimit)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	value := strings.TrimRight(string(b), "\r\n")
	if value == "" {
		return "", fmt.Errorf("%s is empty", path)
	}
	return value, nil
}

// known picks what is ours of an environment.
func known(environ map[string]string) map[string]string {
	ours := make(map[string]string)
	for _, name := range fieldNames() {
		for _, n := range []string{name, name + "_FILE"} {
			ours[n] = environ[n]
		}
	}
	return given(ours)
}

// given drops the empty: an empty variable is what a compose file makes of an unset one.
func given(values map[string]string) map[string]string {
	maps.DeleteFunc(values, func(_, v string) bool { return v == "" })
	return values
}
