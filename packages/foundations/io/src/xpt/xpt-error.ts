import { InvalidInputError } from "@quickening/core";

/** A file that is no SAS transport file that is read here: names the file, the byte and what to do. */
export function xptError(file: string, problem: string, received: unknown, advice: string): InvalidInputError {
	return new InvalidInputError(`readXpt: ${file} ${problem}; got ${received}. ${advice}`, {
		code: "invalid-file",
		argument: file,
		received,
	});
}

/** What to do about a file that is cut or damaged. */
export const fetchAgain =
	"The file is cut or damaged: fetch it again and compare its size or checksum with the source's.";
