import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDisposition, formatExportName, formatPictureName } from "./export-file-name";

const words = { asOf: "al", knownAt: "conocido", filters: "filtro", compared: "frente-a" };
const week = {
  operation: "default",
  window: { from: "2026-11-16T00:00:00", to: "2026-11-22T23:59:59" },
  hours: null,
  by: null,
  group: null,
  supposed: null,
  asOf: null,
  knownAt: null,
  compared: null,
  filters: [],
  standing: null,
  words,
  format: "xlsx",
} as const;

describe("the name of a file", () => {
  test("is the operation and the civil days that it shows", () => {
    expect(formatExportName(week)).toBe("auxboard_default_2026-11-16_2026-11-22.xlsx");
  });

  test("tells hours, age, filters and what is missing", () => {
    const name = formatExportName({
      ...week,
      window: { from: "2026-11-16T08:00:00", to: "2026-11-16T11:59:59" },
      hours: "22:00-06:00",
      asOf: "2026-11-22T15:04:05",
      knownAt: "2026-11-20T00:00:00",
      compared: { from: "2026-11-09T08:00:00", to: "2026-11-09T11:59:59" },
      filters: ["Baño", "Back office", "=1+1"],
      standing: "parcial",
      format: "csv",
    });
    expect(name).toBe(
      "auxboard_default_2026-11-16T0800_2026-11-16T1159_2200-0600_frente-a-2026-11-09T0800_2026-11-09T1159_al-2026-11-22-1504_conocido-2026-11-20-0000" +
        "_filtro-Bano-Back-office-1-1_parcial.csv",
    );
  });

  test("has words of an operation and of filters without what stands around them, cut to a length", () => {
    const named = (operation: string, filters: string[] = []) =>
      formatExportName({ ...week, operation, filters });
    expect(named("-- Ñandú  Nº 7 --")).toContain("auxboard_Nandu-N-7_2026");
    expect(named("a".repeat(41))).toContain(`auxboard_${"a".repeat(40)}_2026`);
    expect(named("¿?")).toContain("auxboard_operation_2026");
    expect(named("default", ["¿?", " Baño "])).toContain("_filtro-Bano.xlsx");
    expect(named("default", ["¿?"])).toContain("_filtro.xlsx");
    expect(named("default", ["a".repeat(60)])).toContain(`_filtro-${"a".repeat(53)}.xlsx`);
    expect(named("default", ["a".repeat(52), "b"])).toContain(`_filtro-${"a".repeat(52)}.xlsx`);
  });

  test("writes an end to the second where it is neither a whole day's nor a whole minute's", () => {
    const window = { from: "2026-11-16T00:59:30", to: "2026-11-16T05:00:10" };
    expect(formatExportName({ ...week, window })).toContain("_2026-11-16T005930_2026-11-16T050010.");
    const minutes = { from: "2026-11-16T00:00:00", to: "2026-11-16T05:59:00" };
    expect(formatExportName({ ...week, window: minutes })).toContain("_2026-11-16_2026-11-16T0559.");
  });

  test("of a picture is the operation, the days and the agent", () => {
    const { operation, window } = week;
    const named = (agentId: string | null) => formatPictureName({ operation, window, agentId });
    expect(named(null)).toBe("auxboard_default_2026-11-16_2026-11-22.png");
    expect(named("Ñ/7")).toBe("auxboard_default_2026-11-16_2026-11-22_N-7.png");
    expect(named("9".repeat(61))).toBe(`auxboard_default_2026-11-16_2026-11-22_${"9".repeat(60)}.png`);
    expect(named("¿?")).toBe("auxboard_default_2026-11-16_2026-11-22.png");
  });

  test("takes only letters that every disk takes, and stays short", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.array(fc.string({ unit: "binary" })),
        (operation, filters) => {
          const name = formatExportName({ ...week, operation, filters });
          expect(name).toMatch(/^[A-Za-z0-9._-]+$/);
          expect(name.length).toBeLessThan(200);
        },
      ),
    );
  });

  test("a header carries any name", () => {
    expect(formatDisposition("a.csv")).toBe("attachment; filename=\"a.csv\"; filename*=UTF-8''a.csv");
    expect(formatDisposition('ñ"\r\n%.csv')).toBe(
      "attachment; filename=\"_____.csv\"; filename*=UTF-8''%C3%B1%22%0D%0A%25.csv",
    );
    expect(formatDisposition("('*).csv")).toContain("filename*=UTF-8''%28%27%2a%29.csv");
  });
});
