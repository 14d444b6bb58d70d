import { expect, test } from "vitest";
import { namedColumns } from "@/lib/report/columns/columns";
import { formatColumn, parseColumn } from "./column";

test.each([
  "change",
  "average-change",
  ...namedColumns,
  "state:Break",
  "state:",
  "state:Pausa: activa",
  "over:breaks",
])("the column %j is read and written alike", (text) => {
  const column = parseColumn(text);
  expect(column && formatColumn(column)).toBe(text);
});

test.each([
  "",
  "name",
  "Change",
  "state",
  "States:Break",
  "total:Break",
  "over",
  "over:",
  "over:any",
  "over:a b",
])("%j is no column", (text) => {
  expect(parseColumn(text)).toBeNull();
});
