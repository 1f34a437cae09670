/** What an {@link InvalidInputError} carries beside its message. */
export interface InvalidInputDetail {
	/** Stable, machine-readable cause, such as "too-short" or "not-finite". */
	readonly code: string;
	/** The argument as it is named in the signature. */
	readonly argument: string;
	/** What was given, short enough to print. */
	readonly received: unknown;
}

/**
 * A caller's mistake: an argument that breaks the documented rule.
 * Messages read `<function>: <argument> must <rule>; got <what was given>`.
 */
export class InvalidInputError extends Error {
	readonly code: string;
	readonly argument: string;
	readonly received: unknown;

	constructor(message: string, detail: InvalidInputDetail) {
		super(message);
		this.name = "InvalidInputError";
		this.code = detail.code;
		this.argument = detail.argument;
		this.received = detail.received;
	}
}

/** Recognises an {@link InvalidInputError}, also one made by another copy of this package. */
export function isInvalidInput(error: unknown): error is InvalidInputError {
	return error instanceof Error && error.name === "InvalidInputError" && "argument" in error;
}
