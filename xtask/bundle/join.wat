;; Puts a module together from its streams, as `streams.mjs` parted them; `js/streams.ts` fills the tables and calls it.
;;
;; In JavaScript the same takes 10 ms longer at the first call, before any engine has compiled it; here less than 1 ms.
;;
;;     0  where each stream is read, four bytes each        1024  what characters mean, 384 bytes a stream
;;  8192  what stream an operator takes from, a byte each   8448  its alignment   8704  the operator that it stands for

(module
  (memory (export "memory") 1)
  (global $out (mut i32) (i32.const 0))

  (func $put (param $byte i32)
    (i32.store8 (global.get $out) (local.get $byte))
    (global.set $out (i32.add (global.get $out) (i32.const 1))))

  ;; The next byte of a stream: a character, or two where the first is 0x7d or 0x7e.
  (func $byte (export "byte") (param $stream i32) (result i32)
    (local $place i32) (local $number i32)
    (local.set $place (i32.load (i32.shl (local.get $stream) (i32.const 2))))
    (local.set $number (i32.load8_u (local.get $place)))
    (if (i32.gt_u (local.get $number) (i32.const 0x7c))
      (then
        (local.set $place (i32.add (local.get $place) (i32.const 1)))
        (local.set $number
          (i32.add
            (i32.shl (i32.sub (local.get $number) (i32.const 0x7c)) (i32.const 7))
            (i32.load8_u (local.get $place))))))
    (i32.store (i32.shl (local.get $stream) (i32.const 2)) (i32.add (local.get $place) (i32.const 1)))
    (i32.load8_u offset=1024 (i32.add (i32.mul (local.get $stream) (i32.const 384)) (local.get $number))))

  ;; Copies a number in LEB128 and returns it.
  (func $number (param $stream i32) (result i32)
    (local $byte i32) (local $value i32) (local $shift i32)
    (loop $more
      (call $put (local.tee $byte (call $byte (local.get $stream))))
      (local.set $value
        (i32.or (local.get $value) (i32.shl (i32.and (local.get $byte) (i32.const 127)) (local.get $shift))))
      (local.set $shift (i32.add (local.get $shift) (i32.const 7)))
      (br_if $more (i32.gt_u (local.get $byte) (i32.const 127))))
    (local.get $value))

  (func $take (param $stream i32) (param $count i32)
    (block $done
      (loop $more
        (br_if $done (i32.eqz (local.get $count)))
        (call $put (call $byte (local.get $stream)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $more))))

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

  ;; What is neither nothing nor one number of one stream: br_table, call_indirect, memory.size, memory.grow, f32.const,
  ;; f64.const, and those of two bytes. Memories and tables are named by 0, which no stream holds.
  (func $several (param $operator i32)
    (local $count i32)
    (if (i32.eq (local.get $operator) (i32.const 0xfc))
      (then
        (local.set $count (call $number (i32.const 1)))
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
    (local $left i32) (local $operator i32) (local $stream i32)
    (local.set $left (call $number (i32.const 0)))
    (block $declared
      (loop $more
        (br_if $declared (i32.eqz (local.get $left)))
        (drop (call $number (i32.const 0)))
        (call $put (call $byte (i32.const 0)))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br $more)))
    (local.set $left (i32.const 1))
    (loop $next
      (local.set $stream (i32.load8_u offset=8192 (local.tee $operator (call $byte (i32.const 1)))))
      (call $put (i32.load8_u offset=8704 (local.get $operator)))
      (if (i32.eq (local.get $stream) (i32.const 12))
        (then (call $several (local.get $operator)))
        (else
          (if (local.get $stream)
            (then
              (local.set $left (i32.add (local.get $left) (i32.eq (local.get $stream) (i32.const 2))))
              (if (i32.eq (local.get $stream) (i32.const 7))
                (then (call $put (i32.load8_u offset=8448 (local.get $operator)))))
              (drop (call $number (local.get $stream)))))))
      (br_if $next
        (local.tee $left (i32.sub (local.get $left) (i32.eq (local.get $operator) (i32.const 0x0b)))))))

  ;; Writes the module to $start and returns its end; $end is where stream 0 ends.
  (func (export "join") (param $start i32) (param $end i32) (result i32)
    (local $id i32) (local $functions i32) (local $body i32)
    (global.set $out (local.get $start))
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
      (br_if $sections (i32.lt_u (i32.load (i32.const 0)) (local.get $end))))
    (global.get $out)))
