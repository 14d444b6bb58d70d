import { describe, expect, onTestFinished, test } from "vitest";
import { mebibyte, serveLong, wideRow } from "./long-answer.stage";

const window = { from: "2026-11-16T00:00:00", to: "2026-11-16T23:59:59" };
const patient = { timeoutMs: 100_000 };
const timeLimit = 120_000;

type LongOptions = Parameters<typeof serveLong>;

async function serve(...args: LongOptions) {
  const { client, close } = await serveLong(...args);
  onTestFinished(close);
  return client;
}

/** The worst that happens to this thread and to the process's memory while `work` goes on. */
async function watch(work: Promise<unknown>) {
  const startBytes = process.memoryUsage.rss();
  let [worstTurnMs, peakBytes, spentMs] = [0, 0, cpuMs()];
  const look = () => {
    const nowMs = cpuMs();
    worstTurnMs = Math.max(worstTurnMs, nowMs - spentMs);
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss() - startBytes);
    spentMs = nowMs;
  };
  const ticker = setInterval(look, 5);
  await work.catch(() => null);
  clearInterval(ticker);
  look();
  return { worstTurnMs, peakMebibytes: peakBytes / mebibyte };
}

// The thread's own time on a processor: other work on this machine does not count.
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

describe("a long answer", () => {
  // First of all: the system's mark of the highest memory never falls.
  test(
    "of 255 MB is held once as bytes and once as text",
    async () => {
      const client = await serve({ unit: " ", times: 255 * mebibyte }, patient);
      const startMebibytes = process.memoryUsage.rss() / mebibyte;
      expect(await client.loadAuxTime(window)).toHaveProperty("columns.seconds.length", 1);
      expect(process.resourceUsage().maxRSS / 1024 - startMebibytes).toBeLessThan(690);
    },
    timeLimit,
  );

  test(
    "of 60 MB is read while the event loop turns",
    async () => {
      const client = await serve({ unit: wideRow, times: 59_000 }, patient);
      const answer = client.loadAuxTime(window);
      const { worstTurnMs } = await watch(answer);
      expect(await answer).toHaveProperty("columns.seconds.length", 59_001);
      expect(worstTurnMs).toBeLessThan(150);
    },
    timeLimit,
  );

  test.each([
    ["packed to fill memory", { unit: " ", times: 250 * mebibyte, isPacked: true }, 200],
    ["of more values than 60,000 records hold", { unit: "{},", times: 12 * mebibyte }, 400],
    ["that only opens lists", { unit: "[", times: 12 * mebibyte }, 400],
  ])(
    "%s is refused for its size, in bounded memory",
    async (_, data, mostMebibytes) => {
      const client = await serve(data, patient);
      const problem = client.loadAuxTime(window).catch((error: unknown) => error);
      const { peakMebibytes } = await watch(problem);
      expect(await problem).toMatchObject({ code: "upstream-truncated", reason: "size" });
      expect(peakMebibytes).toBeLessThan(mostMebibytes);
    },
    timeLimit,
  );

  test("whose thread dies is a problem, and the next one is read", async () => {
    const client = await serve({ unit: wideRow, times: 10_000 }, patient);
    process.once("worker", (thread) => void thread.terminate());
    await expect(client.loadAuxTime(window)).rejects.toMatchObject({
      code: "upstream-malformed",
      reason: "content",
    });
    expect(await client.loadAuxTime(window)).toHaveProperty("columns.seconds.length", 10_001);
  });

  test("that is being read when the client closes is given up", async () => {
    const client = await serve({ unit: wideRow, times: 10_000 }, patient);
    process.once("worker", () => void client.close());
    await expect(client.loadAuxTime(window)).rejects.toMatchObject({ code: "upstream-unreachable" });
  });
});
