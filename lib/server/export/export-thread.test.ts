import { expect, test } from "vitest";
import { createTask, loadStyles, row, writeFile } from "./export.stage";
import { streamExport } from "./export-thread";

const day = Array.from({ length: 300 }, (_, at) => row(String(at), `Estado ${at % 6}`, 60 + at));
const never = new AbortController().signal;

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

test("a thread makes the same file, one after the other", async () => {
  const task = await createTask([day, "no-data", day], { format: "csv" });
  const json = await createTask([day], { format: "json" });
  const picture = await createTask([day.slice(0, 12)], { format: "png" });
  const files = [task, json, picture].map((each) => collect(streamExport(each, loadStyles, never)));
  expect(await Promise.all(files)).toEqual([
    await writeFile(task),
    await writeFile(json),
    await writeFile(picture),
  ]);
});

test("who leaves stops the work, while it waits and while it runs", async () => {
  const task = await createTask([day]);
  const leaving = new AbortController();
  const running = collect(streamExport(task, loadStyles, leaving.signal));
  const waiting = collect(streamExport(task, loadStyles, leaving.signal));
  const next = collect(streamExport(task, loadStyles, never));
  leaving.abort(new Error("gone"));
  await expect(running).rejects.toThrow("gone");
  await expect(waiting).rejects.toThrow("gone");
  expect((await next).length).toBeGreaterThan(1000);
});

test("too many waiting are told to come back", async () => {
  const task = await createTask([day], { format: "csv" });
  const leaving = new AbortController();
  const asked = Array.from({ length: 12 }, () => collect(streamExport(task, loadStyles, leaving.signal)));
  const settled = Promise.allSettled(asked);
  await expect(asked.at(-1)).rejects.toMatchObject({ code: "rate-limited", retryAfterSeconds: 20 });
  leaving.abort(new Error("gone"));
  await settled;
});

test("damaged rows fail the file", async () => {
  const task = await createTask([day]);
  for (const [digest, bytes] of task.packed) task.packed.set(digest, bytes.slice(0, 40));
  await expect(collect(streamExport(task, loadStyles, never))).rejects.toThrow();
});
