import { join } from "node:path";
import { repository, startProcess, waitFor } from "./child-process.ts";
import { addDays, operationToday } from "./civil-days.ts";
import { createStandInControl, type StandInControl } from "./stand-in-control.ts";

/** The switches of e2e/wolkvox/main.ts that a spec may choose. */
export type StandInOptions = {
  /** Four digits. */
  server?: string;
  agents?: number;
  states?: number;
  seed?: number;
  zone?: string;
  /** Milliseconds. */
  latency?: number;
  quota?: number;
  simultaneous?: number;
  cap?: number;
  /** Civil days that are worked, between commas; those around today where it is not said. */
  "open-days"?: string;
};

export type StandInProcess = StandInControl & {
  url: string;
  token: string;
  zone: string;
  server: string;
  stop: () => Promise<number>;
};

/** Starts a stand-in wolkvox in a process of its own, on a free port of this machine. */
export async function startStandIn(folder: string, options: StandInOptions = {}): Promise<StandInProcess> {
  // A token that no other text holds by chance: specs look for it where it must not be.
  const token = `standin-${crypto.randomUUID()}`;
  const { zone = "America/Bogota", server = "0010", ...rest } = options;
  const flags = {
    port: 0,
    host: "127.0.0.1",
    server,
    token,
    zone,
    "open-days": listOpenDays(operationToday(zone)),
    ...rest,
  };
  const running = startProcess({
    args: [
      join(repository, "e2e", "wolkvox", "main.ts"),
      ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
    ],
    environment: { PATH: process.env.PATH },
    logFile: join(folder, `stand-in-${crypto.randomUUID()}.log`),
  });
  const url = await waitFor(
    running,
    "The stand-in wolkvox",
    () => /http:\/\/\S+(?=\n)/.exec(running.output())?.[0],
  );
  return { ...createStandInControl(url), url, token, zone, server, stop: running.stop };
}

/** What a spec reads around today, and beside it the week before, must not hang on the weekday; a run may pass midnight. */
function listOpenDays(today: string): string {
  return [-8, -7, -6, -1, 0, 1].map((count) => addDays(today, count)).join();
}
