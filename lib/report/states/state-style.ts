import { foldText } from "@/lib/report/text";
import type { StateClass } from "./state-shades";

/**
 * A state's place in the palette, kept for ever: `shade` counts from 0 within the class. Where settings say so, its name and its
 * place among those of its class; `isSensitive` only for whoever has the right to read it by itself.
 */
export type StateStyle = {
  stateClass: StateClass;
  shade: number;
  name?: string;
  order?: number;
  isSensitive?: true;
};

// Words that supervisors of Spanish-speaking centres give their states; whatever fits none is left unjudged. Words
// begin where a word begins ("cena" is not in "escenario"); the first line that fits decides, so that training on the
// system is work and a call of one's own is personal.
const classWords: readonly [StateClass, RegExp][] = [
  [
    "productive",
    /(?<![a-z])(?:aux)?(?:capacita|entrena|training|induccion|formacion|coaching|evaluacion|auditoria|reunion|meeting|feedback|retroaliment|gestion|seguimiento)/,
  ],
  [
    "system",
    /^$|(?<![a-z])(?:aux)?(?:fall[ao]|caida|problema|fail|error|tecnic|technic|sistema|system|soporte ti(?![a-z])|sin (?:codigo|estado|internet)|reinicio|corte de|cambio de puesto|desconex|not? ready)/,
  ],
  [
    "personal",
    /(?<![a-z])(?:aux)?(?:almuerzo|comida|cena(?![a-z])|desayuno|colacion|merienda|refrigerio|lunch|cafe(?![a-z])|coffee|break|descanso|receso|banos?(?![a-z])|bath|restroom|toilet|sanitario|wc(?![a-z])|pausa|medic|salud|personal|permiso|lactancia)/,
  ],
  [
    "productive",
    /(?<![a-z])(?:aux)?(?:back[ _-]?office|whats|correo|e?mail|chat|redes sociales|llamada|calidad|soporte|supervis|apoyo|visita|admin|tarea|document|caso)/,
  ],
];

/** The class a state's name suggests, by the field's usual words; `other` when none fits. */
export function classifyState(state: string): StateClass {
  const name = foldText(state);
  return classWords.find(([, words]) => words.test(name))?.[0] ?? "other";
}

/**
 * Gives every state that has no style yet the next free shade of its class, in the order given. Styles already
 * given never change: a colour belongs to its state for ever.
 */
export function assignStyles(
  known: ReadonlyMap<string, StateStyle>,
  states: readonly string[],
): Map<string, StateStyle> {
  const styles = new Map(known);
  const next = nextShades(known.values());
  for (const state of states) {
    if (styles.has(state)) continue;
    const stateClass = classifyState(state);
    const shade = next.get(stateClass) ?? 0;
    styles.set(state, { stateClass, shade });
    next.set(stateClass, shade + 1);
  }
  return styles;
}

/** By class the first shade that no style has taken, nor any after it. */
export function nextShades(styles: Iterable<StateStyle>): Map<StateClass, number> {
  const next = new Map<StateClass, number>();
  for (const { stateClass, shade } of styles)
    next.set(stateClass, Math.max(next.get(stateClass) ?? 0, shade + 1));
  return next;
}
