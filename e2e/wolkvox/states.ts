/** How often and how long an agent is in a state on a day; `personal` ones are overrun by some agents. */
export type AuxState = {
  name: string;
  chance: number;
  times: readonly [number, number];
  minutes: readonly [number, number];
  kind: "work" | "personal" | "system";
};

type Range = readonly [number, number];

function work(name: string, chance: number, times: Range, minutes: Range): AuxState {
  return { name, chance, times, minutes, kind: "work" };
}

function personal(name: string, chance: number, times: Range, minutes: Range): AuxState {
  return { name, chance, times, minutes, kind: "personal" };
}

function system(name: string, chance: number, times: Range, minutes: Range): AuxState {
  return { name, chance, times, minutes, kind: "system" };
}

export const BACK_OFFICE = "BackOffice";

const NAMED_STATES: readonly AuxState[] = [
  work("Respuesta Whats", 0.65, [2, 6], [4, 22]),
  work(BACK_OFFICE, 0.6, [1, 3], [12, 50]),
  work("Capacitación", 0.12, [1, 1], [40, 110]),
  work("Reunión", 0.25, [1, 2], [15, 45]),
  personal("Almuerzo", 0.96, [1, 1], [32, 62]),
  personal("Break", 0.97, [2, 3], [7, 17]),
  personal("Baño", 0.9, [1, 5], [2, 8]),
  personal("Pausa activa", 0.7, [1, 2], [5, 9]),
  system("Falla técnica", 0.12, [1, 2], [3, 50]),
  work("Coaching", 0.18, [1, 1], [15, 40]),
  work("Correo electrónico", 0.35, [1, 3], [6, 25]),
  personal("Refrigerio", 0.3, [1, 1], [8, 18]),
  work("Chat web", 0.3, [1, 4], [4, 18]),
  work("Redes sociales", 0.2, [1, 3], [5, 20]),
  work("Devolución de llamada", 0.3, [1, 4], [2, 10]),
  work("Auditoría de calidad", 0.08, [1, 1], [20, 50]),
  work("Gestión documental", 0.2, [1, 2], [10, 35]),
  personal("Permiso", 0.04, [1, 1], [20, 90]),
  personal("Pausa médica", 0.03, [1, 1], [10, 45]),
  system("Soporte TI", 0.06, [1, 1], [5, 35]),
  system("Reinicio de equipo", 0.15, [1, 2], [3, 9]),
  work("Retroalimentación", 0.15, [1, 1], [10, 25]),
  work("Gestión de cobranza", 0.25, [1, 3], [8, 30]),
  work("Apoyo a supervisor", 0.07, [1, 2], [10, 40]),
  personal("Lactancia", 0.02, [1, 2], [25, 35]),
  system("Cambio de puesto", 0.05, [1, 1], [4, 12]),
  work("Evaluación", 0.05, [1, 1], [20, 45]),
  work("Inducción", 0.03, [1, 1], [30, 90]),
  system("Corte de energía", 0.01, [1, 1], [10, 60]),
  work("Casos especiales", 0.15, [1, 2], [10, 40]),
];

export const MOST_STATES = NAMED_STATES.length;

/** No code chosen: one blank on the wire, as in the documentation's own sample. Rare, and beside the count asked for. */
export const NO_CODE: AuxState = system(" ", 0.4, [1, 2], [1, 6]);

export function chooseStates(count: number): AuxState[] {
  return [...NAMED_STATES.slice(0, count), NO_CODE];
}
