import { InvalidInputError } from "@quickening/core";

/** A file that is no WFDB file, or ends too early: names the file and what to do. */
export function wfdbError(file: string, problem: string, received: unknown, advice: string): InvalidInputError {
	return new InvalidInputError(`readWfdb: ${file} ${problem}; got ${received}. ${advice}`, {
		code: "invalid-file",
		argument: file,
		received,
	});
}
