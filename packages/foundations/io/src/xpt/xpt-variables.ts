import type { Warning } from "@quickening/core";
import { fetchAgain, xptError } from "./xpt-error.ts";
import { trimmed } from "./xpt-records.ts";

/** A variable as the member's header describes it. */
export interface XptVariable {
	readonly name: string;
	readonly label: string;
	readonly type: "number" | "text";
	/** Bytes in a row: 2 to 8 for numbers, 1 to 32,767 for text. */
	readonly length: number;
	/** First byte in a row. */
	readonly position: number;
	/** Name of the format that shows it, with width and decimals: "DATE9.", "8.2"; "" for none. */
	readonly format: string;
}

interface VariableOptions {
	readonly file: string;
	/** Where the descriptions lie, for messages. */
	readonly offset: number;
	readonly nVariables: number;
	readonly variableBytes: number;
	/** Version 8: names of up to 32 characters follow the position. */
	readonly long: boolean;
	readonly longLabels: Uint8Array | undefined;
	readonly labelVersion: number;
	readonly warnings: Warning[];
}

/** Reads the descriptions of a member's variables (NAMESTR records), and checks that they fill a row without a hole. */
export function readVariables(bytes: Uint8Array, options: VariableOptions): XptVariable[] {
	const { file, offset, nVariables, variableBytes, long, warnings } = options;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const longer = longNames(options);
	const variables: XptVariable[] = [];
	const names = new Set<string>();
	let position = 0;
	for (let i = 0; i < nVariables; i++) {
		const at = i * variableBytes;
		const where = `variable ${i + 1} (byte ${offset + at})`;
		const type = view.getInt16(at);
		const length = view.getInt16(at + 4);
		const number = view.getInt16(at + 6);
		if (type !== 1 && type !== 2) {
			throw xptError(file, `must say of ${where} whether it is numeric (1) or character (2)`, type, fetchAgain);
		}
		if (length < (type === 1 ? 2 : 1) || (type === 1 && length > 8)) {
			throw xptError(file, `must give ${where} ${type === 1 ? "2 to 8 bytes" : "at least 1 byte"}`, length, fetchAgain);
		}
		if (number !== i + 1) throw xptError(file, `must number ${where} ${i + 1}`, number, fetchAgain);
		const stated = view.getInt32(at + 84);
		if (stated !== position) {
			throw xptError(
				file,
				`must place ${where} at byte ${position} of a row, after those before it`,
				stated,
				fetchAgain,
			);
		}
		const short = trimmed(bytes.subarray(at + 8, at + 16));
		const more = longer.get(i + 1);
		const name = more?.name ?? (long ? trimmed(bytes.subarray(at + 88, at + 120)) || short : short);
		if (!/^[A-Za-z_][\w$#@.]*$/.test(name)) {
			throw xptError(file, `must name ${where} by letters, digits and _`, JSON.stringify(name), fetchAgain);
		}
		if (names.has(name))
			throw xptError(file, `must name each variable once; ${where} has another's name`, name, fetchAgain);
		names.add(name);
		variables.push({
			name,
			label: more?.label ?? trimmed(bytes.subarray(at + 16, at + 56)),
			type: type === 1 ? "number" : "text",
			length,
			position,
			format:
				more?.format ??
				formatText(trimmed(bytes.subarray(at + 56, at + 64)), view.getInt16(at + 64), view.getInt16(at + 66)),
		});
		position += length;
	}
	for (let i = nVariables * variableBytes; i < bytes.length; i++) {
		if (bytes[i] === 0x20 || bytes[i] === 0) continue;
		warnings.push({
			code: "filling",
			message: `${file}: byte ${offset + i}, which fills the last record of the descriptions, is ${bytes[i]} and no blank: there may be more variables than are counted`,
		});
		break;
	}
	return variables;
}

/** Width and decimals after a format's name, as SAS prints it. */
function formatText(name: string, width: number, decimals: number): string {
	if (name === "" && width === 0 && decimals === 0) return "";
	return `${name}${width > 0 ? width : ""}.${decimals > 0 ? decimals : ""}`;
}

/** Names, labels and formats too long for their place, which version 8 keeps after the descriptions. */
function longNames({ file, longLabels, labelVersion }: VariableOptions) {
	const found = new Map<number, { name: string; label: string; format?: string }>();
	if (longLabels === undefined) return found;
	const view = new DataView(longLabels.buffer, longLabels.byteOffset, longLabels.byteLength);
	const nLengths = labelVersion === 9 ? 5 : 3;
	let at = 0;
	while (at + 2 * nLengths <= longLabels.length) {
		const [number = 0, ...lengths] = Array.from({ length: nLengths }, (_, i) => view.getUint16(at + 2 * i));
		// What fills the last record is blank, or zero.
		if (number === 0x2020 || number === 0) break;
		at += 2 * nLengths;
		const texts = lengths.map((length) => {
			if (at + length > longLabels.length) {
				throw xptError(file, "must hold the long labels that it counts", `${length} bytes at ${at}`, fetchAgain);
			}
			const text = trimmed(longLabels.subarray(at, at + length));
			at += length;
			return text;
		});
		const [name = "", label = "", format] = texts;
		found.set(number, { name, label, ...(format ? { format } : {}) });
	}
	return found;
}
