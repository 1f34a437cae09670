import { InvalidInputError } from "@quickening/core";

/** What is wrong with a file, and what to do. */
export interface FileFault {
	/** Name of the function that reads: "readGt3x". */
	readonly reader: string;
	readonly file: string;
	/** A line of a text file, from 1 as editors count. */
	readonly line?: number;
	/** Where it was found, or where the line begins; left out where `problem` names the place. */
	readonly byte?: number;
	/** A clause after the file's name: "must begin with ...". */
	readonly problem: string;
	readonly received: unknown;
	/** What was received, as the message shows it; `received` itself by default. */
	readonly shown?: string;
	/** A sentence. */
	readonly advice: string;
	readonly code?: string;
}

/** A file that cannot be read as what it should be: names reader, file, place, rule, what was found and what to do. */
export function fileError(fault: FileFault): InvalidInputError {
	const { reader, file, line, byte, problem, received, shown = received, advice, code = "invalid-file" } = fault;
	const at = byte === undefined ? "" : ` (byte ${byte})`;
	const what = line === undefined ? `${file} ${problem}${at}` : `${file}, line ${line}${at}, ${problem}`;
	return new InvalidInputError(`${reader}: ${what}; got ${shown}. ${advice}`, { code, argument: file, received });
}

/** {@link fileError} for the files of one reader. */
export const fileErrorsOf =
	(reader: string) =>
	(file: string, problem: string, received: unknown, advice: string): InvalidInputError =>
		fileError({ reader, file, problem, received, advice });

/** What to do about a file that is cut or damaged. */
export const fetchAgain =
	"The file is cut or damaged: fetch it again and compare its size or checksum with the source's.";
