import type { Day } from "@/lib/dates/window";
import type { LikeDay, UsualAnswer } from "@/lib/report/answers/usual-answer";
import type { DayShape } from "@/lib/report/usual/day-shape";
import { drawUsual, fewestLikeDays, listLikeDays, tellKnown } from "@/lib/report/usual/usual";
import type { LoadShapes } from "./day-shapes";
import type { InsideDays } from "./inside-results";

export type UsualFacts = Pick<UsualAnswer, "operation" | "scope" | "suppositions" | "unknownSuppositions">;

type UsualRead = InsideDays & { day: Day };

/** What days of the same weekday were like, from what is kept of them: nothing is asked. */
export function createUsualReport({ loadShapes }: { loadShapes: LoadShapes }) {
  return async (
    question: UsualRead,
    isLeftOut: (day: Day) => boolean,
    facts: UsualFacts,
  ): Promise<UsualAnswer> => {
    const { day, timeZone } = question;
    const like = listLikeDays(day);
    const shapes = await loadShapes(
      question,
      like.filter((one) => !isLeftOut(one)),
    );
    const shapeOf = new Map(shapes.map((shape) => [shape.day, shape]));
    const known: DayShape[] = [];
    const likeDays = like.map((one): LikeDay => {
      const shape = shapeOf.get(one);
      const status = shape ? tellKnown(shape) : "left-out";
      if (shape && status === "known") known.push(shape);
      return { day: one, status };
    });
    return { ...facts, day, timeZone, needed: fewestLikeDays, likeDays, ...drawUsual(known) };
  };
}
