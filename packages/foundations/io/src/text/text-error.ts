import type { InvalidInputError } from "@quickening/core";
import { fileError } from "../errors/file-error.ts";

/** Where in a text file: the line, counted from 1 as editors do, and the byte at which that line begins. */
export interface TextPlace {
	readonly line: number;
	readonly byte?: number;
}

/** A text file that cannot be read as what it is taken for: names function, file and line, and says what to do. */
export function textError(
	reader: string,
	file: string,
	{
		place,
		received,
		...fault
	}: {
		readonly place?: TextPlace;
		readonly problem: string;
		readonly received: unknown;
		readonly advice: string;
		readonly code?: string;
	},
): InvalidInputError {
	return fileError({ reader, file, ...place, ...fault, received, shown: shown(received) });
}

/** What was read, short enough to print, with letters that a terminal would act on written out. */
export function shown(received: unknown): string {
	if (typeof received !== "string") return String(received);
	const short = received.length > 60 ? `${received.slice(0, 57)}...` : received;
	return JSON.stringify(short);
}
