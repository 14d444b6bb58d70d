import { describe, expect, test } from "vitest";
import { teamChange, teamDraft } from "./team-draft";

const read = (words: object) => teamDraft.safeParse({ name: "Noche", agents: ["1"], ...words });
const faultOf = (words: object) => {
  const [issue] = read(words).error?.issues ?? [];
  return issue && `${issue.path.join(".")}: ${issue.message}`;
};

describe("what an administrator says of a team", () => {
  test("is tidied: letters composed, spaces single, each agent once", () => {
    const words = { name: "  Atencio\u0301n \u00a0 a\n clientes ", agents: [" 1 ", "2", "1"] };
    expect(read(words).data).toEqual({ name: "Atención a clientes", agents: ["1", "2"] });
  });

  test.each(['=HYPERLINK("http://x")', "<script>", "שרה", "👨‍👩‍👧‍👦", "O'Neill"])(
    "may be called %j",
    (name) => {
      expect(read({ name }).data?.name).toBe(name);
    },
  );

  test.each([
    [{ name: "" }, "name: must not be empty"],
    [{ name: " \u200b\u2060 " }, "name: may hold no invisible characters or direction marks"],
    [{ name: "n".repeat(81) }, "name: may have 80 characters at most"],
    [{ name: "a\u202eb" }, "name: may hold no invisible characters or direction marks"],
    [{ name: "a\u0000b" }, "name: may hold no invisible characters or direction marks"],
    [{ name: "a\ud800" }, "name: may hold no invisible characters or direction marks"],
    [{ agents: [] }, "agents: must name one agent at least"],
    [{ agents: [" "] }, "agents.0: must not be empty"],
    [{ agents: ["a\u0000"] }, "agents.0: must be text"],
    [{ agents: Array.from({ length: 2001 }, (_, id) => `${id}`) }, "agents: may name 2000 agents at most"],
  ])("%j is refused in words", (words, fault) => {
    expect(faultOf(words)).toBe(fault);
  });

  test("holds nothing else, and a change says of which version it is", () => {
    expect(read({ operation: "sur" }).success).toBe(false);
    expect(teamChange.safeParse({ name: "Noche", agents: ["1"] }).success).toBe(false);
    expect(teamChange.safeParse({ name: "Noche", agents: ["1"], version: 1 }).success).toBe(true);
    // No column of a version holds more.
    expect(teamChange.safeParse({ name: "Noche", agents: ["1"], version: 2 ** 31 }).success).toBe(false);
  });
});
