import { expect, test } from "vitest";
import { addressOfView } from "./saved-view";

test("a view without words opens today: `/` would open the default again, which it may be", () => {
  expect(addressOfView({ link: "" })).toBe("/?range=today");
  expect(addressOfView({ link: "range=last-week" })).toBe("/?range=last-week");
  expect(addressOfView({ link: "/calls" })).toBe("/calls");
});
