import "server-only";
import { orLogged } from "./record";
import type { Trail } from "./trail";

const dayMs = 86_400_000;
const usuallyEveryMs = 6 * 3_600_000;

type ForgettingOptions = {
  trail: Pick<Trail, "forget">;
  keptDays: number;
  now: () => number;
  everyMs?: number;
};

/** Removes entries past their time, at once and again and again; what it answers ends that. */
export function startForgetting({ trail, keptDays, now, everyMs = usuallyEveryMs }: ForgettingOptions) {
  const forget = () => void orLogged(trail.forget(now() - keptDays * dayMs));
  const timer = setInterval(forget, everyMs).unref();
  forget();
  return () => clearInterval(timer);
}
