// Replays red packets by hb1 (docs/hb1.md) with Go's standard library alone.
//
//	go run hb1.go < FILE            one reveal a line in, one JSON object a line out
package main

import (
	"bufio"
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"regexp"
	"sort"
	"unicode/utf8"
)

type reveal struct {
	Spec, Rule, Total string
	Count             int64
	Min               string
	Max               *string
	Seed, Salt        string
}

type answer struct {
	Shares      []string `json:"shares,omitempty"`
	Commitment  string   `json:"commitment,omitempty"`
	LastTickets []string `json:"lastTickets,omitempty"`
	Refused     string   `json:"refused,omitempty"`
}

// split holds the numbers of a reveal, and the draws as far as they are made.
type split struct {
	total, count, min, max, surplus, span *big.Int // max is nil without one, span where none binds
	head, seed, salted, block             []byte
	next                                  uint32
}

func number(value int64) *big.Int           { return big.NewInt(value) }
func add(a, b *big.Int) *big.Int            { return new(big.Int).Add(a, b) }
func sub(a, b *big.Int) *big.Int            { return new(big.Int).Sub(a, b) }
func mul(a, b *big.Int) *big.Int            { return new(big.Int).Mul(a, b) }
func div(a, b *big.Int) *big.Int            { return new(big.Int).Div(a, b) }
func mod(a, b *big.Int) *big.Int            { return new(big.Int).Mod(a, b) }
func within(low, value, high *big.Int) bool { return low.Cmp(value) <= 0 && value.Cmp(high) <= 0 }

var one, most = number(1), sub(new(big.Int).Lsh(number(1), 63), number(1))

func (s *split) word() *big.Int {
	if len(s.block) == 0 {
		keyed := hmac.New(sha256.New, s.seed)
		keyed.Write(s.head)
		keyed.Write(s.salted)
		binary.Write(keyed, binary.BigEndian, s.next)
		s.block = keyed.Sum(nil)
		s.next++
	}
	word := new(big.Int).SetBytes(s.block[:8])
	s.block = s.block[8:]
	return word
}

func (s *split) below(k *big.Int) *big.Int {
	if k.Cmp(one) == 0 {
		return number(0)
	}
	all := new(big.Int).Lsh(one, 64)
	end := sub(all, mod(all, k))
	for {
		if x := s.word(); x.Cmp(end) < 0 {
			return mod(x, k)
		}
	}
}

func (s *split) belowBig(n *big.Int) *big.Int {
	if n.Cmp(one) == 0 {
		return number(0)
	}
	bits := sub(n, one).BitLen()
	for {
		drawn := number(0)
		for words := (bits + 63) / 64; words > 0; words-- {
			drawn = add(new(big.Int).Lsh(drawn, 64), s.word())
		}
		if drawn = mod(drawn, new(big.Int).Lsh(one, uint(bits))); drawn.Cmp(n) < 0 {
			return drawn
		}
	}
}

func (s *split) floyd(n, k *big.Int) []*big.Int {
	taken := map[string]*big.Int{}
	for j := add(sub(n, k), one); k.Sign() > 0 && j.Cmp(n) <= 0; j = add(j, one) {
		t := add(s.below(j), one)
		if taken[t.String()] != nil {
			t = j
		}
		taken[t.String()] = t
	}
	var all []*big.Int
	for _, t := range taken {
		all = append(all, t)
	}
	sort.Slice(all, func(a, b int) bool { return all[a].Cmp(all[b]) < 0 })
	return all
}

func (s *split) equal() (shares []*big.Int) {
	for range make([]struct{}, s.count.Int64()) {
		shares = append(shares, div(s.total, s.count))
	}
	for _, p := range s.floyd(s.count, mod(s.total, s.count)) {
		shares[p.Int64()-1] = add(shares[p.Int64()-1], one)
	}
	return
}

