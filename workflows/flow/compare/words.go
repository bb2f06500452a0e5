package compare

import (
	"strings"
)

// Piece is a run of words of two texts: in both, or in one of them.
type Piece struct {
	Words string
	// Gone tells words of the older text only, Added those of the newer one only.
	Gone, Added bool
}

// Words compares two texts word by word. Joined by a space, the pieces that are not
// added are the older text, and those that are not gone the newer one.
func Words(old, new string) []Piece {
	a, b := strings.Fields(old), strings.Fields(new)
	common := make([][]int, len(a)+1)
	common[len(a)] = make([]int, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		common[i] = make([]int, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out []Piece
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = joined(out, Piece{Words: a[i]})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			out = joined(out, Piece{Words: a[i], Gone: true})
			i++
		default:
			out = joined(out, Piece{Words: b[j], Added: true})
			j++
		}
	}
	return out
}

func joined(out []Piece, p Piece) []Piece {
	if n := len(out); n > 0 && out[n-1].Gone == p.Gone && out[n-1].Added == p.Added {
		out[n-1].Words += " " + p.Words
		return out
	}
	return append(out, p)
}
