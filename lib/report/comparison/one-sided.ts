import { formatList } from "@/lib/dates/words";
import type { Chart } from "@/lib/report/chart/chart-figures";
import { type AgentTable, nameAgent } from "@/lib/report/figures/agent-table";
import type { EarlierTable } from "@/lib/report/figures/figure-table";
import { absentChange, listAbsent } from "./compare-agents";
import { formatChange, withDirection } from "./format-change";

type Word = `compare.${"newPeople" | "absentPeople" | "absentPeoplePerDay" | "otherStates" | "andMore"}`;

type Translate = (key: Word, values: Record<string, string | number>) => string;

type OneSidedReading = {
  /** No day is lacking here. */
  isWhole: boolean;
  locale: string;
  /** How a difference is written: `formatChange`, on a page with its direction. */
  write: (seconds: number) => string;
};

const mostNamed = 5;

/** Who and what stands on one side only: the difference of the totals counts them, the rows cannot show them. */
export function describeOneSided(
  table: AgentTable,
  { isWhole, locale, write }: OneSidedReading,
  translate: Translate,
  nameOf: (state: string) => string,
): string[] {
  const { rows, earlier, isPerDay } = table;
  if (!earlier) return [];
  const absent = listAbsent(table);
  const fresh = rows.filter(({ changeGap }) => changeGap === "new").length;
  return [
    fresh > 0 && translate("compare.newPeople", { count: fresh }),
    // Who has no row while days are lacking here may still have been there.
    absent.length > 0 &&
      isWhole &&
      translate(isPerDay ? "compare.absentPeoplePerDay" : "compare.absentPeople", {
        count: absent.length,
        time: write(absentChange(table)),
        names: listNames(absent.map(nameAgent)),
      }),
    ...describeOtherStates(earlier, { locale, write }, translate, nameOf),
  ].filter((fact) => fact !== false);

  function listNames(names: readonly string[]): string {
    const rest = names.length - mostNamed;
    const named =
      rest > 1 ? [...names.slice(0, mostNamed), translate("compare.andMore", { count: rest })] : names;
    return formatList(named, locale);
  }
}

/** The same of a chart, as a page says it. */
export function tellOneSided(
  { kind, table, locale }: Chart,
  isWhole: boolean,
  translate: Translate,
  nameOf: (state: string) => string,
): string[] {
  if (!table.earlier) return [];
  const write = (seconds: number) => withDirection(formatChange(seconds, "hm", locale));
  if (kind === "agents") return describeOneSided(table, { isWhole, locale, write }, translate, nameOf);
  return describeOtherStates(table.earlier, { locale, write }, translate, nameOf);
}

/** States of the other period without a column here, with their part of the difference; none where there is no time. */
export function describeOtherStates(
  { otherStates }: Pick<EarlierTable<unknown>, "otherStates">,
  { locale, write }: Pick<OneSidedReading, "locale" | "write">,
  translate: Translate,
  nameOf: (state: string) => string,
): string[] {
  const named = otherStates
    .filter(({ seconds }) => seconds !== 0)
    .map(({ state, seconds }) => `${nameOf(state)} ${write(-seconds)}`);
  return named.length > 0 ? [translate("compare.otherStates", { states: formatList(named, locale) })] : [];
}
