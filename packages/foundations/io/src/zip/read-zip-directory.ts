import type { Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { fileError } from "../errors/file-error.ts";
import { isZip } from "./is-zip.ts";

/** A file inside a ZIP archive, whose two headers agree. */
export interface ZipEntry {
	readonly name: string;
	readonly isDeflated: boolean;
	/** Where its bytes begin in the archive, and how many they are. */
	readonly dataOffset: number;
	readonly compressedBytes: number;
	readonly sizeBytes: number;
	readonly crc32: number;
}

const endLength = 22;
const maximumDirectoryBytes = 1 << 20;
/** DEFLATE writes at most 258 bytes for 2 bits: what claims more is a bomb. */
const maximumDeflateRatio = 1032;

/**
 * The directory at the end of a ZIP archive, checked against the header before each file's bytes. Refused are archives with
 * encrypted or overlapping files, a size that DEFLATE cannot reach, names that leave the archive, several parts, and ZIP64.
 *
 * @param reader - Name of the caller, for messages.
 * @throws InvalidInputError when the directory is missing, cut or contradicts the files.
 *
 * Source: PKWARE APPNOTE 6.3.10.
 */
export async function readZipDirectory(
	source: ByteSource,
	reader: string,
): Promise<{ readonly entries: readonly ZipEntry[]; readonly warnings: readonly Warning[] }> {
	const fail = (problem: string, received: unknown, advice = "Take the file again from its source.") =>
		fileError({ reader, file: source.name, problem, received, advice });
	const end = await findEnd(source, fail);
	const directory = await source.read(end.directoryOffset, end.directoryBytes);
	if (directory.length !== end.directoryBytes) {
		throw fail(`must hold its directory at byte ${end.directoryOffset}`, `${directory.length} bytes of it`);
	}
	const view = viewOf(directory);
	const entries: ZipEntry[] = [];
	const spans: [from: number, to: number][] = [];
	let at = 0;
	for (let i = 0; i < end.nEntries; i++) {
		const where = `byte ${end.directoryOffset + at} (directory, file ${i + 1} of ${end.nEntries})`;
		if (at + 46 > directory.length || view.getUint32(at, true) !== 0x02014b50) {
			throw fail(`must have the mark of a directory's file at ${where}`, "other bytes");
		}
		const nameLength = view.getUint16(at + 28, true);
		const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
		if (next > directory.length) throw fail(`must end its directory after ${where}`, `a name beyond it`);
		const claimed = {
			flags: view.getUint16(at + 8, true),
			method: view.getUint16(at + 10, true),
			crc32: view.getUint32(at + 16, true),
			compressedBytes: view.getUint32(at + 20, true),
			sizeBytes: view.getUint32(at + 24, true),
			name: latin(directory.subarray(at + 46, at + 46 + nameLength)),
		};
		const headerOffset = view.getUint32(at + 42, true);
		const { name, compressedBytes, sizeBytes } = claimed;
		if (/^[\\/]|^[a-z]:|(^|[\\/])\.\.([\\/]|$)/i.test(name)) throw fail(`must name files inside itself`, name);
		if (entries.some((entry) => entry.name === name)) throw fail("must hold each name once", `${name} twice`);
		if (claimed.flags & 0x41) {
			throw fail(`must not be encrypted`, `${name} encrypted`, "Unlock it, and store it without a password.");
		}
		if ([compressedBytes, sizeBytes, headerOffset].includes(0xffffffff)) throw fail("must not be ZIP64", name);
		if (claimed.method !== 0 && claimed.method !== 8) {
			throw fail(
				`must be stored or deflated (method 0 or 8) at ${where}`,
				`method ${claimed.method} for ${name}`,
				"Pack it again with plain ZIP.",
			);
		}
		const isDeflated = claimed.method === 8;
		if (isDeflated ? sizeBytes > maximumDeflateRatio * (compressedBytes + 1) : sizeBytes !== compressedBytes) {
			throw fail(`must claim a size that its ${compressedBytes} packed bytes can have (${name})`, `${sizeBytes} bytes`);
		}
		const dataOffset = await checkHeader(source, { ...claimed, headerOffset, end: end.directoryOffset }, fail);
		spans.push([headerOffset, dataOffset + compressedBytes]);
		entries.push({ name, isDeflated, dataOffset, compressedBytes, sizeBytes, crc32: claimed.crc32 });
		at = next;
	}
	spans.sort(([a], [b]) => a - b);
	const overlap = spans.findIndex(([from], i) => i > 0 && from < spans[i - 1]![1]);
	if (overlap > 0) throw fail("must not hold files that overlap", `two at byte ${spans[overlap]![0]}`);
	return { entries, warnings: end.warnings };
}

type Fail = (problem: string, received: unknown, advice?: string) => Error;

/** The record at the end that says where the directory is. */
async function findEnd(source: ByteSource, fail: Fail) {
	const offset = Math.max(0, source.sizeBytes - endLength - 0xffff);
	const tail = await source.read(offset, source.sizeBytes - offset);
	const view = viewOf(tail);
	for (let at = tail.length - endLength; at >= 0; at--) {
		if (view.getUint32(at, true) !== 0x06054b50) continue;
		const nEntries = view.getUint16(at + 10, true);
		const directoryBytes = view.getUint32(at + 12, true);
		const directoryOffset = view.getUint32(at + 16, true);
		const spare = tail.length - at - endLength - view.getUint16(at + 20, true);
		if (nEntries === 0xffff || directoryBytes === 0xffffffff || directoryOffset === 0xffffffff) {
			throw fail("must not be ZIP64", "its marks at the end", "Pack it again as a plain ZIP below 4 GB.");
		}
		const parts = view.getUint16(at + 4, true) + view.getUint16(at + 6, true);
		if (parts !== 0 || view.getUint16(at + 8, true) !== nEntries) {
			throw fail("must be a ZIP in one part", "one of several");
		}
		if (directoryOffset + directoryBytes !== offset + at || directoryBytes > maximumDirectoryBytes || spare < 0) {
			throw fail(
				`must end with a directory of at most ${maximumDirectoryBytes} bytes before byte ${offset + at}`,
				`one of ${directoryBytes} at byte ${directoryOffset}`,
			);
		}
		const warnings: Warning[] = [];
		if (spare > 0) {
			warnings.push({ code: "bytes-after-end", message: `${source.name} has ${spare} bytes after its end.` });
		}
		return { nEntries, directoryBytes, directoryOffset, warnings };
	}
	throw isZip(await source.read(0, 4))
		? fail("must end with a directory", "none", "The file is cut short: copy or download it again.")
		: fail("must be a ZIP archive", source.sizeBytes === 0 ? "an empty file" : "other bytes");
}

interface Claimed extends Pick<ZipEntry, "name" | "compressedBytes" | "sizeBytes" | "crc32"> {
	readonly flags: number;
	readonly method: number;
	readonly headerOffset: number;
	readonly end: number;
}

/** Compares the header before a file's bytes with the directory, and tells where the bytes begin. */
async function checkHeader(source: ByteSource, claimed: Claimed, fail: Fail): Promise<number> {
	const { name, headerOffset } = claimed;
	const header = await source.read(headerOffset, 30 + name.length);
	const differ = (what: string) =>
		fail(`must say the same of ${name} at byte ${headerOffset} as in its directory`, `another ${what}`);
	if (header.length < 30 + name.length) throw differ("place");
	const view = viewOf(header);
	if (view.getUint32(0, true) !== 0x04034b50) throw differ("mark");
	if (view.getUint16(26, true) !== name.length || latin(header.subarray(30)) !== name) throw differ("name");
	if (view.getUint16(8, true) !== claimed.method) throw differ("method");
	// Bit 3: sizes and sum stand behind the bytes, and here they are 0.
	const isBehind = (view.getUint16(6, true) & 8) !== 0;
	const same = (at: number, value: number) => {
		const here = view.getUint32(at, true);
		return here === value || (isBehind && here === 0);
	};
	if (!same(14, claimed.crc32)) throw differ("checksum");
	if (!same(18, claimed.compressedBytes) || !same(22, claimed.sizeBytes)) throw differ("size");
	const dataOffset = headerOffset + 30 + name.length + view.getUint16(28, true);
	if (dataOffset + claimed.compressedBytes > claimed.end) throw fail(`must hold all of ${name}`, "its end missing");
	return dataOffset;
}

const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
