import { describe, expect, test } from "vitest";
import { chooseLocale } from "./choose-locale";
import { languageCookie, languageOf, numberStyleCookie, numberStyleOf } from "./locale";
import { requestLocale } from "./request-locale";

function chosenFor(acceptLanguage: string | null, cookies: Record<string, string | undefined> = {}) {
  return chooseLocale({ choiceOf: (name) => cookies[name], acceptLanguage });
}

describe("the language", () => {
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
  ])("with the choice %j and the browser's %j is %s", (chosen, acceptLanguage, language) => {
    expect(languageOf(chosenFor(acceptLanguage, { [languageCookie]: chosen }))).toBe(language);
  });

  test("is found quickly in a header of any length", () => {
    expect(languageOf(chosenFor("x;q=0.5,".repeat(20_000)))).toBe("es");
  });
});

describe("the way of writing numbers", () => {
  const pointed = ["MX", "GT", "PE", "US", "DO", "PR", "HN", "NI", "PA", "SV"];
  const withComma = ["CO", "AR", "CL", "ES", "EC", "BO", "PY", "UY", "VE", "CR"];

  test.each([
    ...pointed.map((region) => [region, "point"] as const),
    ...withComma.map((region) => [region, "comma"] as const),
  ])("is that of %s, a decimal %s, in Spanish and in English", (region, style) => {
    expect(chosenFor(`es-${region}`)).toBe(`es-x-${style}`);
    expect(chosenFor(`en-${region}`)).toBe(`en-x-${style}`);
  });

  test.each([
    // The region of the first tag in the chosen language that has one.
    ["es,es-MX;q=0.9,es-CO;q=0.8,en-US;q=0.7", "es-x-point"],
    ["en-US;q=0.8,es;q=0.9,es-AR;q=0.5", "es-x-comma"],
    // Else of any tag.
    ["es,en-US;q=0.5", "es-x-point"],
    ["en,fr-FR;q=0.4", "en-x-comma"],
    ["de-DE,en;q=0.5", "en-x-comma"],
    ["pt-BR", "es-x-comma"],
    // Else the language's default.
    ["es", "es-x-comma"],
    ["en", "en-x-point"],
    [null, "es-x-comma"],
    ["*", "es-x-comma"],
    // Whatever the region's own language is.
    ["es-GB", "es-x-point"],
    ["en-GB", "en-x-point"],
    ["en-DE", "en-x-comma"],
    ["es-419", "es-x-point"],
    ["es-Latn-CO", "es-x-comma"],
    ["ES-mx", "es-x-point"],
    // Not a region, or none that Intl knows.
    ["es-XX", "es-x-comma"],
    ["en-XX", "en-x-point"],
    ["es-valencia", "es-x-comma"],
    ["es-", "es-x-comma"],
    ["es-MX;q=0", "es-x-comma"],
  ])("of a browser that asks for %j is told by %s", (acceptLanguage, locale) => {
    expect(chosenFor(acceptLanguage)).toBe(locale);
  });

  test.each([
    [{ [numberStyleCookie]: "point" }, "es-CO", "es-x-point"],
    [{ [numberStyleCookie]: "comma" }, "en-US", "en-x-comma"],
    [{ [numberStyleCookie]: "both" }, "es-MX", "es-x-point"],
    [{ [languageCookie]: "en" }, "es-CO", "en-x-comma"],
    [{ [languageCookie]: "es" }, "en-US,es-CO;q=0.5", "es-x-comma"],
    [{ [languageCookie]: "en", [numberStyleCookie]: "point" }, "es-CO", "en-x-point"],
  ])("with the choices %j in a browser of %s is %s", (cookies, acceptLanguage, locale) => {
    expect(chosenFor(acceptLanguage, cookies)).toBe(locale);
  });

  test("of a language alone is that of its default region", () => {
    expect([numberStyleOf("es"), numberStyleOf("en")]).toEqual(["comma", "point"]);
    expect([numberStyleOf("es-x-point"), numberStyleOf("en-x-comma")]).toEqual(["point", "comma"]);
  });
});

describe("requestLocale", () => {
  test.each([
    [{ cookie: `${languageCookie}=en`, "accept-language": "es" }, "en-x-point"],
    [{ cookie: `a=b; ${languageCookie}=en; ${numberStyleCookie}=comma; c=d` }, "en-x-comma"],
    [{ cookie: `x${languageCookie}=en; x${numberStyleCookie}=point`, "accept-language": "es" }, "es-x-comma"],
    [{ cookie: `${languageCookie}=de`, "accept-language": "en" }, "en-x-point"],
    [{ "accept-language": "es-MX" }, "es-x-point"],
    [{}, "es-x-comma"],
  ] as const)("of %j is %s", (headers, locale) => {
    expect(requestLocale(new Headers(headers))).toBe(locale);
  });
});
