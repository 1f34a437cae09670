import { shownCount } from "@quickening/table";
import { formatInteger } from "@quickening/workspace/terminal";

/** A count as a person reads it: in full, or of data that are not open as far as it may be told. */
export function countWords(n: number, closed: boolean): string {
	return closed ? shownCount(n, true) : formatInteger(n);
}
