/**
 * What GS1 says of an application identifier: its parts, whether it ends by itself, and whether it may be an attribute of a link.
 */
export interface Identifier {
  readonly parts: readonly Part[];
  /** Its length is fixed by its first two digits, so that nothing has to stand between it and what follows. */
  readonly endsItself: boolean;
  /** It may stand in the query of a link. */
  readonly attribute: boolean;
}

/** A part of a value: of what characters, how many, and what is checked beyond that. */
export interface Part {
  /** `N` digits, `X` the 82 characters of GS1, `Y` the 39 for parts of machines, `Z` those of base64url. */
  readonly characters: "N" | "X" | "Y" | "Z";
  /** It has `most` characters; else one to `most`. */
  readonly exact: boolean;
  /** It may be missing. */
  readonly optional: boolean;
  readonly most: number;
  readonly checks: readonly string[];
}

/**
 * The identifiers of the General Specifications, release 25: which ones, and the parts of each. `N6` has six characters, `X..20` at most
 * twenty, and what stands in brackets may be missing. Names after a comma are checks of `checks.ts`. A range has one form.
 */
const table = `
00 N18,digit
01-03 N14,digit
10 X..20
11-13 N6,day
15-17 N6,day
20 N2
21-22 X..20
235 X..28
240-241 X..30
242 N..6
243 X..20
250-251 X..30
253 N13,digit [X..17]
254 X..20
255 N13,digit [N..12]
30 N..8
3100-3105 3110-3115 3120-3125 3130-3135 3140-3145 3150-3155 3160-3165 N6
3200-3205 3210-3215 3220-3225 3230-3235 3240-3245 3250-3255 3260-3265 3270-3275 3280-3285 3290-3295 N6
3300-3305 3310-3315 3320-3325 3330-3335 3340-3345 3350-3355 3360-3365 3370-3375 N6
3400-3405 3410-3415 3420-3425 3430-3435 3440-3445 3450-3455 3460-3465 3470-3475 3480-3485 3490-3495 N6
3500-3505 3510-3515 3520-3525 3530-3535 3540-3545 3550-3555 3560-3565 3570-3575 N6
3600-3605 3610-3615 3620-3625 3630-3635 3640-3645 3650-3655 3660-3665 3670-3675 3680-3685 3690-3695 N6
37 N..8
3900-3909 N..15
3910-3919 N3,currency N..15
3920-3929 N..15
3930-3939 N3,currency N..15
3940-3943 N4
3950-3955 N6
400 X..30
401 X..30,company
402 N17,digit
403 X..30
410-417 N13,digit
420 X..20
421 N3,country X..9
422 N3,country
423 N3,country [N3],country [N3],country [N3],country [N3],country
424 N3,country
425 N3,country [N3],country [N3],country [N3],country [N3],country
426 N3,country
427 X..3
4300-4301 X..35,percent
4302-4306 X..70,percent
4307 X2,letters
4308 X..30
4309 N10,latitude N10,longitude
4310-4311 X..35,percent
4312-4316 X..70,percent
4317 X2,letters
4318 X..20
4319 X..30
4320 X..35,percent
4321-4323 N1,yes
4324-4325 N6,day N4,minute
4326 N6,date
4330-4333 N6 [X1],minus
7001 N13
7002 X..30
7003 N6,date N4,minute
7004 N..4
7005 X..12
7006 N6,date
7007 N6,date [N6],date
7008 X..3
7009 X..10
7010 X..2
7011 N6,date [N4],minute
7020-7022 X..20
7023 X..30,company
7030-7039 N3,processor X..27
7040 N1 X1 X1 X1,importer
7041 X..4
710-717 X..20
7230-7239 X2 X..28
7240 X..20
7241 N2,medium
7242 X..25
7250 N8,birthday
7251 N8,birthday N4,minute
7252 N1,sex
7253-7254 X..40,percent
7255 X..10
7256 X..90,percent
7257 X..70,percent
7258 X3,sequence
7259 X..40,percent
8001 N4,some N5,some N3,some N1,winding N1
8002 X..20
8003 N1,zero N13,digit [X..16]
8004 X..30,company
8005 N6
8006 N14,digit N4,piece
8007 X..34,iban
8008 N6,date N2,hour [N2],sixty [N2],sixty
8009 X..50
8010 Y..30,company
8011 N..12,number
8012 X..20
8013-8014 X..25,pair,company
8017-8018 N18,digit
8019 N..10
8020 X..25
8026 N14,digit N4,piece
8030 Z..90
8040-8041 N15
8042 N32
8043 N18 [N..2]
8110 X..70
8111 N4
8112 X..70
8200 X..70
90 X..30
91-99 X..90
`;

/** The identifiers that name a thing, and the orders in which others may follow in the path of its link. */
const keys: Readonly<Record<string, readonly string[]>> = {
  "00": [],
  "01": ["22,10,21", "235"],
  "253": [],
  "255": [],
  "401": [],
  "402": [],
  "414": ["254", "7040"],
  "415": ["8020"],
  "417": ["7040"],
  "8003": [],
  "8004": ["7040"],
  "8006": ["22,10,21"],
  "8010": ["8011"],
  "8013": [],
  "8017": ["8019"],
  "8018": ["8019"],
};

/** What stands neither in the query of a link nor anywhere but in a path. */
const noAttributes = "03 21 22 235 254 7040 7041 8011 8014 8019 8020 8040 8041 8042 8043 8200".split(" ");

/** The first two digits of identifiers whose values have one length for ever. */
const selfEnding = /^(?:0[0-4]|1[1-9]|20|3[1-6]|41)/;

let identifiers: Map<string, Identifier> | undefined;

/** Returns what an identifier demands; nothing where GS1 has given none of this name. */
export function identifierOf(ai: string): Identifier | undefined {
  identifiers ??= readTable();
  return identifiers.get(ai);
}

/** Returns the orders of what may follow a key in the path of a link; nothing where it is no key. */
export function qualifiersOf(ai: string): readonly (readonly string[])[] | undefined {
  const orders = Object.prototype.hasOwnProperty.call(keys, ai) ? keys[ai] : undefined;
  return orders?.map((order) => order.split(","));
}

function readTable(): Map<string, Identifier> {
  const found = new Map<string, Identifier>();
  for (const row of table.trim().split("\n")) {
    const words = row.split(" ");
    const parts = words.filter((word) => /^\[?[NXYZ]/.test(word)).map(partOf);
    for (const range of words.filter((word) => /^\d/.test(word))) {
      const [first, last = first] = range.split("-") as [string, string?];
      for (let number = Number(first); number <= Number(last); number += 1) {
        const ai = String(number).padStart(first.length, "0");
        found.set(ai, { parts, endsItself: selfEnding.test(ai), attribute: !noAttributes.includes(ai) });
      }
    }
  }
  return found;
}

/** Reads a part such as `N13,digit` or `[X..17]`. */
function partOf(word: string): Part {
  const [, open, characters, upTo, length, checks] = /^(\[?)([NXYZ])(\.\.)?(\d+)\]?(.*)$/.exec(word) as RegExpExecArray;
  return {
    characters: characters as Part["characters"],
    exact: upTo === undefined,
    optional: open === "[",
    most: Number(length),
    checks: (checks as string).split(",").slice(1),
  };
}
