import type { PersonRow } from "./summarise-people.ts";

/** What is averaged over people: id of its value, name, unit, digits, and where a participant has it. */
export const measures = [
	{ id: "worn", name: "Worn on a valid day", unit: "h", digits: 1, of: (row: PersonRow) => row.wornHours },
	{ id: "enmo", name: "Mean acceleration (ENMO)", unit: "mg", digits: 1, of: (row: PersonRow) => row.meanEnmoMg },
	{ id: "window", name: "Window of the main sleep", unit: "h", digits: 1, of: (row: PersonRow) => row.windowHours },
	{ id: "sleep", name: "Sustained inactivity in it", unit: "h", digits: 1, of: (row: PersonRow) => row.sleepHours },
] as const;
