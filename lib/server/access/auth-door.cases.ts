import type { ProblemCode } from "@/lib/report/answers/problem";
import { administrator } from "./auth-door.stage";
import type { GivenHeaders } from "./visitor.stage";

type Site = { baseUrl?: string };

const publicSite = { baseUrl: "https://aux.example.com" };

/** Addresses under /api/auth that a browser or a curious person would try, and that must not be there. */
export const closedAddresses: [method: string, path: string][] = [
  ["POST", "/sign-up/email"],
  ["POST", "/forget-password"],
  ["POST", "/request-password-reset"],
  ["POST", "/reset-password"],
  ["GET", "/reset-password/token?callbackURL=https://evil.example"],
  ["GET", "/verify-email?token=x&callbackURL=https://evil.example"],
  ["POST", "/sign-in/social"],
  ["GET", "/callback/google?code=x&state=y"],
  ["POST", "/admin/impersonate-user"],
  ["POST", "/admin/stop-impersonating"],
  ["POST", "/admin/update-user"],
  ["POST", "/update-user"],
  ["POST", "/delete-user"],
  ["GET", "/reference"],
  ["GET", "/"],
  ["GET", ""],
  ["GET", "/__proto__"],
  ["GET", "/constructor"],
  ["GET", "//get-session"],
  ["GET", "/get-session/"],
  ["GET", "/GET-SESSION"],
  ["GET", "/get%2Dsession"],
  ["GET", "/get-session%00"],
  ["GET", "/get-session/../sign-up/email"],
  ["GET", "/get-session.rsc"],
  ["PROPFIND", "/sign-up/email"],
];

type HostCase = [host: string | null, answers: boolean, site?: Site];

export const hostCases: HostCase[] = [
  ["127.0.0.1:3000", true],
  ["127.0.0.1", true],
  ["localhost:3000", true],
  ["LOCALHOST:3000", true],
  ["aux.localhost:3000", true],
  ["[::1]:3000", true],
  ["192.168.1.20:3000", true],
  ["[2001:db8::7]:3000", true],
  ["aux-machine:3000", true],
  ["AUX-Machine.local", true],
  ["aux.example.com", true, publicSite],
  ["aux.example.com:443", true, publicSite],
  ["Aux.Example.Com", true, publicSite],
  ["127.0.0.1:3000", true, publicSite],
  [null, false],
  ["", false],
  ["evil.example", false],
  ["evil.example:3000", false],
  ["127.0.0.1.evil.example", false],
  ["localhost.evil.example", false],
  ["aux-machine.evil.example", false],
  ["xaux-machine", false],
  ["evil.local", false],
  ["127.0.0.1:3000@evil.example", false],
  ["evil.example#127.0.0.1", false],
  ["evil.example/127.0.0.1", false],
  ["127.0.0.1 evil.example", false],
  ["127.0.0.1, evil.example", false],
  ["localhost:3000:3000", false],
  ["localhost:", false],
  ["localhost:123456", false],
  ["[evil.example]", false],
  ["[127.0.0.1]:3000", false],
  ["[::1", false],
  ["::1", false],
  ["2130706433", false],
  ["0x7f.1", false],
  ["aux.example.com", false],
  ["sub.aux.example.com", false, publicSite],
  ["example.com", false, publicSite],
];

type OriginCase = [title: string, headers: GivenHeaders, isOwn: boolean, site?: Site];

function reached(host: string, origin: string): GivenHeaders {
  return { host, origin };
}

export const originCases: OriginCase[] = [
  ["a page at 127.0.0.1", reached("127.0.0.1:3000", "http://127.0.0.1:3000"), true],
  ["a page at localhost", reached("localhost:3000", "http://localhost:3000"), true],
  ["a page at [::1]", reached("[::1]:3000", "http://[::1]:3000"), true],
  ["a page at port 80", reached("localhost", "http://localhost"), true],
  ["a page in the local network", reached("192.168.1.20:3000", "http://192.168.1.20:3000"), true],
  ["a page behind a proxy that adds https", reached("192.168.1.20", "https://192.168.1.20"), true],
  ["a script, which has no origin", { origin: null }, true],
  [
    "a script, with headers of no browser",
    { origin: null, "sec-fetch-site": null, "user-agent": "curl/8.5" },
    true,
  ],
  ["a browser's same-origin request without Origin", { origin: null, "sec-fetch-site": "same-origin" }, true],
  ["an address typed by hand", { origin: null, "sec-fetch-site": "none" }, true],
  ["a page at the public address", { origin: "https://aux.example.com" }, true, publicSite],
  ["another site", { origin: "http://evil.example" }, false],
  [
    "another site that claims to be at home",
    { origin: "http://evil.example", "sec-fetch-site": "same-origin" },
    false,
  ],
  ["a sandboxed frame or a file", { origin: "null" }, false],
  ["a sandboxed frame that claims to be at home", { origin: "null", "sec-fetch-site": "same-origin" }, false],
  ["another port", { origin: "http://127.0.0.1:3001" }, false],
  ["port 80 of this machine", { origin: "http://127.0.0.1" }, false],
  ["another name of this machine", reached("127.0.0.1:3000", "http://localhost:3000"), false],
  ["our address as a prefix", { origin: "http://127.0.0.1:3000.evil.example" }, false],
  ["our address as a user name", { origin: "http://127.0.0.1:3000@evil.example" }, false],
  ["a user name at our address", { origin: "http://evil@127.0.0.1:3000" }, false],
  ["our address with a path", { origin: "http://127.0.0.1:3000/" }, false],
  ["our address in another scheme", { origin: "ftp://127.0.0.1:3000" }, false],
  ["an extension", { origin: "chrome-extension://abcdefgh" }, false],
  ["a script's address", { origin: "javascript:alert(1)" }, false],
  ["two origins", { origin: "http://127.0.0.1:3000, http://evil.example" }, false],
  ["two origins with a blank", { origin: "http://127.0.0.1:3000 http://evil.example" }, false],
  ["an empty origin", { origin: "" }, false],
  ["another site without Origin", { origin: null, "sec-fetch-site": "cross-site" }, false],
  ["a sister domain without Origin", { origin: null, "sec-fetch-site": "same-site" }, false],
  ["a browser of the future without Origin", { origin: null, "sec-fetch-site": "whatever" }, false],
  ["the public address without TLS", { origin: "http://aux.example.com" }, false, publicSite],
  ["the public address at another port", { origin: "https://aux.example.com:8443" }, false, publicSite],
  ["a sister of the public address", { origin: "https://evil.example.com" }, false, publicSite],
  [
    "a forwarded host",
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    false,
    publicSite,
  ],
  [
    "the machine itself, past the public address",
    reached("127.0.0.1:3000", "http://127.0.0.1:3000"),
    false,
    publicSite,
  ],
];

