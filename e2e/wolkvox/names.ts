import { mixSeed } from "./random.ts";

export type Agent = { id: string; dni: string; name: string };

const SURNAMES =
  `Rojas Bernal Muñoz Peña Gutiérrez Ramírez Castaño Londoño Ospina Quintero Zuluaga Ñáñez Vélez Cárdenas Patiño
   Restrepo Bolaños Ibáñez Cordero Sepúlveda Fuentes Araya Valdés Espinoza Huamán Quispe Mamani Chávez Villalobos
   Montoya Cifuentes Beltrán Ortega Núñez Salazar Pérez Galindo Arango Mejía Pacheco Acuña Bustamante Rincón
   Sandoval Treviño Yepes Córdoba Suárez`.split(/\s+/);

const GIVEN_NAMES =
  `Tatiana,Luz Marina,José Ángel,Andrés,María Fernanda,Sebastián,Íngrid,Óscar Iván,Camila,Begoña,Julián,Verónica,
   Juan Pablo,Yuliana,Martín,Sofía,Nicolás,Ana Lucía,Héctor,Daniela,Ramón,Ximena,Jhon Édison,Paola Andrea,Iñaki,
   Catalina,Fabián,Rocío,Víctor Hugo,Adriana,Maximiliano,Leidy Johana,Cristóbal,Pilar,Germán,Valentina,Raúl,Estefanía,
   Wilmer,Lucía,Joaquín,Mónica,Édgar,Natalia,Agustín,Zoraida,Álvaro,Karen Julieth,Simón,Dayana,Efraín,Gabriela,Hernán,
   Noelia,Tomás`.split(/,\s*/);

/** Prime, and no divisor of the number of full names: stepping by it meets every name before one repeats. */
const STEP = 30_011;

function nameAt(index: number): string {
  const given = GIVEN_NAMES[index % GIVEN_NAMES.length];
  const surnames = Math.floor(index / GIVEN_NAMES.length);
  const first = SURNAMES[surnames % SURNAMES.length];
  const second = SURNAMES[Math.floor(surnames / SURNAMES.length) % SURNAMES.length];
  return `${first} ${second} ${given}`;
}

function createAgent(index: number, seed: number): Agent {
  const names = SURNAMES.length ** 2 * GIVEN_NAMES.length;
  return {
    id: String(10_001 + index),
    dni: String(1_000_000_000 + ((mixSeed(seed, 17) % 90_000_000) + index * 7919)),
    name: nameAt(((mixSeed(seed, 11) % names) + index * STEP) % names),
  };
}

/** The same first agents whatever the size of the operation. */
export function createAgents(count: number, seed: number): Agent[] {
  return Array.from({ length: count }, (_, index) => createAgent(index, seed));
}
