import { afterEach, describe, expect, test } from "vitest";
import type { ProblemError } from "@/lib/report/answers/problem";
import { listRows } from "@/lib/report/figures/plain-rows.cases";
import type { DatedAnswer } from "@/lib/server/wolkvox/client";
import { goodCases, hostileCases, noDataCases, type Reply } from "@/lib/server/wolkvox/client.cases";
import { closeServed, problemOf, serve, window } from "@/lib/server/wolkvox/client.stage";

const inThread = { inlineBytes: 0, maxRecords: 5, timeoutMs: 20_000 };
const readable = [...goodCases, ...noDataCases].map(([title, reply]): [string, Reply] => [title, reply]);

afterEach(closeServed);

describe("a thread reads an answer as the event loop would", () => {
  test.each(readable)("%s", async (_, reply) => {
    const here = await serve([reply], { maxRecords: 5 });
    const there = await serve([reply], inThread);
    expect(plain(await there.client.loadAuxTime(window))).toEqual(
      plain(await here.client.loadAuxTime(window)),
    );
  });

  test.each(hostileCases)("%s", async (_, reply) => {
    const here = await serve([reply], { maxRecords: 5 });
    const there = await serve([reply], inThread);
    expect(view(await problemOf(there.client))).toEqual(view(await problemOf(here.client)));
  });

  function plain(answer: DatedAnswer) {
    return answer.outcome === "rows" ? { ...answer, columns: listRows(answer.columns) } : answer;
  }

  function view(problem: ProblemError) {
    return { ...problem, kind: problem.constructor, message: problem.message, cause: problem.cause };
  }
});
