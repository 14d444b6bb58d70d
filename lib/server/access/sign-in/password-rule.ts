import "server-only";
import { ProblemError } from "@/lib/report/answers/problem";
import { foldText } from "@/lib/report/text";

type Owner = { name: string; email: string };

// One in a million guesses: what zxcvbn gives less than two of its four points.
const leastScore = 2;
// A year and a sign around one's own name are no password: they are the first thing that anybody tries.
const leastOwnGuesses = 50_000;
// Beyond these the library takes long and finds nothing new.
const mostJudged = 64;
// Beside the list of common passwords, which is mostly English.
const commonHere = [
  ...["auxboard", "wolkvox", "supervisor", "supervisora", "administrador", "administradora", "admin"],
  ...["contraseña", "contrasena", "clave", "callcenter", "contactcenter", "bienvenido", "hola", "teamo"],
  ...["colombia", "bogota", "bogotá", "medellin", "medellín", "cali", "mexico", "méxico", "peru", "perú"],
];

/**
 * Whether a password is beyond the first million that anybody would try: no common one, no row of keys, no date, not the owner's
 * own name or e-mail.
 */
export async function isHardToGuess(password: string, owner: Owner): Promise<boolean> {
  const known = [...listOwnWords(owner), ...commonHere];
  const estimate = await loadEstimator();
  const judge = (text: string) => estimate(text.slice(0, mostJudged), known);
  return judge(leaveOut(password, known)).guesses >= leastOwnGuesses && judge(password).score >= leastScore;
}

/** A password without the words that anybody would try first. */
function leaveOut(password: string, known: readonly string[]): string {
  const longestFirst = known.map(foldText).sort((a, b) => b.length - a.length);
  return longestFirst.reduce((text, word) => text.replaceAll(word, ""), foldText(password));
}

/** @throws ProblemError `invalid-parameter` for a password that is easy to guess; `word` is what the request calls it. */
export async function assertHardToGuess(password: string, owner: Owner, word = "password"): Promise<void> {
  if (await isHardToGuess(password, owner)) return;
  throw new ProblemError(
    "invalid-parameter",
    `${word}: is easy to guess: it is common, or made of the owner's name or e-mail. Choose another.`,
  );
}

function listOwnWords({ name, email }: Owner): string[] {
  const words = [name, email, ...email.split("@"), ...`${name} ${email}`.split(/[^\p{L}\p{N}]+/u)];
  return [...new Set([...words, ...words.map(foldText)])].filter((word) => word.length > 2);
}

type Estimator = (password: string, known: string[]) => { score: number; guesses: number };

let estimator: Promise<Estimator> | null = null;

// Its lists take some megabytes: most processes never need them.
function loadEstimator(): Promise<Estimator> {
  estimator ??= Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common")]).then(
    ([{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }]) => {
      const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
      return (password, known) => zxcvbn.check(password, known);
    },
  );
  return estimator;
}
