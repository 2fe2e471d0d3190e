;; Puts bytes in the places of the characters that stand for them; js/printable.ts says how. A loop in JavaScript takes ten times as long,
;; because it runs before an engine has compiled it.
;;
;; The memory begins with the bytes that stand for characters: 128 for single ones, and a row of 128 for each that needs a second one.
;; The characters follow, from 384 on. From `first` on a character needs a second one. The bytes take the place of the characters: no byte has less
;; than a character, so they never overtake them.
;;
;; Each call goes on where the last one ended, up to the character at `end`, and returns the end of the bytes: an engine exchanges a
;; function for its faster self when it is called, never within a loop.
(module
  (memory (export "memory") 1)
  (global $read (mut i32) (i32.const 384))
  (global $written (mut i32) (i32.const 384))
  (func (export "read") (param $end i32) (param $first i32) (result i32)
    (local $at i32)
    (local $to i32)
    (local $character i32)
    (local.set $at (global.get $read))
    (local.set $to (global.get $written))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $character (i32.load8_u (local.get $at)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (if (i32.ge_u (local.get $character) (local.get $first))
          (then
            ;; The row of the first character, and in it the second one.
            (local.set $character
              (i32.add
                (i32.mul (i32.const 128) (i32.add (i32.const 1) (i32.sub (local.get $character) (local.get $first))))
                (i32.load8_u (local.get $at))))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))))
        (i32.store8 (local.get $to) (i32.load8_u (local.get $character)))
        (local.set $to (i32.add (local.get $to) (i32.const 1)))
        (br $next)))
    (global.set $read (local.get $at))
    (global.set $written (local.get $to))
    (local.get $to)))
