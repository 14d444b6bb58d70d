import { expect, test } from "vitest";
import { defaultLink } from "./report-link";
import type { OperationName } from "./resolve-question";
import { teamsOfLink } from "./teams-of-link";

const north: OperationName = { id: "norte", name: "Norte", timeZone: "America/Bogota" };
const south: OperationName = { id: "sur", name: "Sur", timeZone: "America/Santiago" };
const night = { id: "ab12", name: "Noche", version: 3, size: 1 };
const day = { id: "cd34", name: "Día", version: 1, size: 2 };

test("a link's teams are looked for among those of its operation", () => {
  const answers = [
    { operation: "norte", teams: [night] },
    { operation: "sur", teams: [day] },
  ];
  const teamsOf = (operation: string | null) =>
    teamsOfLink(answers, { ...defaultLink, operation }, [north, south]);
  expect([teamsOf(null), teamsOf("norte"), teamsOf("sur")]).toEqual([[night], [night], [day]]);
  expect(teamsOfLink(answers.slice(1), defaultLink, [north, south])).toEqual([]);
});
