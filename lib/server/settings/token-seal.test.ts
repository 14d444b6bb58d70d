import { expect, test } from "vitest";
import { createTokenSeal } from "./token-seal";

const { seal, open } = createTokenSeal("k".repeat(32));
const token = "wv-token-0123456789";

test("a sealed token is opened with the same key for what it belongs to, and sealed another way each time", () => {
  const sealed = seal(token, "default 0010");
  expect(open(sealed, "default 0010")).toBe(token);
  expect(sealed).not.toContain(token);
  expect(seal(token, "default 0010")).not.toBe(sealed);
});

test("another key, another server or a changed character opens nothing", () => {
  const sealed = seal(token, "default 0010");
  expect(createTokenSeal("l".repeat(32)).open(sealed, "default 0010")).toBeNull();
  expect(open(sealed, "default 0099")).toBeNull();
  const bytes = Buffer.from(sealed, "base64url");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(open(changed.toString("base64url"), "default 0010"), String(at)).toBeNull();
  }
  for (const cut of ["", "x", sealed.slice(0, 20), bytes.subarray(0, 28).toString("base64url")])
    expect(open(cut, "default 0010")).toBeNull();
});
