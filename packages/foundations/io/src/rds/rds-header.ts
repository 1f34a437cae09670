import { fetchAgain, rdsError } from "./rds-error.ts";
import type { XdrReader } from "./xdr-reader.ts";

/** What stands before the value. */
export interface RdsHeader {
	readonly version: 2 | 3;
	readonly writtenBy: string;
	readonly nativeEncoding: string | undefined;
}

export function readHeader(reader: XdrReader): RdsHeader {
	const { file } = reader;
	const start = String.fromCharCode(...reader.bytes.subarray(0, 5));
	if (/^RD[AXB][23]\n/.test(start)) {
		throw rdsError(
			file,
			"must be written by saveRDS",
			"a file of save() (.rda)",
			"In R: load it, and saveRDS(object, file) each object.",
		);
	}
	if (/^[AB]\n/.test(start)) {
		throw rdsError(
			file,
			"must be serialised as XDR",
			start[0] === "A" ? "ASCII" : "native binary",
			"In R: saveRDS(readRDS(file), file).",
		);
	}
	if (!start.startsWith("X\n")) {
		throw rdsError(
			file,
			'must begin with "X" and a new line, once unpacked',
			JSON.stringify(start.slice(0, 2)),
			"Only files of saveRDS are read.",
		);
	}
	reader.at = 2;
	const version = reader.int32("the version of the format");
	if (version !== 2 && version !== 3)
		throw rdsError(file, "must be of version 2 or 3, as byte 2 says", version, fetchAgain);
	const writer = reader.int32("the version of R");
	const least = reader.int32("the version of R that reads it");
	if (least > writer || writer <= 0 || writer >= 0x1000000) {
		throw rdsError(
			file,
			"must name the R that wrote it, and one no later that reads it",
			`${writer} and ${least}`,
			fetchAgain,
		);
	}
	let nativeEncoding: string | undefined;
	if (version === 3) {
		const length = reader.int32("the length of the encoding's name");
		if (length < 1 || length > 64) throw rdsError(file, "must name an encoding in 1 to 64 bytes", length, fetchAgain);
		nativeEncoding = String.fromCharCode(...reader.take(length, "the encoding's name"));
	}
	return { version, writtenBy: `${writer >> 16}.${(writer >> 8) & 255}.${writer & 255}`, nativeEncoding };
}