type BodyCase = [
  title: string,
  contentType: string | null,
  body: string | Uint8Array<ArrayBuffer>,
  code: ProblemCode,
  told?: RegExp,
];

const json = "application/json";
const good = JSON.stringify(administrator);

function signInWith(words: object): string {
  return JSON.stringify({ ...administrator, ...words });
}

/** A body of exactly so many bytes that would be a good sign-in but for its size. */
function paddedTo(bytes: number): string {
  return good.padEnd(bytes, " ");
}

export const bodyCases: BodyCase[] = [
  ["JSON called text", "text/plain", good, "unsupported-media-type"],
  ["JSON called text with a type inside", "text/plain; application/json", good, "unsupported-media-type"],
  ["a form", "application/x-www-form-urlencoded", "email=a&password=b", "unsupported-media-type"],
  ["JSON called a form", "application/x-www-form-urlencoded", good, "unsupported-media-type"],
  ["a form with files", "multipart/form-data; boundary=x", "--x--", "unsupported-media-type"],
  ["JSON called almost JSON", "application/jsonp", good, "unsupported-media-type"],
  ["JSON of no type", null, new TextEncoder().encode(good), "unsupported-media-type"],
  ["one byte more than 16 KB", json, paddedTo(16 * 1024 + 1), "too-large"],
  ["1 MB of anything", json, "x".repeat(1024 * 1024), "too-large"],
  ["a password of 1 MB", json, signInWith({ password: "x".repeat(1024 * 1024) }), "too-large"],
  ["a password of 1,025 bytes", json, signInWith({ password: "x".repeat(1025) }), "too-large", /^password: /],
  ["a password of 513 ñ", json, signInWith({ password: "ñ".repeat(513) }), "too-large", /^password: /],
  ["nothing", json, "", "invalid-parameter", /^email: /],
  ["half a document", json, good.slice(0, -1), "invalid-parameter", /^body: must be JSON/],
  ["two documents", json, `${good}${good}`, "invalid-parameter", /^body: must be JSON/],
  [
    "bytes that are no UTF-8",
    json,
    new Uint8Array([0x22, 0xff, 0x22]),
    "invalid-parameter",
    /^body: must be JSON/,
  ],
  ["a list", json, "[]", "invalid-parameter", /^body: /],
  ["null", json, "null", "invalid-parameter", /^body: /],
  ["a text", json, `"${administrator.email}"`, "invalid-parameter", /^body: /],
  ["a nest of lists", json, "[".repeat(8000) + "]".repeat(8000), "invalid-parameter", /^body: /],
  ["no password", json, signInWith({ password: undefined }), "invalid-parameter", /^password: /],
  [
    "a password that is a number",
    json,
    signInWith({ password: 1234567890 }),
    "invalid-parameter",
    /^password: /,
  ],
  ["a password that is a list", json, signInWith({ password: ["x"] }), "invalid-parameter", /^password: /],
  [
    "half a surrogate pair",
    json,
    signInWith({ password: "\ud800" }),
    "invalid-parameter",
    /^password: must be Unicode/,
  ],
  [
    "an e-mail that is an object",
    json,
    signInWith({ email: { $ne: null } }),
    "invalid-parameter",
    /^email: /,
  ],
  [
    "an e-mail of 255 characters",
    json,
    signInWith({ email: "x".repeat(255) }),
    "invalid-parameter",
    /^email: .*254/,
  ],
  [
    "a wish to be remembered in words",
    json,
    signInWith({ rememberMe: "yes" }),
    "invalid-parameter",
    /^rememberMe: /,
  ],
];

/** Bodies that are a good sign-in, however odd. */
export const goodBodyCases: [title: string, contentType: string, body: string][] = [
  ["JSON", json, good],
  ["JSON with its charset", "application/json; charset=utf-8", good],
  ["JSON in capitals", "Application/JSON", good],
  ["JSON after a byte order mark", json, `\ufeff${good}`],
  ["exactly 16 KB", json, paddedTo(16 * 1024)],
  [
    "words that nobody knows",
    json,
    signInWith({ callbackURL: "https://evil.example", role: "admin", __proto__: 1 }),
  ],
];
