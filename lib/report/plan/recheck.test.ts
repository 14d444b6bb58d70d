import { expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { formatInstant } from "@/lib/dates/zone";
import { nextRecheckMs } from "./recheck";

const zone = "America/Bogota";

function recheckOf(window: { from: string; to: string }, askedAt: string, timeZone = zone): string | null {
  const ms = nextRecheckMs(window, Date.parse(askedAt), timeZone);
  return ms === null ? null : formatInstant(ms);
}

test("a closed day is looked at again at six the next morning, a week after that, and then never", () => {
  const day = windowOfDay("2026-11-20");
  expect(recheckOf(day, "2026-11-21T05:00:00Z")).toBe("2026-11-21T11:00:00Z");
  expect(recheckOf(day, "2026-11-21T10:59:59Z")).toBe("2026-11-21T11:00:00Z");
  expect(recheckOf(day, "2026-11-21T11:00:00Z")).toBe("2026-11-28T11:00:00Z");
  expect(recheckOf(day, "2026-11-28T11:00:00Z")).toBeNull();
});

test("a shift goes by the day on which it ends, in the operation's zone", () => {
  const night = { from: "2026-11-20T22:00:00", to: "2026-11-21T05:59:59" };
  expect(recheckOf(night, "2026-11-21T11:00:00Z")).toBe("2026-11-22T11:00:00Z");
  expect(recheckOf(windowOfDay("2026-11-20"), "2026-11-21T05:00:00Z", "Europe/Madrid")).toBe(
    "2026-11-28T05:00:00Z",
  );
});
