import type { Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/index.ts";
import { fetchAgain, xptError } from "./xpt-error.ts";
import { latin1, readExactly, recordBytes, trimmed } from "./xpt-records.ts";
import { readVariables, type XptVariable } from "./xpt-variables.ts";

/** A member (data set) of a transport file: what its header says, and where its rows lie. */
export interface XptMemberHeader {
	readonly name: string;
	readonly label: string;
	readonly created: string;
	readonly modified: string;
	readonly variables: readonly XptVariable[];
	readonly rowBytes: number;
	/** First byte of the rows. */
	readonly start: number;
}

/** The beginning of a transport file. */
export interface XptLibrary {
	/** 5 for names of 8 characters; 8 for those of 32. */
	readonly version: 5 | 8;
	/** As the file says: "9.4", "LIN X64". */
	readonly sasVersion: string;
	readonly system: string;
}

const library = /^HEADER RECORD\*{7}LIB(RARY |V8 {3})HEADER RECORD!{7}/;
const member = /^HEADER RECORD\*{7}MEMB(ER {2}|V8 {2})HEADER RECORD!{7}\d{27}(\d{3}) /;
const descriptor = /^HEADER RECORD\*{7}DSC(RPTR |PTV8 )HEADER RECORD!{7}/;
const namestr = /^HEADER RECORD\*{7}NAM(ESTR|STV8) HEADER RECORD!{7}(\d{6})(\d{4})/;
const labels = /^HEADER RECORD\*{7}LABELV([89]) {1,2}HEADER RECORD!{7} *(\d+)/;
const observations = /^HEADER RECORD\*{7}OBS(V8)? *HEADER RECORD!{7}/;

/** Whether these 80 bytes begin a member. */
export function isMemberRecord(record: Uint8Array): boolean {
	return member.test(latin1(record));
}

/** Reads the first three records of a file. */
export async function readLibrary(source: ByteSource): Promise<XptLibrary> {
	const { name, sizeBytes } = source;
	if (sizeBytes === 0) throw xptError(name, "must be a SAS transport file", "an empty file", fetchAgain);
	const first = latin1(await source.read(0, recordBytes));
	const found = library.exec(first);
	if (found === null) {
		throw xptError(
			name,
			'must begin with the record "HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!"',
			JSON.stringify(first.slice(0, 48)),
			first.startsWith("**COMPRESSED**")
				? "This is a file of PROC CPORT, which no open program reads: write it anew with the XPORT engine."
				: "Only transport files (XPORT, version 5 or 8) are read; a .sas7bdat file is something else.",
		);
	}
	const second = latin1(await readExactly(source, recordBytes, recordBytes, "the second record"));
	if (!second.startsWith("SAS     SAS     SASLIB  ")) {
		throw xptError(
			name,
			'must have "SAS     SAS     SASLIB" at byte 80',
			JSON.stringify(second.slice(0, 24)),
			fetchAgain,
		);
	}
	await readExactly(source, 2 * recordBytes, recordBytes, "the third record");
	return {
		version: found[1] === "V8   " ? 8 : 5,
		sasVersion: second.slice(24, 32).trim(),
		system: second.slice(32, 40).trim(),
	};
}

/** Reads the header of the member that begins at `offset`; warnings are added to `warnings`. */
export async function readMemberHeader(
	source: ByteSource,
	offset: number,
	warnings: Warning[],
): Promise<XptMemberHeader> {
	const { name: file } = source;
	let at = offset;
	const next = async (pattern: RegExp, what: string) => {
		const text = latin1(await readExactly(source, at, recordBytes, what));
		const found = pattern.exec(text);
		if (found === null) {
			throw xptError(file, `must have ${what} at byte ${at}`, JSON.stringify(text.slice(0, 48)), fetchAgain);
		}
		at += recordBytes;
		return found;
	};
	const [, memberVersion, size] = await next(member, "a member's header record");
	const variableBytes = Number(size);
	if (variableBytes !== 140 && variableBytes !== 136) {
		throw xptError(
			file,
			`must describe each variable in 140 bytes (136 on VAX), as byte ${at - 5} says`,
			variableBytes,
			fetchAgain,
		);
	}
	await next(descriptor, "a member's descriptor record");
	const about = await readExactly(source, at, 2 * recordBytes, "the description of a member");
	at += 2 * recordBytes;
	const text = latin1(about);
	if (!text.startsWith("SAS     ")) {
		throw xptError(
			file,
			`must have "SAS" at byte ${at - 2 * recordBytes}`,
			JSON.stringify(text.slice(0, 8)),
			fetchAgain,
		);
	}
	const nameEnd = memberVersion === "V8  " ? 40 : 16;
	const [, , nHigh, nLow] = await next(namestr, "a record with the number of variables");
	const nVariables = Number(`${nHigh}${nLow}`);
	const describedBytes = nVariables * variableBytes;
	const padded = Math.ceil(describedBytes / recordBytes) * recordBytes;
	if (at + padded > source.sizeBytes) {
		throw xptError(
			file,
			`must hold the descriptions of the ${nVariables} variables that byte ${at - recordBytes + 54} claims, ${describedBytes} bytes`,
			`${source.sizeBytes - at} bytes`,
			fetchAgain,
		);
	}
	const described = await readExactly(source, at, padded, "the descriptions of variables");
	const variablesAt = at;
	at += padded;
	let longLabels: Uint8Array | undefined;
	let labelVersion = 8;
	const peek = latin1(await readExactly(source, at, recordBytes, "the record before the rows"));
	const label = labels.exec(peek);
	if (label !== null) {
		at += recordBytes;
		labelVersion = Number(label[1]);
		// What a variable can say at most: five lengths, a name, a label, two formats.
		const most = nVariables * (10 + 32 + 256 + 2 * 64) + 2 * recordBytes;
		const piece = await source.read(at, most - (most % recordBytes));
		const length = recordAt(piece, observations);
		if (length === undefined) {
			throw xptError(file, `must have a record before the rows within ${most} bytes of byte ${at}`, "none", fetchAgain);
		}
		longLabels = piece.subarray(0, length);
		at += length;
	}
	await next(observations, "the record before the rows");
	const variables = readVariables(described, {
		file,
		offset: variablesAt,
		nVariables,
		variableBytes,
		long: memberVersion === "V8  ",
		longLabels,
		labelVersion,
		warnings,
	});
	return {
		name: trimmed(about.subarray(8, nameEnd)),
		label: trimmed(about.subarray(recordBytes + 32, recordBytes + 72)),
		created: text.slice(recordBytes - 16, recordBytes),
		modified: text.slice(recordBytes, recordBytes + 16),
		variables,
		rowBytes: variables.reduce((sum, { length }) => sum + length, 0),
		start: at,
	};
}

/** Where the first record that matches begins. */
function recordAt(piece: Uint8Array, pattern: RegExp): number | undefined {
	for (let at = 0; at + recordBytes <= piece.length; at += recordBytes) {
		if (pattern.test(latin1(piece.subarray(at, at + recordBytes)))) return at;
	}
	return undefined;
}
