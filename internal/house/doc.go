// Package house holds the tests that guard the building itself: imports point down the
// floors, files and functions keep their size, no package has an init, every SQL
// constant prepares on the migrated schema.
package house
