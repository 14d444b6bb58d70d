import { expect, test } from "vitest";
import { worksAtNight } from "./agent-day.ts";
import { describeDay } from "./calendar.ts";
import { dayNumberOf, parseCivil } from "./civil-clock.ts";
import { createOperation, EPISODE_WIDTH, type Operation } from "./operation.ts";

type Episode = { agent: number; state: number; start: number; end: number };

const YEAR = Array.from(
  { length: 365 },
  (_, day) => dayNumberOf(parseCivil("2026-01-01T00:00:00") ?? 0) + day,
);
const MIDNIGHT = 86_400;

function listEpisodes(operation: Operation, day: number): Episode[] {
  const packed = operation.episodesOf(day);
  return Array.from({ length: packed.length / EPISODE_WIDTH }, (_, index) => {
    const [agent = 0, state = 0, start = 0, end = 0] = packed.subarray(index * EPISODE_WIDTH);
    return { agent, state, start, end };
  });
}

test("an agent is in one state at a time, for at least a second", () => {
  const operation = createOperation({ agents: 60, states: 30, seed: 1 });
  for (const day of YEAR) {
    let before: Episode | undefined;
    for (const episode of listEpisodes(operation, day)) {
      const earliest = before?.agent === episode.agent ? before.end : 0;
      if (episode.start < earliest || episode.end <= episode.start)
        expect.fail(JSON.stringify({ day, before, episode }));
      before = episode;
    }
  }
});

test("no second of a Sunday or a holiday is worked, at night neither", () => {
  const operation = createOperation({ agents: 100, states: 9, seed: 1 });
  for (const day of YEAR) {
    const episodes = listEpisodes(operation, day);
    if (!describeDay(day).worked) expect(episodes).toEqual([]);
    if (!describeDay(day + 1).worked) expect(episodes.filter(({ end }) => end > MIDNIGHT)).toEqual([]);
    expect(episodes.filter(({ end }) => end > 2 * MIDNIGHT)).toEqual([]);
  }
});

test("eight of a hundred agents work at night, and their states cross midnight", () => {
  const operation = createOperation({ agents: 100, states: 9, seed: 1 });
  const across = YEAR.flatMap((day) => listEpisodes(operation, day)).filter(
    ({ start, end }) => start < MIDNIGHT && end > MIDNIGHT,
  );
  expect(Array.from({ length: 100 }, (_, agent) => agent).filter(worksAtNight)).toHaveLength(8);
  expect(across.length).toBeGreaterThan(100);
  expect(across.filter(({ agent }) => !worksAtNight(agent))).toEqual([]);
});

test("on a short day everybody has left by 22:59", () => {
  const operation = createOperation({ agents: 100, states: 30, seed: 1 });
  const late = YEAR.filter((day) => describeDay(day).short).flatMap((day) => listEpisodes(operation, day));
  expect(Math.max(...late.map(({ end }) => end))).toBeLessThan(23 * 3600 - 60);
});

test("every agent is there on most working days and absent on some", () => {
  const operation = createOperation({ agents: 120, states: 9, seed: 1 });
  const worked = YEAR.filter((day) => describeDay(day).worked);
  const present = worked.map((day) => new Set(listEpisodes(operation, day).map(({ agent }) => agent)));
  for (let agent = 0; agent < 120; agent += 1) {
    const days = present.filter((agents) => agents.has(agent)).length / worked.length;
    expect(days).toBeGreaterThan(worksAtNight(agent) ? 0.65 : 0.85);
    expect(days).toBeLessThan(1);
  }
});

test("every state asked for occurs, and the blank one is rare", () => {
  const operation = createOperation({ agents: 120, states: 30, seed: 1 });
  const counts = new Array<number>(operation.stateNames.length).fill(0);
  for (const episode of YEAR.flatMap((day) => listEpisodes(operation, day)))
    counts[episode.state] = (counts[episode.state] ?? 0) + 1;
  expect(operation.stateNames).toHaveLength(31);
  expect(operation.stateNames.at(-1)).toBe(" ");
  expect(Math.min(...counts)).toBeGreaterThan(0);
  expect((counts.at(-1) ?? 0) / counts.reduce((sum, count) => sum + count, 0)).toBeLessThan(0.005);
});

test("the same seed tells the same story, another seed another", () => {
  const [first, again, other] = [1, 1, 2].map((seed) => createOperation({ agents: 40, states: 9, seed }));
  const day = YEAR[50] ?? 0;
  expect(first?.episodesOf(day).length).toBeGreaterThan(0);
  expect(again?.episodesOf(day)).toEqual(first?.episodesOf(day));
  expect(other?.episodesOf(day)).not.toEqual(first?.episodesOf(day));
});

test("an agent's day does not depend on how many colleagues there are", () => {
  const day = YEAR[50] ?? 0;
  const few = listEpisodes(createOperation({ agents: 40, states: 9, seed: 1 }), day);
  const many = listEpisodes(createOperation({ agents: 400, states: 9, seed: 1 }), day);
  expect(many.filter(({ agent }) => agent < 40)).toEqual(few);
});

test("what was forgotten is told again in the same words", () => {
  const operation = createOperation({ agents: 10, states: 9, seed: 1 });
  const before = YEAR.map((day) => operation.episodesOf(day));
  expect(YEAR.map((day) => operation.episodesOf(day))).toEqual(before);
});
