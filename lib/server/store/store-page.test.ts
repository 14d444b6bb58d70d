import { describe, expect, test } from "vitest";
import { buildStorePage } from "./store-page";

const away = { code: "store-unavailable", retryAfterSeconds: 5, isIntact: true } as const;

describe("the page that stands in while the store is away", () => {
  test("says what holds and when it tries again, and does", () => {
    const { status, headers, body } = buildStorePage(away, {});
    expect([status, headers["Retry-After"], headers["Cache-Control"]]).toEqual([
      ...[503, "5", "private, no-store"],
    ]);
    expect(body).toContain("Auxboard no alcanza su base de datos");
    expect(body).toContain("Lo guardado sigue intacto");
    expect(body).toContain("cada 5 segundos");
    expect(body).toContain('<meta http-equiv="refresh" content="5">');
    expect(body).not.toContain("<script");
  });

  test.each([
    ["en", { "accept-language": "en-GB,es;q=0.5" }],
    ["en", { cookie: "a=b; auxboard-locale=en", "accept-language": "es" }],
    ["es", { cookie: "xauxboard-locale=en", "accept-language": "de" }],
  ])("is in %s for %j", (locale, headers) => {
    expect(buildStorePage(away, headers).body).toContain(`<html lang="${locale}"`);
  });

  test("has the reader's theme, and takes nothing else from a cookie", () => {
    expect(buildStorePage(away, { cookie: "auxboard-theme=dark" }).body).toContain('data-theme="dark"');
    const hostile = { cookie: 'auxboard-theme=dark"><script>; auxboard-locale="><script>' };
    expect(buildStorePage(away, hostile).body).toContain('<html lang="es">');
  });

  test("does not call intact what somebody has to see to", () => {
    const { status, body } = buildStorePage({ ...away, isIntact: false }, {});
    expect(status).toBe(503);
    expect(body).toContain("La base de datos de Auxboard necesita atención");
    expect(body).not.toContain("intacto");
  });

  test("tells a full disk from a database that is away", () => {
    const { status, body } = buildStorePage(
      { code: "store-full", retryAfterSeconds: undefined, isIntact: true },
      { "accept-language": "en" },
    );
    expect(status).toBe(507);
    expect(body).toContain("disk is full");
    expect(body).toContain('content="60"');
  });
});
