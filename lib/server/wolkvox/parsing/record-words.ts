import { foldWords } from "./refusal";

const records =
  "(?:RECORDS?|REGISTROS?|RESULTS?|RESULTADOS?|ROWS?|FILAS?|DATA|DATOS|INFORMATION|INFORMACION)";
const isRecords = new RegExp(`^${records}$`);
const countBefore = new RegExp(`(?<![\\w.,-])(\\d{1,9})\\s+(?:\\w+\\s+)?${records}\\b`);
const countAfter = new RegExp(`\\b${records}\\b[^\\d]{0,20}?[:=]?\\s*(\\d{1,9})(?![\\w.,:/-])`);
const none = new RegExp(
  `\\b(?:NO|SIN|ZERO|CERO|NOT?|WITHOUT)\\b.{0,40}\\b${records}\\b|\\b${records}\\b.{0,20}\\bNOT FOUND\\b`,
);

/** How many records wolkvox says that it found ("5 records were found"); null where its words give no number. */
export function parseRecordCount(words: string): number | null {
  const folded = foldWords(words);
  const [, count] = countBefore.exec(folded) ?? countAfter.exec(folded) ?? [];
  if (count !== undefined) return Number(count);
  return none.test(folded) ? 0 : null;
}

// What else a sentence about no records may be made of. Any other word may be the reason why none could be read: "no
// connection to the data base", "could not retrieve the records".
const plainWords = new Set(
  [
    "NO NOT NONE WITHOUT ZERO ANY THERE IS ARE WAS WERE HAS HAVE BEEN FOUND EXIST EXISTS AVAILABLE RETURNED SHOW OK SUCCESS",
    "A AN THE OF IN ON AT TO FOR FROM WITH AND BETWEEN THIS THESE THAT YOUR MATCH MATCHES MATCHING SELECTED REQUESTED",
    "SPECIFIED GIVEN DATE DATES DAY DAYS RANGE PERIOD TIME TIMES QUERY SEARCH FILTER FILTERS CRITERIA PARAMETERS AGENT AGENTS",
    "REPORT ACTIVITY SIN CERO NINGUN NINGUNO NINGUNA HAY HUBO HAN HA SIDO SE ENCONTRO ENCONTRARON ENCONTRADO ENCONTRADOS",
    "ENCONTRADA ENCONTRADAS EXISTE EXISTEN DISPONIBLE DISPONIBLES MOSTRAR QUE PARA DE DEL EN EL LA LOS LAS UN UNA CON Y",
    "DESDE HASTA ENTRE ESTE ESTA ESTOS ESTAS SU SUS COINCIDEN SELECCIONADO SELECCIONADOS SELECCIONADA SELECCIONADAS",
    "INDICADO INDICADOS INDICADA INDICADAS SOLICITADO SOLICITADA CONSULTADO CONSULTADA DADO DADOS FECHA FECHAS DIA DIAS",
    "RANGO PERIODO HORA HORAS CONSULTA BUSQUEDA FILTRO FILTROS CRITERIO CRITERIOS PARAMETRO PARAMETROS AGENTE AGENTES",
    "REPORTE INFORME ACTIVIDAD",
  ].flatMap((line) => line.split(" ")),
);
const dateOrTime =
  /^(?:\d{14}|\d{8}|\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{1,2}:\d{2}(?::\d{2})?)$/;

/** Whether words say that there are no records, and speak of nothing else that could be why. */
export function saysNoRecords(words: string): boolean {
  if (parseRecordCount(words) !== 0) return false;
  const parts = foldWords(words).split(/[\s.,;()[\]¡!"'`]+/);
  return parts
    .map((part) => part.replace(/^[-:]+|[-:]+$/g, ""))
    .every(
      (part) =>
        plainWords.has(part) || isRecords.test(part) || /^(?:0*|404)$/.test(part) || dateOrTime.test(part),
    );
}

/** Whether words say nothing beyond "not found": wolkvox's own code 404 needs no more. */
export function saysNothingElse(words: string): boolean {
  return /^[\s.:;,!-]*(?:(?:404|NOT FOUND|NO ENCONTRADO)[\s.:;,!-]*)*$/.test(foldWords(words));
}
