import { InvalidInputError } from "@quickening/core";

/** Where and how a file breaks its format. */
export interface FileFault {
	readonly reader: string;
	readonly file: string;
	/** Where it was found. */
	readonly byte: number;
	/** "must begin with ..." */
	readonly rule: string;
	readonly received: unknown;
	/** What to do. */
	readonly advice: string;
}

/** A file that cannot be read: names reader, file, byte, rule, what was found and what to do. */
export function fileError({ reader, file, byte, rule, received, advice }: FileFault): InvalidInputError {
	return new InvalidInputError(`${reader}: ${file} ${rule} (byte ${byte}); got ${received}. ${advice}`, {
		code: "invalid-file",
		argument: file,
		received,
	});
}
