package main

import (
	"fmt"
	"strings"
)

// lines prints what differs between two texts, line by line: what was in red, what is
// in green.
func (p page) lines(was, now string) {
	for _, l := range difference(strings.Split(plain(was), "\n"), strings.Split(plain(now), "\n")) {
		code := "32"
		if l[0] == '-' {
			code = "31"
		}
		fmt.Fprintf(p.out, "    %s\n", p.paint(code, l))
	}
}

// maxTable bounds the work of a difference: two texts of two thousand lines.
const maxTable = 4 << 20

// difference are the lines of a that b has not, behind "- ", and those that b has and a
// has not, behind "+ ", in order. Texts that are too long and too different are given
// whole.
func difference(a, b []string) (out []string) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a)*len(b) > maxTable {
		return append(marked("- ", a), marked("+ ", b)...)
	}
	common := longest(a, b)
	for len(a) > 0 || len(b) > 0 {
		i, j := len(a), len(b)
		switch {
		case i > 0 && j > 0 && a[0] == b[0]:
			a, b = a[1:], b[1:]
		case j == 0 || i > 0 && common[i-1][j] >= common[i][j-1]:
			out, a = append(out, "- "+a[0]), a[1:]
		default:
			out, b = append(out, "+ "+b[0]), b[1:]
		}
	}
	return out
}

func marked(mark string, lines []string) (out []string) {
	for _, l := range lines {
		out = append(out, mark+l)
	}
	return out
}

// longest is, for the last i lines of a and the last j of b, how many they have in
// common in order.
func longest(a, b []string) [][]int {
	table := make([][]int, len(a)+1)
	table[0] = make([]int, len(b)+1)
	for i := 1; i <= len(a); i++ {
		table[i] = make([]int, len(b)+1)
		for j := 1; j <= len(b); j++ {
			if a[len(a)-i] == b[len(b)-j] {
				table[i][j] = table[i-1][j-1] + 1
			} else {
				table[i][j] = max(table[i-1][j], table[i][j-1])
			}
		}
	}
	return table
}
