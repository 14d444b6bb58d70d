import { describe, expect, test } from "vitest";
import { chooseLocale, localeCookie } from "./locale";
import { requestLocale } from "./request-locale";

describe("chooseLocale", () => {
  test.each<[string | undefined, string | null, "es" | "en"]>([
    [undefined, null, "es"],
    [undefined, "", "es"],
    [undefined, "en", "en"],
    [undefined, "es-CO,es;q=0.9,en;q=0.8", "es"],
    [undefined, "en-US,en;q=0.9,es;q=0.8", "en"],
    [undefined, "EN-us", "en"],
    [undefined, "fr-FR,fr;q=0.9,en;q=0.2", "en"],
    [undefined, "en;q=0.1, es;q=0.7", "es"],
    [undefined, "pt-BR,pt", "es"],
    [undefined, "*", "es"],
    [undefined, "en;q=0", "es"],
    [undefined, "es;q=0, en;q=0.1", "en"],
    [undefined, "enm,est;q=0.9", "es"],
    [undefined, ";;q=,,=;en;q=nonsense", "es"],
    ["en", "es", "en"],
    ["es", "en", "es"],
    ["fr", "en", "en"],
    ["__proto__", null, "es"],
  ])("with the choice %j and the browser's %j is %s", (chosen, acceptLanguage, locale) => {
    expect(chooseLocale(chosen, acceptLanguage)).toBe(locale);
  });

  test("is quick for a header of any length", () => {
    expect(chooseLocale(undefined, "x;q=0.5,".repeat(20_000))).toBe("es");
  });
});

describe("requestLocale", () => {
  test.each([
    [{ cookie: `${localeCookie}=en`, "accept-language": "es" }, "en"],
    [{ cookie: `a=b; ${localeCookie}=en; c=d` }, "en"],
    [{ cookie: `x${localeCookie}=en`, "accept-language": "es" }, "es"],
    [{ cookie: `${localeCookie}=de`, "accept-language": "en" }, "en"],
    [{ "accept-language": "en" }, "en"],
    [{}, "es"],
  ] as const)("of %j is %s", (headers, locale) => {
    expect(requestLocale(new Headers(headers))).toBe(locale);
  });
});
