import { expect, test } from "vitest";
import { messagesIn } from "./catalogue";

function listKeys(messages: object, path = ""): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [`${path}${key}`] : listKeys(value, `${path}${key}.`),
  );
}

function listArguments(messages: object, key: string): string[] {
  const text = key.split(".").reduce<unknown>((node, part) => Reflect.get(Object(node), part), messages);
  return [...String(text).matchAll(/\{(\w+)/g)].map((match) => match[1] ?? "").sort();
}

test("both languages say the same things", () => {
  expect(listKeys(messagesIn("en"))).toEqual(listKeys(messagesIn("es")));
});

test("both languages name the same arguments in every sentence", () => {
  for (const key of listKeys(messagesIn("es"))) {
    const names = new Set(listArguments(messagesIn("es"), key));
    expect(new Set(listArguments(messagesIn("en"), key)), key).toEqual(names);
  }
});
