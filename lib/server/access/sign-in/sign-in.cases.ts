/** Passwords that somebody may really have, each with others that only look alike. */
export const exactPasswords: [title: string, password: string, alike: string[]][] = [
  ["a trailing space", "correct horse ", ["correct horse", "correct horse  ", "correct horse\u00a0"]],
  ["a leading space", " correct horse", ["correct horse", "\tcorrect horse"]],
  ["NUL inside", "correct\0horse", ["correct\0house", "correct", "correct\0", "correcthorse"]],
  ["emoji", "🐎🔋🌙🐢⭐🦋🍀🌊🔑🎈", ["🐎🔋🌙🐢⭐🦋🍀🌊🔑", "🐎🔋🌙🐢⭐🦋🍀🌊🔑🎉", "??????????"]],
  ["a family of emoji", "👩‍👩‍👧‍👦 horse", ["👩👩👧👦 horse"]],
  [
    "200 characters",
    "horse".repeat(40),
    ["horse".repeat(39), `${"horse".repeat(40)}h`, `${"horse".repeat(39)}house`],
  ],
  ["1,024 bytes", `correct-horse-${"ñ".repeat(505)}`, [`correct-horse-${"ñ".repeat(504)}nn`]],
  ["capitals", "Correct Horse", ["correct horse", "CORRECT HORSE"]],
  ["an accent in one piece", "contrase\u00f1a larga", ["contrasen\u0303a larga", "contrasena larga"]],
  ["a line break", "correct\nhorse", ["correct\r\nhorse", "correct horse"]],
  ["what an escape looks like", "correct%00\\u0000", ["correct\0\0", "correct%00\\u0001"]],
  ["10 characters, the fewest", "x7-Kq2_wé!", ["x7-Kq2_wé", "x7-Kq2_we!", "x7-Kq2_wé!!"]],
  ["numbers alone", "083019274650", ["83019274650", "083019274650.0"]],
];
