import type { ByteSource } from "../bytes/byte-source.ts";

/**
 * Names of the files in a zip archive, from its directory; from the headers before the files when the end is cut off. It
 * refuses nothing, unlike `readZipDirectory`: a damaged archive is to be told by its name, and refused by its reader.
 */
export async function zipNames(
	source: ByteSource,
): Promise<{ readonly names: readonly string[]; readonly isCut: boolean }> {
	const tailBytes = Math.min(source.sizeBytes, 65_557);
	const tail = await source.read(source.sizeBytes - tailBytes, tailBytes);
	for (let at = tail.length - 22; at >= 0; at--) {
		if (tail[at] !== 0x50 || tail[at + 1] !== 0x4b || tail[at + 2] !== 5 || tail[at + 3] !== 6) continue;
		const end = viewOf(tail);
		const [size, offset] = [end.getUint32(at + 12, true), end.getUint32(at + 16, true)];
		return { names: directoryNames(await source.read(offset, Math.min(size, 1 << 20))), isCut: false };
	}
	return { names: await localNames(source), isCut: true };
}

/** Names as they stand before each file; as far as they can be followed, since the length of a file may stand behind it. */
async function localNames(source: ByteSource): Promise<readonly string[]> {
	const names: string[] = [];
	for (let at = 0; names.length < mostLocalNames; ) {
		const header = await source.read(Math.min(at, source.sizeBytes), 1 << 10);
		const view = viewOf(header);
		if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) break;
		const [name, extra] = [view.getUint16(26, true), view.getUint16(28, true)];
		names.push(new TextDecoder().decode(header.subarray(30, 30 + name)));
		const isLengthBehind = (view.getUint16(6, true) & 8) !== 0;
		if (isLengthBehind) break;
		at += 30 + name + extra + view.getUint32(18, true);
	}
	return names;
}

const mostLocalNames = 100;

function directoryNames(directory: Uint8Array): readonly string[] {
	const view = viewOf(directory);
	const names: string[] = [];
	for (let at = 0; at + 46 <= directory.length && view.getUint32(at, true) === 0x02014b50; ) {
		const [name, extra, comment] = [28, 30, 32].map((each) => view.getUint16(at + each, true)) as [
			number,
			number,
			number,
		];
		names.push(new TextDecoder().decode(directory.subarray(at + 46, at + 46 + name)));
		at += 46 + name + extra + comment;
	}
	return names;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
