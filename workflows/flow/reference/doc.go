// Package reference writes what the workflow language and the registry of actions know
// of themselves: the JSON Schema for any YAML editor, the reference page, and the data
// of an editor's completion. All three come from the tables that the parser and the
// checker go by, so what they say is what holds.
package reference
