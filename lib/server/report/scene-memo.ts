import type { Window } from "@/lib/dates/window";
import type { DayStatus } from "@/lib/report/answers/day-status";
import type { ReportNote } from "@/lib/report/answers/notes";
import { keyOfWindow } from "@/lib/report/plan/pieces";
import type { AnswerBook } from "@/lib/server/ledger/answer-book";
import { createRecall, type Recall } from "./recall";
import { describeDays, describeNotes } from "./report-figures";
import {
  buildScene,
  hullOf,
  type Knowledge,
  type PlanKind,
  type Scene,
  type SceneRules,
} from "./report-scene";

type Described = { days: DayStatus[]; notes: ReportNote[] };

const lifeMs = 250;
const mostScenes = 64;
const mostReadings = 4;

/** The scene of a range as of now, laid anew when something was learned or a quarter of a second has passed. */
export function createSceneMemo(book: AnswerBook, now: () => number, rules: SceneRules) {
  const kept = new Map<string, { version: number; scene: Scene }>();

  return (stretches: readonly Window[], kind: PlanKind = "totals"): Scene => {
    const key = [kind, ...stretches.map(keyOfWindow)].join();
    const known = kept.get(key);
    const ageMs = known ? now() - known.scene.nowMs : lifeMs;
    if (known && known.version === book.version() && ageMs >= 0 && ageMs < lifeMs) return known.scene;
    const scene = buildScene(stretches, book, now(), rules, kind);
    kept.delete(key);
    kept.set(key, { version: book.version(), scene });
    for (const oldest of kept.keys()) {
      if (kept.size <= mostScenes) break;
      kept.delete(oldest);
    }
    return scene;
  };
}

export type SceneNow = ReturnType<typeof createSceneMemo>;

const described = new WeakMap<Scene, Described>();

/** Days and notes of a scene, worked out once. */
export function describeScene(
  range: Window,
  scene: Scene,
  knowledge: Knowledge,
  timeZone: string,
): Described {
  const known = described.get(scene) ?? {
    days: describeDays(range, scene, knowledge, timeZone),
    notes: describeNotes(scene, knowledge.listWithin(hullOf(scene.plan.pieces))),
  };
  described.set(scene, known);
  return known;
}

/** What is made of a scene under a key, made once; it goes with the scene. */
export function createSceneRecall<Value>() {
  const kept = new WeakMap<Scene, Recall<Value>>();

  return (scene: Scene, key: string, make: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(scene) ?? createRecall<Value>(mostReadings);
    kept.set(scene, known);
    return known.recall(key, make);
  };
}
