import { formatHm } from "@/lib/report/figures/duration";
import type { StateClass } from "@/lib/report/states/state-shades";
import type { ToldSupposition } from "./supposition";

type Word = "limit" | "limitWas" | "limitSame" | "limitOther" | "class" | "classWas" | "without";

type Translate = (key: `suppose.${Word}` | `legend.${StateClass}`, values?: Record<string, string>) => string;

type Formats = { state: (state: string) => string; day: (day: string) => string };

/** A hypothesis as it is known from a link alone: what is really so is told by the answer. */
export type NamedSupposition =
  | ToldSupposition
  | { kind: "limit"; name: string; seconds: number }
  | { kind: "class"; state: string; stateClass: StateClass };

/** One hypothesis in words, and what is really so where that is known: a part of a sentence that begins with "let us suppose". */
export function describeSupposition(
  supposition: NamedSupposition,
  t: Translate,
  { state, day }: Formats,
): string {
  if (supposition.kind === "without") return t("suppose.without", { day: day(supposition.day) });
  if (supposition.kind === "limit") {
    const words = { name: supposition.name, limit: formatHm(supposition.seconds) };
    if (!("was" in supposition)) return t("suppose.limit", words);
    if (supposition.was === null) return t("suppose.limitOther", words);
    if (supposition.was === supposition.seconds) return t("suppose.limitSame", words);
    return t("suppose.limitWas", { ...words, was: formatHm(supposition.was) });
  }
  const words = { state: state(supposition.state), class: t(`legend.${supposition.stateClass}`) };
  if (!("was" in supposition)) return t("suppose.class", words);
  return t("suppose.classWas", { ...words, was: t(`legend.${supposition.was}`) });
}
