import { InvalidInputError } from "@quickening/core";

/** A file that is no WAV file that is read here: names the file and what to do. */
export function wavError(file: string, problem: string, received: unknown, advice: string): InvalidInputError {
	return new InvalidInputError(`readWav: ${file} ${problem}; got ${received}. ${advice}`, {
		code: "invalid-file",
		argument: file,
		received,
	});
}
