;; Puts a module together from the text of its streams, as `streams.mjs` parted them and `printable.mjs` wrote them; `js/streams.ts`
;; lays the text at 2048 and calls it.
;;
;; In JavaScript the same takes 10 ms longer at the first call, before any engine has compiled it; here it takes 1 to 2 ms.
;;
;;    0  where each stream is read, four bytes each      256  the bytes of a stream in their order
;;  640  what the characters of a stream mean           1024  what stream an operator takes from, a byte each
;; 1280  the alignment of each load and store           1536  the characters that are left out
;; 1600  what begins a stream                           1792  which bytes a stream has put first; then the locals of a function, the
;;                                                                one named last first

(module
  (memory (export "memory") 1)
  (global $in (mut i32) (i32.const 2048))
  (global $out (mut i32) (i32.const 0))

  ;; 1 to 11 are streams, 0 is none, 12 several, 13 an alignment before the operator.
  (data (i32.const 1026) "\02\02\02") ;; blocks
  (data (i32.const 1036) "\03\03\0c\00\04\0c") ;; branches, br_table, call, call_indirect
  (data (i32.const 1056) "\05\05\05\06\06\00\00\00\07\07\07\07\07\07\07\07\07\07\07\07\07\07\07\07\07\07\07\07\07\07\07\0c\0c\08\09\0c\0c") ;; locals, globals, offsets, memory, words, longs, floats
  (data (i32.const 1221) "\0d\0d\0d\0d")
  (data (i32.const 1276) "\0c")
  (data (i32.const 1320) "\02\03\02\03\00\00\01\01\00\00\01\01\02\02\02\03\02\03\00\01\00\01\02")
  (data (i32.const 1536) "\22$'<\\`")

  (func $put (param $byte i32)
    (i32.store8 (global.get $out) (local.get $byte))
    (global.set $out (i32.add (global.get $out) (i32.const 1))))

  ;; Reads bytes: each a character, or two where the first is 0x7d or 0x7e.
  (func $decode (param $count i32)
    (local $in i32) (local $out i32) (local $number i32)
    (local.set $in (global.get $in))
    (local.set $count (i32.add (local.tee $out (global.get $out)) (local.get $count)))
    (block $done
      (loop $more
        (br_if $done (i32.eq (local.get $out) (local.get $count)))
        (if (i32.gt_u (local.tee $number (i32.load8_u (local.get $in))) (i32.const 0x7c))
          (then
            (local.set $in (i32.add (local.get $in) (i32.const 1)))
            (local.set $number
              (i32.add
                (i32.shl (i32.sub (local.get $number) (i32.const 0x7c)) (i32.const 7))
                (i32.load8_u (local.get $in))))))
        (i32.store8 (local.get $out) (i32.load8_u offset=640 (local.get $number)))
        (local.set $in (i32.add (local.get $in) (i32.const 1)))
        (local.set $out (i32.add (local.get $out) (i32.const 1)))
        (br $more)))
    (global.set $in (local.get $in))
    (global.set $out (local.get $out)))

  ;; Says what characters mean: first the bytes that stand at 256, then the others by value.
  (func $arrange (param $first i32)
    (local $byte i32) (local $left_out i32)
    (memory.fill (i32.const 1792) (i32.const 0) (i32.const 256))
    (local.set $byte (local.get $first))
    (block $marked
      (loop $more
        (br_if $marked (i32.eqz (local.get $byte)))
        (local.set $byte (i32.sub (local.get $byte) (i32.const 1)))
        (i32.store8 offset=1792 (i32.load8_u offset=256 (local.get $byte)) (i32.const 1))
        (br $more)))
    (loop $more
      (if (i32.eqz (i32.load8_u offset=1792 (local.get $byte)))
        (then
          (i32.store8 offset=256 (local.get $first) (local.get $byte))
          (local.set $first (i32.add (local.get $first) (i32.const 1)))))
      (br_if $more (i32.lt_u (local.tee $byte (i32.add (local.get $byte) (i32.const 1))) (i32.const 256))))
    ;; From here on $byte is a character and $first its place among them.
    (local.set $byte (i32.const 32))
    (local.set $first (i32.const 0))
    (loop $more
      (i32.store8 offset=640 (local.get $byte) (i32.load8_u offset=256 (local.get $first)))
      (i32.store8 offset=768 (local.get $byte) (i32.load8_u offset=343 (local.get $first)))
      (i32.store8 offset=896 (local.get $byte) (i32.load8_u offset=432 (local.get $first)))
      (if (i32.eq (local.get $byte) (i32.load8_u offset=1536 (local.get $left_out)))
        (then (local.set $left_out (i32.add (local.get $left_out) (i32.const 1))))
        (else (local.set $first (i32.add (local.get $first) (i32.const 1)))))
      (br_if $more (i32.lt_u (local.tee $byte (i32.add (local.get $byte) (i32.const 1))) (i32.const 127)))))

  ;; Reads all streams, each to where its text is: three bytes for how many it has, one for how many come first, these, and all.
  (func $streams
    (local $stream i32) (local $count i32)
    (loop $more
      (call $arrange (i32.const 0))
      (global.set $out (i32.const 1600))
      (call $decode (i32.const 4))
      (local.set $count (i32.load (i32.const 1600)))
      (global.set $out (i32.const 256))
      (call $decode (i32.shr_u (local.get $count) (i32.const 24)))
      (call $arrange (i32.shr_u (local.get $count) (i32.const 24)))
      (i32.store (local.get $stream) (global.get $in))
      (global.set $out (global.get $in))
      (call $decode (i32.and (local.get $count) (i32.const 0xffffff)))
      (br_if $more (i32.lt_u (local.tee $stream (i32.add (local.get $stream) (i32.const 4))) (i32.const 48)))))

  ;; Copies a number in LEB128 and returns it.
  (func $number (param $stream i32) (result i32)
    (local $in i32) (local $out i32) (local $byte i32) (local $value i32) (local $shift i32)
    (local.set $in (i32.load (local.tee $stream (i32.shl (local.get $stream) (i32.const 2)))))
    (local.set $out (global.get $out))
    (loop $more
      (i32.store8 (local.get $out) (local.tee $byte (i32.load8_u (local.get $in))))
      (local.set $in (i32.add (local.get $in) (i32.const 1)))
      (local.set $out (i32.add (local.get $out) (i32.const 1)))
      (local.set $value
        (i32.or (local.get $value) (i32.shl (i32.and (local.get $byte) (i32.const 127)) (local.get $shift))))
      (local.set $shift (i32.add (local.get $shift) (i32.const 7)))
      (br_if $more (i32.gt_u (local.get $byte) (i32.const 127))))
    (i32.store (local.get $stream) (local.get $in))
    (global.set $out (local.get $out))
    (local.get $value))

  ;; Puts the local since which as many others were named as the next byte of stream 5 says.
  (func $local
    (local $in i32) (local $rank i32) (local $local i32)
    (local.set $rank (i32.load8_u (local.tee $in (i32.load (i32.const 20)))))
    (i32.store (i32.const 20) (i32.add (local.get $in) (i32.const 1)))
    (local.set $local (i32.load8_u offset=1792 (local.get $rank)))
    (block $moved
      (loop $more
        (br_if $moved (i32.eqz (local.get $rank)))
        (i32.store8 offset=1792 (local.get $rank) (i32.load8_u offset=1791 (local.get $rank)))
        (local.set $rank (i32.sub (local.get $rank) (i32.const 1)))
        (br $more)))
    (i32.store8 (i32.const 1792) (local.get $local))
    (if (i32.gt_u (local.get $local) (i32.const 127))
      (then
        (call $put (local.get $local))
        (local.set $local (i32.const 1))))
    (call $put (local.get $local)))

  (func $take (param $stream i32) (param $count i32)
    (local.set $stream (i32.shl (local.get $stream) (i32.const 2)))
    (memory.copy (global.get $out) (i32.load (local.get $stream)) (local.get $count))
    (i32.store (local.get $stream) (i32.add (i32.load (local.get $stream)) (local.get $count)))
    (global.set $out (i32.add (global.get $out) (local.get $count))))

  ;; Puts the length of what was written since $start before it.
  (func $measure (param $start i32)
    (local $length i32) (local $left i32) (local $end i32)
    (local.set $length (local.tee $left (i32.sub (global.get $out) (local.get $start))))
    (local.set $end (i32.add (local.get $start) (i32.const 1)))
    (block $counted
      (loop $more
        (br_if $counted (i32.eqz (local.tee $left (i32.shr_u (local.get $left) (i32.const 7)))))
        (local.set $end (i32.add (local.get $end) (i32.const 1)))
        (br $more)))
    (memory.copy (local.get $end) (local.get $start) (local.get $length))
    (global.set $out (local.get $start))
    (local.set $left (local.get $length))
    (loop $more
      (call $put
        (i32.or
          (i32.and (local.get $left) (i32.const 127))
          (i32.shl (i32.gt_u (local.get $left) (i32.const 127)) (i32.const 7))))
      (br_if $more (local.tee $left (i32.shr_u (local.get $left) (i32.const 7)))))
    (global.set $out (i32.add (local.get $end) (local.get $length))))

  ;; What takes neither nothing nor one number of one stream: br_table, call_indirect, memory.size, memory.grow, f32.const,
  ;; f64.const, and those of two bytes. Memories and tables are named by 0, which no stream holds.
  (func $several (param $operator i32)
    (local $count i32)
    (if (i32.eq (local.get $operator) (i32.const 0xfc))
      (then
        (local.set $count (call $number (i32.const 0)))
        (if (i32.gt_u (local.get $count) (i32.const 9))
          (then
            (call $put (i32.const 0))
            (if (i32.eq (local.get $count) (i32.const 10)) (then (call $put (i32.const 0))))))
        (return)))
    (if (i32.gt_u (local.get $operator) (i32.const 0x42))
      (then
        (call $take (i32.const 10) (i32.shl (i32.sub (local.get $operator) (i32.const 0x42)) (i32.const 2)))
        (return)))
    (if (i32.gt_u (local.get $operator) (i32.const 0x11))
      (then
        (call $put (i32.const 0))
        (return)))
    (local.set $count (call $number (i32.const 3)))
    (if (i32.eq (local.get $operator) (i32.const 0x11)) (then (local.set $count (i32.const 0))))
    (loop $more
      (drop (call $number (i32.const 3)))
      (br_if $more (i32.ge_s (local.tee $count (i32.sub (local.get $count) (i32.const 1))) (i32.const 0)))))

  (func $body
    (local $left i32) (local $operator i32) (local $stream i32) (local $in i32) (local $align i32)
    (local.set $left (call $number (i32.const 0)))
    (block $declared
      (loop $more
        (br_if $declared (i32.eqz (local.get $left)))
        (drop (call $number (i32.const 0)))
        (call $take (i32.const 0) (i32.const 1))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br $more)))
    ;; All bytes by value.
    (memory.copy (i32.const 1792) (i32.const 256) (i32.const 256))
    (local.set $left (i32.const 1))
    (local.set $in (i32.load (i32.const 4)))
    (loop $next
      (local.set $operator (i32.load8_u (local.get $in)))
      (local.set $in (i32.add (local.get $in) (i32.const 1)))
      (local.set $stream (i32.load8_u offset=1024 (local.get $operator)))
      (local.set $align (i32.load8_u offset=1280 (local.get $operator)))
      (if (i32.eq (local.get $stream) (i32.const 13))
        (then
          (local.set $align (i32.sub (local.get $operator) (i32.const 0xc5)))
          (local.set $operator (i32.load8_u (local.get $in)))
          (local.set $in (i32.add (local.get $in) (i32.const 1)))
          (local.set $stream (i32.const 7))))
      (i32.store8 (global.get $out) (local.get $operator))
      (global.set $out (i32.add (global.get $out) (i32.const 1)))
      (if (local.get $stream)
        (then
          (if (i32.eq (local.get $stream) (i32.const 5)) (then (call $local))
            (else (if (i32.eq (local.get $stream) (i32.const 12)) (then (call $several (local.get $operator)))
              (else
                (local.set $left (i32.add (local.get $left) (i32.eq (local.get $stream) (i32.const 2))))
                (if (i32.eq (local.get $stream) (i32.const 7)) (then (call $put (local.get $align))))
                (drop (call $number (local.get $stream)))))))))
      (br_if $next
        (local.tee $left (i32.sub (local.get $left) (i32.eq (local.get $operator) (i32.const 0x0b))))))
    (i32.store (i32.const 4) (local.get $in)))

  ;; Writes the module to $start, behind the text, and returns its end.
  (func (export "join") (param $start i32) (result i32)
    (local $id i32) (local $functions i32) (local $body i32) (local $end i32)
    (call $streams)
    (call $arrange (i32.const 0))
    ;; What all modules begin with.
    (i64.store (local.get $start) (i64.const 0x16d736100))
    (global.set $out (i32.add (local.get $start) (i32.const 8)))
    (loop $sections
      (local.set $id (call $number (i32.const 0)))
      (if (i32.eq (local.get $id) (i32.const 10))
        (then
          (local.set $start (global.get $out))
          (local.set $functions (call $number (i32.const 0)))
          (loop $more
            (local.set $body (global.get $out))
            (call $body)
            (call $measure (local.get $body))
            (br_if $more (local.tee $functions (i32.sub (local.get $functions) (i32.const 1)))))
          (call $measure (local.get $start)))
        (else
          (call $take
            (select (i32.const 11) (i32.const 0) (i32.eq (local.get $id) (i32.const 11)))
            (call $number (i32.const 0)))))
      ;; The last section is that of data.
      (br_if $sections (i32.ne (local.get $id) (i32.const 11))))
    (global.get $out)))