func (s *split) proportional() (shares []*big.Int) {
	var weights []*big.Int
	sum, rest := number(0), s.surplus
	for range make([]struct{}, s.count.Int64()) {
		weights = append(weights, add(new(big.Int).Rsh(s.word(), 32), one))
		sum = add(sum, weights[len(weights)-1])
	}
	for _, weight := range weights {
		part := div(mul(weight, s.surplus), sum)
		rest = sub(rest, part)
		shares = append(shares, add(s.min, part))
	}
	for ; rest.Sign() > 0; rest = sub(rest, one) {
		place := s.below(s.count).Int64()
		shares[place] = add(shares[place], one)
	}
	return
}

func (s *split) doubleMean() (shares []*big.Int) {
	left := s.surplus
	for j := s.count; j.Cmp(one) > 0; j = sub(j, one) {
		x, mirrored := left, s.span != nil && mul(number(2), left).Cmp(mul(j, s.span)) > 0
		if mirrored {
			x = sub(mul(j, s.span), left)
		}
		top, rest := new(big.Int).DivMod(mul(number(2), x), j, new(big.Int))
		if s.below(j).Cmp(rest) < 0 {
			top = add(top, one)
		}
		y := s.below(add(top, one))
		if mirrored {
			y = sub(s.span, y)
		}
		shares = append(shares, add(s.min, y))
		left = sub(left, y)
	}
	return append(shares, add(s.min, left))
}

func (s *split) uniform() (shares []*big.Int) {
	left := s.surplus
	if s.span == nil {
		cuts := append(s.floyd(sub(add(left, s.count), one), sub(s.count, one)), add(left, s.count))
		before := number(0)
		for _, cut := range cuts {
			shares = append(shares, add(sub(sub(cut, before), one), s.min))
			before = cut
		}
		return
	}
	count := s.count.Int64()
	u := s.belowBig(alternating(count, s.span, left, count-1))
	for others := count - 1; others >= 0; others-- {
		// How many sequences have a first member below v.
		before := func(v *big.Int) *big.Int {
			return sub(alternating(others, s.span, left, others), alternating(others, s.span, sub(left, v), others))
		}
		least, top := sub(left, mul(number(others), s.span)), s.span
		if least.Sign() < 0 {
			least = number(0)
		}
		if left.Cmp(top) < 0 {
			top = left
		}
		for least.Cmp(top) < 0 {
			if v := new(big.Int).Rsh(add(add(least, top), one), 1); before(v).Cmp(u) <= 0 {
				least = v
			} else {
				top = sub(v, one)
			}
		}
		u = sub(u, before(least))
		shares = append(shares, add(s.min, least))
		left = sub(left, least)
	}
	return
}

// alternating is Σₖ (−1)ᵏ C(n, k) C(t − k(d + 1) + lower, lower): sequences of n members in 0..=d with the sum t, or with a lower of n at most t.
func alternating(n int64, d, t *big.Int, lower int64) *big.Int {
	sum := number(0)
	for k := int64(0); k <= n; k++ {
		rest := sub(t, mul(number(k), add(d, one)))
		if rest.Sign() < 0 {
			break
		}
		term := mul(choose(number(n), k), choose(add(rest, number(lower)), lower))
		if k%2 == 1 {
			term.Neg(term)
		}
		sum = add(sum, term)
	}
	return sum
}

func choose(n *big.Int, k int64) *big.Int {
	product := number(1)
	for factor := int64(1); factor <= k; factor++ {
		product = div(mul(product, add(sub(n, number(k)), number(factor))), number(factor))
	}
	return product
}

// ticket is what follows "#ticket=" in a link.
func (s *split) ticket(commitment []byte, index int, share *big.Int, decimals byte, currency string) string {
	body := binary.BigEndian.AppendUint16(append([]byte{}, commitment...), uint16(index))
	body = binary.BigEndian.AppendUint64(body, share.Uint64())
	tag := hmac.New(sha256.New, s.seed)
	tag.Write(append(append([]byte("hb1 ticket\n"), body...), append([]byte{decimals}, currency...)...))
	text := base64.RawURLEncoding.EncodeToString(append(append([]byte{1}, body...), tag.Sum(nil)[:16]...))
	if decimals != 2 {
		text += fmt.Sprintf("&d=%d", decimals)
	}
	if currency != "" {
		text += "&c=" + currency
	}
	return text
}

