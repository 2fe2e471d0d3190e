// Replays red packets by hb1 (docs/hb1.md) with Go's standard library alone.
//
//	go run hb1.go < FILE            one reveal a line in, one JSON object a line out
package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"os"
	"regexp"
	"sort"
	"strings"
)

func keyed(key []byte, parts ...[]byte) []byte {
	code := hmac.New(sha256.New, key)
	code.Write(bytes.Join(parts, nil))
	return code.Sum(nil)
}

// draws are those of a seed; prefix is the head and the hash of the salt.
func draws(seed, prefix []byte) (word func() uint64, below func(uint64) uint64, belowBig func(*big.Int) *big.Int, floyd func(n, k uint64) []uint64) {
	blocks, unread := uint32(0), bytes.Buffer{}
	word = func() uint64 {
		if unread.Len() == 0 {
			unread.Write(keyed(seed, prefix, binary.BigEndian.AppendUint32(nil, blocks)))
			blocks++
		}
		return binary.BigEndian.Uint64(unread.Next(8))
	}
	below = func(k uint64) uint64 {
		for k > 1 {
			// In 64 bits −k is 2⁶⁴ − k, and ^y is 2⁶⁴ − 1 − y.
			if x := word(); x <= ^(-k % k) {
				return x % k
			}
		}
		return 0
	}
	belowBig = func(n *big.Int) *big.Int {
		length := uint(new(big.Int).Sub(n, big.NewInt(1)).BitLen())
		for {
			drawn := new(big.Int)
			for words := (length + 63) / 64; words > 0; words-- {
				drawn.Or(drawn.Lsh(drawn, 64), new(big.Int).SetUint64(word()))
			}
			if drawn.Mod(drawn, new(big.Int).Lsh(big.NewInt(1), length)).Cmp(n) < 0 {
				return drawn
			}
		}
	}
	floyd = func(n, k uint64) (all []uint64) {
		taken := map[uint64]bool{}
		for j := n - k + 1; j <= n; j++ {
			t := below(j) + 1
			if taken[t] {
				t = j
			}
			taken[t], all = true, append(all, t)
		}
		sort.Slice(all, func(a, b int) bool { return all[a] < all[b] })
		return all
	}
	return word, below, belowBig, floyd
}

// split returns the shares in claim order.
func split(rule string, total, count, min, max uint64, seed, prefix []byte) (shares []uint64) {
	word, below, belowBig, floyd := draws(seed, prefix)
	s, d := total-count*min, max-min
	give := func(y uint64) { shares, s = append(shares, min+y), s-y }
	switch {
	case rule == "equal":
		for uint64(len(shares)) < count {
			shares = append(shares, total/count)
		}
		for _, p := range floyd(count, total%count) {
			shares[p-1]++
		}
	case rule == "proportional":
		weights, sum, surplus := make([]uint64, count), uint64(0), new(big.Int).SetUint64(s)
		for place := range weights {
			weights[place] = word()>>32 + 1
			sum += weights[place]
		}
		for _, weight := range weights {
			product := new(big.Int).Mul(new(big.Int).SetUint64(weight), surplus)
			give(product.Div(product, new(big.Int).SetUint64(sum)).Uint64())
		}
		for ; s > 0; s-- {
			shares[below(count)]++
		}
	case rule == "double-mean":
		// A share whose mean is x/j: at most 2x/j, which is rounded up where below(j) is below the remainder.
		around := func(x, j uint64) uint64 { return below((2*x+j-1-below(j))/j + 1) }
		for j := count; j > 1; j-- {
			if (2*s+j-1)/j <= d { // The same as 2s ≤ j·d, which may have more than 64 bits.
				give(around(s, j))
			} else {
				give(d - around(j*d-s, j))
			}
		}
		give(s)
	case d >= s: // From here on the rule is uniform.
		cuts := append(append([]uint64{0}, floyd(s+count-1, count-1)...), s+count)
		for place, cut := range cuts[1:] {
			give(cut - cuts[place] - 1)
		}
	default:
		u := belowBig(alternating(int64(count), int64(d), int64(s), int64(count)-1))
		for others := int64(count) - 1; others >= 0; others-- {
			atMost := func(t int64) *big.Int { return alternating(others, int64(d), t, others) }
			// How many sequences have a first member of at most v.
			upTo := func(v int) *big.Int { return new(big.Int).Sub(atMost(int64(s)), atMost(int64(s)-int64(v)-1)) }
			y := sort.Search(int(d), func(v int) bool { return upTo(v).Cmp(u) > 0 })
			u.Sub(u, upTo(y-1))
			give(uint64(y))
		}
	}
	return shares
}

