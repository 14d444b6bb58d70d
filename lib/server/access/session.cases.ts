/** What a thief, a bug or a proxy may make of a good session cookie's value. */
export type SpoiltCookie = [title: string, spoil: (value: string, other: string) => string];

function partsOf(value: string): [token: string, signature: string] {
  const [token = "", signature = ""] = decodeURIComponent(value).split(".");
  return [token, signature];
}

function flipBit(text: string, at: number): string {
  const flipped = String.fromCharCode(text.charCodeAt(at) ^ 1);
  return text.slice(0, at) + flipped + text.slice(at + 1);
}

export const spoiltCookies: SpoiltCookie[] = [
  ["empty", () => ""],
  ["a blank", () => " "],
  ["one bit of its token changed", (value) => flipBit(value, 5)],
  ["one bit of its signature changed", (value) => flipBit(value, value.indexOf(".") + 5)],
  ["its token alone", (value) => partsOf(value)[0]],
  ["its token with a dot", (value) => `${partsOf(value)[0]}.`],
  ["its signature alone", (value) => `.${encodeURIComponent(partsOf(value)[1])}`],
  ["signature before token", (value) => encodeURIComponent(partsOf(value).reverse().join("."))],
  [
    "another user's signature",
    (value, other) => encodeURIComponent(`${partsOf(value)[0]}.${partsOf(other)[1]}`),
  ],
  ["another user's token", (value, other) => encodeURIComponent(`${partsOf(other)[0]}.${partsOf(value)[1]}`)],
  ["a third part", (value) => `${value}.x`],
  ["twice in one", (value) => `${value}.${value}`],
  ["cut by one", (value) => value.slice(0, -1)],
  ["longer by one", (value) => `${value}A`],
  ["4,097 bytes", (value) => value.padEnd(4097, "A")],
  ["4,097 bytes of nothing", () => "A".repeat(4097)],
  ["half an escape", (value) => `${value}%`],
  ["an escape that is no UTF-8", () => "%ff%fe.%c3%28"],
  ["NUL", () => "%00.%00"],
  ["SQL", () => "' OR 1=1 --.x"],
  ["JSON", () => encodeURIComponent('{"userId":"1"}.x')],
  ["a JWT without signature", () => "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."],
];
