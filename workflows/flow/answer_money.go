package flow

import (
	"slices"
	"strconv"
	"strings"

	"frontdesk/internal/phi"
)

// money reads one amount between lo and hi, which are whole dollars.
func money(h heard, lo, hi int) answer {
	cents, ok := readMoney(h.text.Reveal())
	if !ok || h.asks() && !slices.ContainsFunc(h.words, func(w string) bool { return offering[w] }) || cents < int64(lo)*100 || cents > int64(hi)*100 {
		return answer{}
	}
	return answer{fit: Exact, value: Value{Type: MoneyType, Key: strconv.FormatInt(cents, 10), Says: phi.New(phi.Care, sayMoney(cents))}}
}

// offering asks whether an amount will do: "can I pay 20?" names one, "only 20?" doubts one.
var offering = wordSet("can could may would puedo podria pago")

// currency stands beside an amount.
var currency = wordSet("$ us$ usd dollar dollars buck bucks dolar dolares peso pesos")

// beside are words that may stand around an amount and leave it what it is.
var besideMoney = wordSet("como unos nomas nada mas pago abonar dar doy mandar i can do you pay i'll ill will would like to it is its only just about puedo pagar son es solo the a of de today now hoy ahora")

// roundAmounts are amounts in one word, beyond those of ordinals.
var roundAmounts = map[string]int64{"one": 1, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "once": 11, "doce": 12, "quince": 15, "veinte": 20, "treinta": 30,
	"cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100}

// readMoney reads "$20", "20.50", "1,200 dollars", "veinte dólares" as cents. Two amounts
// are none, and neither is a debt.
func readMoney(text string) (cents int64, ok bool) {
	for _, w := range spokenAmounts(strings.Fields(strings.Map(plainLower, clip(text)))) {
		w = strings.Trim(strings.TrimPrefix(strings.TrimRight(w, ".,!?"), "us$"), "$")
		if w == "" || currency[w] || besideMoney[w] || politeness[w] {
			continue
		}
		n, amount := amountOf(w)
		if !amount || ok {
			return 0, false
		}
		cents, ok = n, true
	}
	return cents, ok
}

func plainLower(r rune) rune {
	if r = plain(r); r >= 'A' && r <= 'Z' {
		r += 'a' - 'A'
	}
	return r
}

// amountOf is a word as cents. A comma parts thousands where three digits follow it, and
// cents where two do.
func amountOf(w string) (cents int64, ok bool) {
	if n, ok := roundAmounts[w]; ok {
		return n * 100, true
	}
	if n, ok := ordinals[w]; ok && !rank(w) {
		return int64(n) * 100, true
	}
	whole, part, _ := strings.Cut(w, ".")
	if at := strings.LastIndexByte(whole, ','); part == "" && at >= 0 && len(whole)-at == 3 {
		whole, part = whole[:at], whole[at+1:]
	}
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if i > 0 && len(g) != 3 || g == "" {
			return 0, false
		}
	}
	n, ok := digits(strings.Join(groups, ""))
	if !ok || part == "" && strings.HasSuffix(w, ".") {
		return 0, false
	}
	if part == "" {
		return int64(n) * 100, true
	}
	c, ok := digits(part)
	return int64(n)*100 + int64(c), ok && len(part) == 2
}

// sayMoney words cents: $20, $1,200.50.
func sayMoney(cents int64) string {
	whole := strconv.FormatInt(cents/100, 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if c := cents % 100; c != 0 {
		return "$" + whole + "." + string([]byte{byte('0' + c/10), byte('0' + c%10)})
	}
	return "$" + whole
}
