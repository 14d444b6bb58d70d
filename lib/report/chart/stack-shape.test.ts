import { describe, expect, test } from "vitest";
import { boxOf, ghostLine, ghostRoom } from "./stack-shape";

const room = { x: 10, y: 20, width: 200, height: 100 };
const second = { place: 1, start: 0.25, length: 0.5 };

describe("a segment", () => {
  test("lies behind those before it: from the left in a bar, from the bottom in a column", () => {
    expect(boxOf(second, room, "left", 0)).toEqual({ x: 60, y: 20, width: 100, height: 100 });
    expect(boxOf(second, room, "bottom", 0)).toEqual({ x: 10, y: 45, width: 200, height: 50 });
  });

  test("ends a pixel before the next one, and begins where it begins", () => {
    expect(boxOf(second, room, "left")).toMatchObject({ x: 60, width: 99 });
    expect(boxOf(second, room, "bottom")).toMatchObject({ y: 46, height: 49 });
  });

  test("is seen, however short it is, but is no longer than its time", () => {
    expect(boxOf({ ...second, length: 0.005 }, room, "left").width).toBe(0.75);
    expect(boxOf({ ...second, length: 0.001 }, room, "left").width).toBeCloseTo(0.2);
  });
});

describe("what stands for the other period", () => {
  test("hangs under a bar, and has its middle beside a column", () => {
    expect(ghostRoom(124, room, "left")).toEqual({ x: 10, y: 124, width: 200, height: 3 });
    expect(ghostRoom(214, room, "bottom")).toEqual({ x: 212.5, y: 20, width: 3, height: 100 });
  });

  test("is a line from the base to its end, with a tick there", () => {
    expect(ghostLine(ghostRoom(124, room, "left"), "left", 0.5)).toBe("M10 124H110m0 -3v6");
    expect(ghostLine(ghostRoom(214, room, "bottom"), "bottom", 0.5)).toBe("M214 120V70m-3 0h6");
  });

  test("is nothing where it has no length", () => {
    expect(ghostLine(room, "left", 0)).toBe("");
    expect(ghostLine(room, "bottom", 0.001)).toBe("");
  });
});
