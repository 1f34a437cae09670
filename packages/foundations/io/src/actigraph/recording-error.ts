import { InvalidInputError } from "@quickening/core";

/** What is wrong with a file, and what to do. */
export interface RecordingFault {
	/** The reader's name: "readGt3x". */
	readonly reader: string;
	readonly file: string;
	/** A clause after the file's name, with the byte or line: "has no log.bin". */
	readonly problem: string;
	readonly received: unknown;
	/** A sentence. */
	readonly advice: string;
}

/** A file that cannot be read as what it should be. */
export function recordingError({ reader, file, problem, received, advice }: RecordingFault): InvalidInputError {
	return new InvalidInputError(`${reader}: ${file} ${problem}; got ${received}. ${advice}`, {
		code: "invalid-file",
		argument: file,
		received,
	});
}
