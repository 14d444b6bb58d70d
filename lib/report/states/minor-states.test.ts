import { expect, test } from "vitest";
import { listMinorStates } from "./minor-states";

test("up to twelve states are all told, however small", () => {
  expect(listMinorStates([5000, ...Array.from({ length: 11 }, () => 1)])).toEqual(new Set());
  expect(listMinorStates([])).toEqual(new Set());
});

test("of more, those below two per cent are put together, and a state of exactly two per cent is told", () => {
  const seconds = [9000, ...Array.from({ length: 10 }, () => 80), 200, 0];
  expect(listMinorStates(seconds)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12]));
});

test("no more than the twelve largest are told; of equal ones the first", () => {
  const seconds = [...Array.from({ length: 14 }, () => 100), 300];
  expect(listMinorStates(seconds)).toEqual(new Set([11, 12, 13]));
});

test("one alone is named instead of being called other, and so are all of a range without time", () => {
  expect(listMinorStates([...Array.from({ length: 12 }, () => 100), 1])).toEqual(new Set());
  expect(listMinorStates(Array.from({ length: 13 }, () => 0))).toEqual(new Set());
});

test("time below zero is no part of the whole", () => {
  const seconds = [1000, -100_000, ...Array.from({ length: 11 }, () => 100)];
  expect(listMinorStates(seconds)).toEqual(new Set());
});
