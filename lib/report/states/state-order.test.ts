import { expect, test } from "vitest";
import { orderByClass } from "./state-order";
import type { StateClass } from "./state-shades";

const style = (stateClass: StateClass, shade: number) => ({ stateClass, shade });

test("states stand by class, within a class as they were found, whatever a range holds of them", () => {
  const styles = {
    Break: style("personal", 1),
    "Permiso X": style("other", 0),
    Falla: style("system", 0),
    Almuerzo: style("personal", 0),
    Reunión: style("productive", 0),
  };
  const read = (names: (keyof typeof styles)[]) =>
    orderByClass(names.map((name) => styles[name])).map((place) => names[place]);
  const order = ["Reunión", "Almuerzo", "Break", "Falla", "Permiso X"];
  expect(read(["Break", "Permiso X", "Falla", "Almuerzo", "Reunión"])).toEqual(order);
  expect(read(["Reunión", "Falla", "Almuerzo", "Permiso X", "Break"])).toEqual(order);
});

test("states that share a shade stay as they came", () => {
  expect(orderByClass([style("other", 0), style("other", 0), style("other", 0)])).toEqual([0, 1, 2]);
});