// alternating is Σₖ (−1)ᵏ C(n, k) C(t − k(d + 1) + lower, lower): sequences of n members in 0..=d with the sum t, or with a lower of n at most t.
func alternating(n, d, t, lower int64) *big.Int {
	sum := new(big.Int)
	for k, sign := int64(0), int64(1); k <= n && t >= 0; k, t, sign = k+1, t-d-1, -sign {
		term := new(big.Int).Mul(new(big.Int).Binomial(n, k), new(big.Int).Binomial(t+lower, lower))
		sum.Add(sum, term.Mul(term, big.NewInt(sign)))
	}
	return sum
}

// Amounts are below 2⁶³, and an int has 64 bits: where it has fewer, this does not compile.
const most int = 1<<63 - 1

// What encoding/json does not tell: a name that stands twice among eight members, how a number is written, and half a surrogate pair.
var quoted = `"(?:[^"\\]|\\(?:[^u]|u[^dD]...|u[dD][0-7]..|u[dD][89abAB]..\\u[dD][c-fC-F]..))*"`
var members = regexp.MustCompile(`^\s*\{(?:\s*` + quoted + `\s*:\s*(?:` + quoted + `|[1-9][0-9]*|null)\s*[,}]){8}\s*$`)
var digits = regexp.MustCompile(`^[1-9][0-9]{0,18}$`)
var bounds = []string{"a reveal has exactly the fields of hb1", "rule", "total", "count", "min", "max", "count·min", "count·max", "max-too-costly", "seed", "salt"}
var units = [][2]string{{"\x02", ""}, {"\x00", "&d=0"}, {"\x01", "&d=1"}, {"\x03", "&d=3"}, {"\x08", "&d=8"}, {"\x02CNY", "&c=CNY"}, {"\x00JPY", "&d=0&c=JPY"}, {"\x03KWD", "&d=3&c=KWD"}, {"\x02USD", "&c=USD"}, {"\x04CLF", "&d=4&c=CLF"}, {"\x07XXX", "&d=7&c=XXX"}}

// replay names the first bound that is missed, or tells what follows from a reveal.
func replay(line []byte) any {
	fields := map[string]json.RawMessage{}
	valid := json.Unmarshal(line, &fields) == nil && members.Match(line) && bytes.Equal(line, bytes.ToValidUTF8(line, nil))
	text := func(name string) (text string) { json.Unmarshal(fields[name], &text); return }
	whole := func(text string) (n uint64) { json.Unmarshal([]byte(digits.FindString(text)), &n); return }
	rule, total, count, min, max, limit := text("rule"), whole(text("total")), whole(string(fields["count"])), whole(text("min")), whole(text("max")), text("max")
	if string(fields["max"]) == "null" {
		max, limit = uint64(most), "-"
	}
	seed, _ := hex.DecodeString(text("seed"))
	for place, holds := range []bool{
		valid && len(fields) == 8 && fields["max"] != nil && text("spec") == "hb1",
		regexp.MustCompile("^(equal|proportional|double-mean|uniform)$").MatchString(rule),
		total >= 1 && total <= uint64(most),
		count >= 1 && count <= 10_000,
		min >= 1 && min <= total,
		max >= min && max <= uint64(most) && (limit == "-" || rule != "proportional"),
		count >= 1 && min <= total/count,
		count >= 1 && (total-1)/count < max,
		rule != "uniform" || max-min >= total-count*min || count <= 200 && int(count)*big.NewInt(int64(max-min)).BitLen() <= 2_000,
		len(seed) == 32 && hex.EncodeToString(seed) == text("seed"),
		bytes.HasPrefix(fields["salt"], []byte(`"`)) && len(text("salt")) <= 1_024,
	} {
		if !holds {
			return map[string]string{"refused": bounds[place]}
		}
	}
	head, saltHash := fmt.Sprintf("hb1\n%s\n%d\n%d\n%d\n%s\n", rule, total, count, min, limit), sha256.Sum256([]byte(text("salt")))
	commitment := sha256.Sum256(append([]byte(head), seed...))
	amounts := split(rule, total, count, min, max, seed, append([]byte(head), saltHash[:]...))
	shares, tickets := strings.Fields(strings.Trim(fmt.Sprint(amounts), "[]")), []string{}
	body := binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint16(commitment[:], uint16(count-1)), amounts[count-1])
	for _, unit := range units { // As the tag covers it, and as the link says it.
		tag := keyed(seed, []byte("hb1 ticket\n"), body, []byte(unit[0]))
		tickets = append(tickets, base64.RawURLEncoding.EncodeToString(bytes.Join([][]byte{{1}, body, tag[:16]}, nil))+unit[1])
	}
	return map[string]any{"shares": shares, "commitment": hex.EncodeToString(commitment[:]), "lastTickets": tickets}
}

func main() {
	text, err := io.ReadAll(os.Stdin)
	for _, line := range bytes.Split(bytes.TrimSpace(text), []byte("\n")) {
		json.NewEncoder(os.Stdout).Encode(replay(line))
	}
	if err != nil {
		panic(err)
	}
}
