import type { Day } from "@/lib/dates/window";
import type { AllowanceRules } from "@/lib/report/allowances/allowance-rules";
import type { LikeDay, UsualAnswer } from "@/lib/report/answers/usual-answer";
import { leftOutKey } from "@/lib/report/figures/left-out";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { DayShape } from "@/lib/report/usual/day-shape";
import { drawUsual, fewestLikeDays, listLikeDays, tellKnown } from "@/lib/report/usual/usual";
import type { DayGainsReader } from "@/lib/server/ledger/day-gains";
import { rulesKey } from "@/lib/server/report/report-question";
import { createResultCache } from "@/lib/server/report/result-cache";
import { createDayEndReport, type DayEnd } from "./day-end-report";
import type { DayShapes } from "./day-shapes";
import { type InsideDays, insideKey } from "./inside-results";

export type UsualFacts = Pick<UsualAnswer, "operation" | "scope" | "suppositions" | "unknownSuppositions">;

type UsualRead = InsideDays & { day: Day; operation: string };

/** What it is worked out by, besides what is known of the days. */
type UsualRules = { isLeftOut: (day: Day) => boolean; allowances: AllowanceRules | null };

type Usual = Pick<UsualAnswer, "likeDays" | "quarters" | "hours"> & { end: DayEnd | null };

/** For the readers of some teams: until the next look nothing is worked out twice. */
const mostKept = 24;

/** What days of the same weekday were like and where today will end by them, from what is kept: nothing is asked. */
export function createUsualReport<Question extends UsualRead>({
  gains,
  shapes,
  stylesFor,
}: {
  gains: Pick<DayGainsReader, "loadVersions">;
  shapes: DayShapes;
  stylesFor: (question: Question, states: readonly string[]) => Promise<StateStyle[]>;
}) {
  const known = createResultCache<Usual>(mostKept);
  const foretellEnd = createDayEndReport(shapes);

  async function build(question: Question, rules: UsualRules): Promise<Usual> {
    const like = listLikeDays(question.day);
    const counted = like.filter((day) => !rules.isLeftOut(day));
    const read = await shapes.loadShapes(question, counted);
    const shapeOf = new Map(read.map((shape) => [shape.day, shape]));
    const known: DayShape[] = [];
    const likeDays = like.map((day): LikeDay => {
      const shape = shapeOf.get(day);
      const status = shape ? tellKnown(shape) : "left-out";
      if (shape && status === "known") known.push(shape);
      return { day, status };
    });
    const end = await foretellEnd(question, known, rules.allowances);
    return { likeDays, ...drawUsual(known), end };
  }

  return async (question: Question, rules: UsualRules, facts: UsualFacts): Promise<UsualAnswer> => {
    const { day, timeZone, leftOut } = question;
    const like = listLikeDays(day);
    const key = JSON.stringify([
      day,
      await gains.loadVersions([day, ...like]),
      like.map(rules.isLeftOut),
      leftOutKey(leftOut),
      insideKey(question),
      rulesKey(rules.allowances),
    ]);
    const { end, ...usual } = await known.getOrMake(key, () => build(question, rules));
    return {
      ...facts,
      ...{ day, timeZone, needed: fewestLikeDays },
      ...usual,
      end: end && { ...end, styles: await stylesFor(question, end.states) },
    };
  };
}
