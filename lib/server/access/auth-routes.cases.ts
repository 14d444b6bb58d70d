/** Words that each address under /api/auth takes, so that every one of them can be asked. */
export function buildRouteWords(of: {
  userId: string;
  sessionToken: string;
}): Map<string, Record<string, unknown>> {
  const { userId, sessionToken } = of;
  const newPassword = "battery-horse-correct";
  return new Map<string, Record<string, unknown>>([
    ["/sign-in/email", { email: "admin@auxboard.example", password: "correct-horse-battery" }],
    ["/get-session", {}],
    ["/change-password", { currentPassword: "correct-horse-battery", newPassword: "correct-horse-battery" }],
    ["/admin/list-users", { searchField: "email", searchValue: "example", sortBy: "name", limit: "10" }],
    ["/admin/get-user", { id: userId }],
    ["/admin/create-user", { email: "new@auxboard.example", name: "New", password: newPassword }],
    ["/admin/set-role", { userId, role: "supervisor" }],
    ["/admin/set-user-password", { userId, newPassword }],
    ["/admin/ban-user", { userId, banReason: "left", banExpiresIn: 60 }],
    ["/admin/unban-user", { userId }],
    ["/admin/list-user-sessions", { userId }],
    ["/admin/revoke-user-session", { sessionToken }],
    ["/admin/revoke-user-sessions", { userId }],
    ["/admin/remove-user", { userId }],
    ["/sign-out", {}],
  ]);
}

type Refusal = [title: string, path: string, words: Record<string, unknown>, status: number, told: RegExp];

const account = { email: "second@auxboard.example", name: "Second", password: "battery-horse-correct" };

/** What an administrator may ask in vain. */
export const refusedWords: Refusal[] = [
  [
    "a password of 9 characters",
    "/admin/create-user",
    { ...account, password: "x7-Kq2_wé" },
    400,
    /^password: .*10/,
  ],
  ...["password123", "          ", "12345678901234", "second-second", "qwertyuiop"].map(
    (password): Refusal => [
      `the password "${password}"`,
      "/admin/create-user",
      { ...account, password },
      400,
      /^password: is easy to guess/,
    ],
  ),
  [
    "an easy password for somebody",
    "/change-password",
    { currentPassword: "correct-horse-battery", newPassword: "password123" },
    400,
    /^newPassword: is easy/,
  ],
  [
    "a field that no account is made of",
    "/admin/create-user",
    { ...account, data: { role: "administrator" } },
    400,
    /"data"/,
  ],
  ["a chosen id", "/admin/create-user", { ...account, id: "chosen" }, 400, /"id"/],
  [
    "a field beside a role",
    "/admin/set-role",
    { userId: "x", role: "viewer", banned: false },
    400,
    /"banned"/,
  ],
  [
    "to disable beyond any calendar",
    "/admin/ban-user",
    { userId: "x", banExpiresIn: 8.64e12 },
    400,
    /^banExpiresIn/,
  ],
  ["no password", "/admin/create-user", { ...account, password: undefined }, 400, /^password: /],
  ["an empty password", "/admin/create-user", { ...account, password: "" }, 400, /^password: /],
  [
    "a password over 1 KB",
    "/admin/create-user",
    { ...account, password: "x".repeat(1025) },
    413,
    /^password: /,
  ],
  ["no e-mail", "/admin/create-user", { ...account, email: "second" }, 400, /^email: /],
  [
    "an e-mail with a line break",
    "/admin/create-user",
    { ...account, email: "a@b.example\nBcc: c@d.example" },
    400,
    /^email: /,
  ],
  ["a name of blanks", "/admin/create-user", { ...account, name: "  " }, 400, /^name: /],
  ["a name of 201 characters", "/admin/create-user", { ...account, name: "x".repeat(201) }, 400, /^name: /],
  ["a role that is none", "/admin/create-user", { ...account, role: "owner" }, 400, /^role: /],
  ["two roles", "/admin/create-user", { ...account, role: ["supervisor", "administrator"] }, 400, /^role: /],
  [
    "an account that is there",
    "/admin/create-user",
    { ...account, email: "admin@auxboard.example" },
    400,
    /already exists/,
  ],
  [
    "the same in capitals",
    "/admin/create-user",
    { ...account, email: "ADMIN@auxboard.example" },
    400,
    /already exists/,
  ],
  [
    "a role for nobody",
    "/admin/set-role",
    { userId: "nobody", role: "administrator" },
    404,
    /no such person/,
  ],
  [
    "a role that is none, for somebody",
    "/admin/set-role",
    { userId: "nobody", role: "root" },
    400,
    /^role: /,
  ],
  [
    "a short password for somebody",
    "/admin/set-user-password",
    { userId: "nobody", newPassword: "short" },
    400,
    /^newPassword: /,
  ],
  [
    "a password for nobody",
    "/admin/set-user-password",
    { userId: "nobody", newPassword: account.password },
    404,
    /no such person/,
  ],
  ["to disable nobody", "/admin/ban-user", { userId: "nobody" }, 404, /no such person/],
  [
    "to disable until yesterday",
    "/admin/ban-user",
    { userId: "nobody", banExpiresIn: -1 },
    400,
    /^banExpiresIn: /,
  ],
  ["to remove nobody", "/admin/remove-user", { userId: "nobody" }, 404, /no such person/],
  ["to remove everybody", "/admin/remove-user", { userId: ["a", "b"] }, 400, /^userId: /],
];

export const refusedQueries: [query: string, told: RegExp][] = [
  ["limit=-1", /^limit: /],
  ["limit=ten", /^limit: /],
  ["limit=9999999", /^limit: /],
  ["sortBy=password", /^sortBy: /],
  ["sortBy=__proto__", /^sortBy: /],
  ["sortDirection=sideways", /^sortDirection: /],
  ["searchField=role", /^searchField: /],
  ["searchOperator=regex", /^searchOperator: /],
  [`searchValue=${"x".repeat(201)}`, /^searchValue: /],
  ["filterField=password&filterValue=x&filterOperator=starts_with", /filterField/],
  ["debug=1", /debug/],
];
