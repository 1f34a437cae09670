import { InvalidInputError } from "@quickening/core";

/**
 * Refuses an argument that is not as long as another.
 *
 * @param like - What it must be as long as, in words: "outcome", "fixed has rows".
 * @throws InvalidInputError (code "length-mismatch") with both lengths.
 */
export function checkLength(
	where: string,
	argument: string,
	length: number,
	{ like, wanted }: { readonly like: string; readonly wanted: number },
): void {
	if (length === wanted) return;
	throw new InvalidInputError(`${where}: ${argument} must be as long as ${like} (${wanted}); got ${length}`, {
		code: "length-mismatch",
		argument,
		received: length,
	});
}