var rules = map[string]func(*split) []*big.Int{"equal": (*split).equal, "proportional": (*split).proportional, "double-mean": (*split).doubleMean, "uniform": (*split).uniform}

var digits = regexp.MustCompile(`^[1-9][0-9]*$`)

// read checks every bound in the order of hb1 and names the first that is missed. encoding/json keeps the last of repeated names, so a
// reader of strangers' texts has to look for them as well.
func read(line []byte) (s *split, r reveal, refused string) {
	strict := json.NewDecoder(bytes.NewReader(line))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&r); err != nil || r.Spec != "hb1" {
		return nil, r, "a reveal has exactly the fields of hb1"
	}
	seed, err := hex.DecodeString(r.Seed)
	if err != nil || len(seed) != 32 || hex.EncodeToString(seed) != r.Seed {
		return nil, r, "seed"
	}
	max, shown := (*big.Int)(nil), "-"
	if r.Max != nil {
		shown = *r.Max
		max, _ = new(big.Int).SetString(shown, 10)
	}
	if !digits.MatchString(r.Total) || !digits.MatchString(r.Min) || (r.Max != nil && !digits.MatchString(shown)) {
		return nil, r, "an amount is a decimal string"
	}
	s = &split{count: number(r.Count), max: max, seed: seed}
	s.total, _ = new(big.Int).SetString(r.Total, 10)
	s.min, _ = new(big.Int).SetString(r.Min, 10)
	s.surplus = sub(s.total, mul(s.count, s.min))
	if max != nil && sub(max, s.min).Cmp(s.surplus) < 0 {
		s.span = sub(max, s.min)
	}
	switch {
	case rules[r.Rule] == nil:
		refused = "rule"
	case !within(one, s.total, most):
		refused = "total"
	case r.Count < 1 || r.Count > 10_000:
		refused = "count"
	case s.min.Cmp(s.total) > 0:
		refused = "min"
	case max != nil && (r.Rule == "proportional" || !within(s.min, max, most)):
		refused = "max"
	case s.surplus.Sign() < 0:
		refused = "count·min"
	case max != nil && s.total.Cmp(mul(s.count, max)) > 0:
		refused = "count·max"
	case r.Rule == "uniform" && s.span != nil && (r.Count > 200 || r.Count*int64(s.span.BitLen()) > 2_000):
		refused = "max-too-costly"
	case len(r.Salt) > 1_024 || !utf8.ValidString(r.Salt):
		refused = "salt"
	}
	salted := sha256.Sum256([]byte(r.Salt))
	s.salted = salted[:]
	s.head = []byte(fmt.Sprintf("hb1\n%s\n%s\n%d\n%s\n%s\n", r.Rule, r.Total, r.Count, r.Min, shown))
	return
}

func replay(line []byte) answer {
	s, r, refused := read(line)
	if refused != "" {
		return answer{Refused: refused}
	}
	commitment := sha256.Sum256(append(append([]byte{}, s.head...), s.seed...))
	a := answer{Commitment: hex.EncodeToString(commitment[:])}
	shares := rules[r.Rule](s)
	for _, share := range shares {
		a.Shares = append(a.Shares, share.String())
	}
	last := len(shares) - 1
	for place, currency := range []string{"", "", "", "", "", "CNY", "JPY", "KWD", "USD", "CLF", "XXX"} {
		decimals := []byte{2, 0, 1, 3, 8, 2, 0, 3, 2, 4, 7}[place]
		a.LastTickets = append(a.LastTickets, s.ticket(commitment[:], last, shares[last], decimals, currency))
	}
	return a
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		if len(lines.Bytes()) > 0 {
			out.Encode(replay(lines.Bytes()))
		}
	}
}
