import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StateClass } from "./state-shades";
import { assignStyles, classifyState, type StateStyle } from "./state-style";

// Every character but lone surrogates; fast-check's own unit "binary" takes most of a second to make.
const anyCharacter = fc
  .integer({ min: 0, max: 0x10_f7ff })
  .map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));

// Names of states as Spanish- and English-speaking centres use them.
const named: Record<StateClass, string[]> = {
  // No word says that time is lost: only a person does.
  unproductive: [],
  productive: [
    "Respuesta Whats",
    "WhatsApp",
    "BackOffice",
    "Back Office",
    "BACK-OFFICE",
    "back_office",
    "Capacitación",
    "Capacitación en sistema nuevo",
    "Entrenamiento",
    "Inducción",
    "Formación",
    "Evaluación",
    "Reunión",
    "Reunión de personal",
    "REUNION CON SUPERVISOR",
    "Coaching",
    "Training",
    "Team meeting",
    "Feedback",
    "Retroalimentación",
    "Correo electrónico",
    "E-mail",
    "Chat web",
    "Redes sociales",
    "Gestión documental",
    "Gestión Banorte",
    "Gestión de citas médicas",
    "Devolución de llamada",
    "Llamada saliente",
    "Seguimiento",
    "Auditoría de calidad",
    "Apoyo a supervisor",
    "Tareas administrativas",
    "Documentación de casos",
    "Casos especiales",
  ],
  personal: [
    "Almuerzo",
    "ALMUERZO",
    "Lunch",
    "Cena",
    "Desayuno",
    "Colación",
    "Merienda",
    "Refrigerio",
    "Hora de comida",
    "Break",
    "Break 15 min",
    "AUX_BREAK",
    "01Break",
    "AuxBaño",
    "WC2",
    "Coffee break",
    "Descanso",
    "Receso",
    "Baño",
    "Baño".normalize("NFD"),
    "Ir al baño",
    "BAÑOS",
    "Bathroom",
    "Restroom",
    "WC",
    "Sanitario",
    "Pausa activa",
    "Pausa médica",
    "Cita médica",
    "Personal",
    "Asuntos personales",
    "Permiso",
    "Lactancia",
  ],
  system: [
    "",
    " ",
    "Falla técnica",
    "Fallas tecnicas",
    "Falla de sistema",
    "Caída de sistema",
    "Sistema",
    "Problema técnico",
    "Soporte técnico",
    "Soporte TI",
    "Technical issue",
    "System down",
    "Reinicio de equipo",
    "Corte de energía",
    "Cambio de puesto",
    "Sin código",
    "Sin estado",
    "Not ready",
    "Desconexión",
    "Error",
  ],
  other: ["Banco", "Escenario 2", "Docena", "Urbano", "Terror", "Puerta", "AUX 7", "Varios", "Otro", "12"],
};

const cases = Object.entries(named).flatMap(([stateClass, names]) => names.map((name) => [name, stateClass]));

describe("classifyState", () => {
  test.each(cases)("takes %j for %s", (name, stateClass) => {
    expect(classifyState(String(name))).toBe(stateClass);
  });

  test("does not care for case, accents, white space or how letters are composed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), ([name = "", stateClass]) => {
        for (const written of [
          name.toUpperCase(),
          name.normalize("NFD"),
          ` ${name} `,
          name.replace(/\s/g, "  "),
        ])
          expect(classifyState(written)).toBe(stateClass);
      }),
    );
  });

  test("answers at once, however long and odd the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (name) => {
        expect(Object.keys(named)).toContain(classifyState(name));
      }),
    );
    expect(classifyState("a ".repeat(5_000))).toBe("other");
  });
});

describe("assignStyles", () => {
  const anyState = fc.oneof(fc.constantFrom(...cases.map(([name]) => String(name))), fc.string());
  const anyStates = fc.array(anyState, { maxLength: 30 });
  const placeOf = ({ stateClass, shade }: StateStyle) => `${stateClass} ${shade}`;

  test("gives each state the next shade of its class, in the order given", () => {
    const styles = assignStyles(new Map(), ["Break", "Reunión", "Almuerzo", ""]);
    expect([...styles]).toEqual([
      ["Break", { stateClass: "personal", shade: 0 }],
      ["Reunión", { stateClass: "productive", shade: 0 }],
      ["Almuerzo", { stateClass: "personal", shade: 1 }],
      ["", { stateClass: "system", shade: 0 }],
    ]);
  });

  test("keeps a class that somebody chose, and counts its shades", () => {
    const chosen = new Map<string, StateStyle>([["Casa", { stateClass: "personal", shade: 4 }]]);
    const styles = assignStyles(chosen, ["Casa", "Break"]);
    expect(styles.get("Casa")).toEqual({ stateClass: "personal", shade: 4 });
    expect(styles.get("Break")).toEqual({ stateClass: "personal", shade: 5 });
  });

  test("never changes a style that was given, whatever comes later", () => {
    fc.assert(
      fc.property(anyStates, anyStates, (first, later) => {
        const before = assignStyles(new Map(), first);
        const after = assignStyles(before, later);
        for (const [state, style] of before) expect(after.get(state)).toEqual(style);
      }),
    );
  });

  test("leaves what it was given as it was", () => {
    const known = new Map<string, StateStyle>();
    assignStyles(known, ["Break"]);
    expect(known.size).toBe(0);
  });

  test("gives no two states the same place, and every state one", () => {
    fc.assert(
      fc.property(anyStates, anyStates, (first, later) => {
        const styles = assignStyles(assignStyles(new Map(), first), later);
        expect(new Set([...styles.values()].map(placeOf)).size).toBe(styles.size);
        for (const state of [...first, ...later]) expect(styles.get(state)).toBeDefined();
      }),
    );
  });
});
