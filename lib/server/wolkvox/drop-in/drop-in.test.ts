import { describe, expect, test } from "vitest";
import { type ProblemCode, ProblemError } from "@/lib/report/answers/problem";
import { parseWireDuration } from "@/lib/server/wolkvox/parsing/duration";
import { parseDropInQuestion } from "./drop-in-question";
import { buildWireRecords } from "./drop-in-records";
import { buildWireRefusal, DropInRefusal } from "./drop-in-refusal";

const parse = (query: string) => parseDropInQuestion(new URLSearchParams(query));

describe("a call that was made for wolkvox", () => {
  test("asks for a window with both ends, and what else it says is left", () => {
    expect(parse("api=agent_3&date_ini=20260228000000&date_end=20260330235959&format=json")).toEqual({
      from: "2026-02-28T00:00:00",
      to: "2026-03-30T23:59:59",
    });
    expect(parse("api=agent_3&date_ini=20260101080000&date_end=20260101080000").from).toBe(
      "2026-01-01T08:00:00",
    );
  });

  test.each([
    ["", "unknown-api"],
    ["api=agent_2&date_ini=20260101000000&date_end=20260101235959", "unknown-api"],
    ["api=agent_3", "bad-parameters"],
    ["api=agent_3&date_ini=20260101000000", "bad-parameters"],
    ["api=agent_3&date_ini=20260231000000&date_end=20260301000000", "bad-parameters"],
    ["api=agent_3&date_ini=20260101240000&date_end=20260102000000", "bad-parameters"],
    ["api=agent_3&date_ini=20260101006000&date_end=20260102000000", "bad-parameters"],
    ["api=agent_3&date_ini=20260101000060&date_end=20260102000000", "bad-parameters"],
    ["api=agent_3&date_ini=2026-01-01&date_end=2026-01-02", "bad-parameters"],
    ["api=agent_3&date_ini=20260102000000&date_end=20260101235959", "bad-parameters"],
    ["api=agent_3&date_ini=00000101000000&date_end=00000101235959", "bad-parameters"],
    ["api=agent_3&date_ini=99990101000000&date_end=99990101235959", "bad-parameters"],
    ["api=agent_3&date_ini=20260101000000&date_end=20260101235959&date_ini=20260102000000", "bad-parameters"],
    ["api=agent_3&date_ini=20260101000000&date_end=20260201000000", "too-many-days"],
  ])("%s is refused as wolkvox does: %s", (query, refusal) => {
    expect(() => parse(query)).toThrow(expect.objectContaining({ refusal }));
  });
});

describe("the answer in wolkvox's shape", () => {
  const record = { agentId: "10001", agentDni: "52001", agentName: "ANA", state: "Break", seconds: 90_061 };

  test("has its fields, and times that its own readers read", () => {
    expect(buildWireRecords([record], { withDni: true })).toEqual({
      code: "200",
      error: null,
      msg: "1 records were found",
      data: [
        { agent_id: "10001", agent_dni: "52001", agent_name: "ANA", aux_state: "Break", time: "25:01:01" },
      ],
    });
    for (const seconds of [0, 59, 3600, 360_000, 3_019_199, -310]) {
      const { data } = buildWireRecords([{ ...record, seconds }], { withDni: true }) as {
        data: { time: string }[];
      };
      expect(parseWireDuration(data[0]?.time ?? "")).toBe(seconds);
    }
  });

  test("leaves blank what is unknown, and the identity number of whom it is not for", () => {
    const unknown = { ...record, state: "", seconds: null };
    expect(buildWireRecords([unknown], { withDni: false })).toMatchObject({
      data: [{ agent_dni: "", aux_state: " ", time: "" }],
    });
  });

  test("is a 404 with an empty list where there is nothing", () => {
    expect(() => buildWireRecords([], { withDni: true })).toThrow(DropInRefusal);
    expect(buildWireRefusal(new DropInRefusal("no-data"))).toEqual({
      status: 404,
      body: { code: "404", error: "NOT FOUND", msg: "No records were found", data: [] },
      headers: {},
    });
  });

  test.each<[ProblemCode, number, string]>([
    ["upstream-busy", 403, "EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)"],
    ["upstream-timeout", 403, "EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)"],
    ["upstream-quota", 403, "TOKEN LIMIT EXCEEDED"],
    ["rate-limited", 403, "TOKEN LIMIT EXCEEDED"],
    ["upstream-auth", 403, "PLEASE VALIDATE TOKEN"],
    ["forbidden", 403, "PLEASE VALIDATE TOKEN"],
    ["upstream-malformed", 502, "why"],
    ["store-unavailable", 503, "why"],
  ])("says %s as %i %s, with our own code and the wait in headers", (code, status, msg) => {
    const refusal = buildWireRefusal(new ProblemError(code, "why", { retryAfterSeconds: 7 }));
    expect(refusal).toMatchObject({
      status,
      body: { code: String(status), msg },
      headers: { "x-auxboard-problem": code, "retry-after": "7" },
    });
  });

  test("is for the caller to word where nobody foresaw the failure", () => {
    expect(buildWireRefusal(new Error("secret"))).toBeNull();
  });
});
